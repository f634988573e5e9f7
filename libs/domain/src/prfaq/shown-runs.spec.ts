import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffText } from './diff-text.js';
import { type ShownRun, shownPieces, shownText } from './shown-runs.js';

const seen = (runs: readonly ShownRun[]): string =>
  runs
    .map(({ text, looks, note }) => (note ? `<${text}>` : looks.length > 0 ? `${looks.join('+')}{${text}}` : text))
    .join('');
const compared = (before: string, after: string): string =>
  shownPieces(diffText(before, after))
    .map(({ kind, runs }) => (kind === 'same' ? seen(runs) : `${kind === 'added' ? '+' : '-'}[${seen(runs)}]`))
    .join('');

describe('a text as a reader sees it', () => {
  it.each([
    ['It costs **no more** than *two* pounds.', 'It costs strong{no more} than emphasis{two} pounds.'],
    ['See [the **list**](https://a.example/x_y) now', 'See link{the }link+strong{list} now'],
    ['- one\n- [ ] two\n3. three', '• one\n☐ two\n3. three'],
    ['## Now\nText', 'heading{Now}\nText'],
    ['2 \\* 3 is `a * b`', '2 * 3 is code{a * b}'],
    ['> said so', 'said so'],
    ['![a door](image:1)', 'link{a door}'],
    ['snake_case and 2 * 3', 'snake_case and 2 * 3'],
    ['<b>text</b>', '<b>text</b>'],
    ['**never closed', '**never closed'],
    ['```\n**code**\n```', '```\n**code**\n```'],
  ])('%j', (markdown, words) => {
    expect(seen(shownText(markdown))).toBe(words);
  });
});

describe('a comparison as a reader sees it', () => {
  it.each([
    ['in **140 towns**', 'in **120 towns**', 'in -[strong{140}]+[strong{120}]strong{ towns}'],
    ['in 140 towns', 'in **140** towns', 'in +[<bold from here>]strong{140}+[<bold to here>] towns'],
    [
      '[the list](https://a.example/one)',
      '[the list](https://a.example/two)',
      'link{the list}-[< (https://a.example/one)>]+[< (https://a.example/two)>]',
    ],
    ['One.', 'One **and [two](x)**.', 'One+[ strong{and }strong+link{two}< (x)>].'],
    ['- one', '1. one', '-[<list item>]+[<item 1.>]one'],
  ])('%j, %j', (before, after, words) => {
    expect(compared(before, after)).toBe(words);
  });

  it('keeps every word of either text, marks or not', () => {
    const parts = fc.constantFrom(
      ...['*', '**', '`', '[', ']', '(', ')', ' ', '\n', '- ', '# ', '\\', '<', 'word', 'other', '[a](b)'],
    );
    const text = fc.array(parts, { maxLength: 25 }).map((each) => each.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diffText(before, after);
        const shown = shownPieces(pieces);
        expect(shown.map(({ kind }) => kind)).toEqual(pieces.map(({ kind }) => kind));
        shown.forEach(({ runs }, at) => {
          const words = runs.map((run) => run.text).join('');
          for (const word of (pieces[at]?.text ?? '').match(/word|other/g) ?? []) expect(words).toContain(word);
        });
      }),
    );
  });
});
