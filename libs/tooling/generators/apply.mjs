/** Writes what a generator planned: all of it or nothing. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GenProblem } from './noun.mjs';

/**
 * Applies a plan below a folder: `create` makes files that must not exist, `edit` changes files that must, and `extend` makes
 * a file from its head and body or adds the body to the one that is there. Answers the paths. Throws GenProblem before
 * anything is written.
 */
export function applyPlan(root, { create, edit, extend = {} }) {
  const written = new Map();
  for (const [path, { head, body }] of Object.entries(extend)) {
    const present = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : head;
    written.set(path, `${present}\n${body}`);
  }
  for (const [path, text] of Object.entries(create)) {
    if (existsSync(join(root, path))) throw new GenProblem(`${path} exists already; nothing was written.`);
    written.set(path, text);
  }
  for (const [path, edits] of Object.entries(edit)) {
    try {
      const text = readFileSync(join(root, path), 'utf8');
      written.set(
        path,
        edits.reduce((before, change) => change(before), text),
      );
    } catch (error) {
      throw new GenProblem(`${path} could not be edited: ${error.message}. Nothing was written.`);
    }
  }
  for (const [path, text] of written) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { created: [...Object.keys(create), ...Object.keys(extend)], edited: Object.keys(edit) };
}
