/** Writes what a generator planned: all of it or nothing. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GenProblem } from './noun.mjs';

/**
 * Applies a plan below a folder: `create` makes files that must not exist, `edit` changes files that must. Answers the paths
 * of both. Throws GenProblem before anything is written.
 */
export function applyPlan(root, { create, edit }) {
  const written = new Map();
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
  return { created: Object.keys(create), edited: Object.keys(edit) };
}
