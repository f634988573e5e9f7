/** Edits of the lists that name every part of the product. Each throws GenProblem when its place is gone. */
import { GenProblem } from './noun.mjs';

/** Adds an import, in the order of the paths it comes from. */
export const addImport = (line) => (text) => {
  const from = pathOf(line);
  const lines = text.split('\n');
  const imports = lines.flatMap((each, at) => (/^import .* from '.*';$/.test(each) ? [at] : []));
  if (imports.length === 0) throw new GenProblem('there are no imports to stand beside');
  const relative = imports.filter((at) => pathOf(lines[at]).startsWith('.') === from.startsWith('.'));
  const next = relative.find((at) => pathOf(lines[at]) > from);
  const place = next ?? (relative.length > 0 ? relative.at(-1) : imports.at(-1)) + 1;
  return [...lines.slice(0, place), line, ...lines.slice(place)].join('\n');
};

/** Adds an entry at the end of the list that begins with `opening`, which ends in a bracket, on one line or several. */
export const addEntry = (opening, entry) => (text) => {
  const start = text.indexOf(opening);
  if (start < 0) throw new GenProblem(`"${opening}" is not in it any more`);
  const end = closingOf(text, start + opening.length);
  const before = text.slice(0, end).replace(/,?\s*$/, '');
  const comma = before.endsWith('[') || before.endsWith('{') || before.endsWith('(') ? '' : ',';
  const several = text.slice(start + opening.length, end).includes('\n');
  const indent = several ? `\n${' '.repeat(indentOf(text, end) + 2)}` : comma ? ' ' : '';
  const tail = several ? `,\n${' '.repeat(indentOf(text, end))}` : '';
  return `${before}${comma}${indent}${entry}${tail}${text.slice(end)}`;
};

/** Adds lines before the first line that contains `mark`. */
export const addBefore = (mark, added) => (text) => {
  const at = text.indexOf(mark);
  if (at < 0) throw new GenProblem(`"${mark}" is not in it any more`);
  const start = text.lastIndexOf('\n', at) + 1;
  return `${text.slice(0, start)}${added}\n${text.slice(start)}`;
};

const pathOf = (line) => /from '(.*)';$/.exec(line)[1];
const indentOf = (text, at) => /^ */.exec(text.slice(text.lastIndexOf('\n', at) + 1))[0].length;

/** Position of the bracket that closes the one just before `from`. */
function closingOf(text, from) {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if ('[{('.includes(text[at])) depth++;
    if (']})'.includes(text[at]) && --depth === 0) return at;
  }
  throw new GenProblem('a list in it does not end');
}
