/** Stamps: a digest of the files a step depends on, kept so that an unchanged step is skipped. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const skipped = new Set(['node_modules', 'dist', '.turbo', '.workback', 'coverage', 'test-results', '.git']);

/** Every file below a folder, sorted, without what is installed or built. */
export function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
    });
}

/** Digest of the contents of files; missing ones count too. */
export function digestOfContents(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${path}\0`).update(existsSync(path) ? readFileSync(path) : '-');
  return hash.digest('hex');
}

/** Digest of name, size and time of change of files: cheap enough for every start. */
export function digestOfTimes(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Reads a kept value, or undefined when there is none or it is damaged. */
export function readKept(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Keeps a value so that a crash leaves either the old or the new one. */
export function keep(file, value) {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(value));
  renameSync(`${file}.new`, file);
}
