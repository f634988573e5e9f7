// Our sources import each other as `./name.js` (Node's ESM rule) while the file on disk is `name.ts` or `name.tsx`.
const { existsSync } = require('node:fs');
const { resolve } = require('node:path');

module.exports = (request, options) => {
  if (/^\.{1,2}\/.*\.js$/.test(request) && !options.basedir.includes('node_modules')) {
    for (const extension of ['.ts', '.tsx']) {
      const file = resolve(options.basedir, request.replace(/\.js$/, extension));
      if (existsSync(file)) return file;
    }
  }
  return options.defaultResolver(request, options);
};
