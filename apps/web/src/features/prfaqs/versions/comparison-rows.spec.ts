import { describe, expect, it } from '@jest/globals';
import { diffText } from '@workback/domain/prfaq/diff-text';
import { comparisonRows, foldedRows, rowParts } from './comparison-rows.js';

const paragraphs = (count: number): string => Array.from({ length: count }, (_, at) => `Paragraph ${at}.`).join('\n\n');

describe('rows of a comparison', () => {
  it('are paragraphs, cut where both texts have a line end', () => {
    const rows = comparisonRows(diffText('One.\n\nTwo towns.\n- item', 'One.\n\nThree towns.\n- item'));
    expect(rows.map(({ pieces, changed, ends }) => [pieces.map(({ text }) => text).join('|'), changed, ends])).toEqual([
      ['One.', false, true],
      ['Two|Three| towns.', true, false],
      ['- item', false, false],
    ]);
  });

  it('keep every word', () => {
    const before = `${paragraphs(9)}\n\nEnd`;
    const after = before.replace('Paragraph 4.', 'Another.\n\nAnd one more.').replace('Paragraph 7.\n\n', '');
    const words = (text: string): string => text.replace(/\s+/g, ' ');
    const rows = comparisonRows(diffText(before, after));
    const side = (foreign: string): string =>
      rows
        .map(({ pieces }) =>
          pieces
            .filter(({ kind }) => kind !== foreign)
            .map(({ text }) => text)
            .join(''),
        )
        .join(' ');
    expect(words(side('added')).trim()).toBe(words(before));
    expect(words(side('removed')).trim()).toBe(words(after));
  });

  it('fold where nothing near them changed', () => {
    const before = paragraphs(20);
    const stretches = foldedRows(comparisonRows(diffText(before, before.replace('Paragraph 10', 'Paragraph ten'))));
    expect(stretches.map(({ rows, folded }) => [rows.length, folded])).toEqual([
      [9, true],
      [3, false],
      [8, true],
    ]);
  });

  it('do not fold a single row', () => {
    const before = paragraphs(3);
    const stretches = foldedRows(comparisonRows(diffText(before, before.replace('Paragraph 0', 'Paragraph zero'))));
    expect(stretches.map(({ rows, folded }) => [rows.length, folded])).toEqual([
      [2, false],
      [1, false],
    ]);
  });

  it('join what was removed and what was added in its place', () => {
    const plain = (text: string) => ({ text, looks: [] });
    expect(rowParts(diffText('in **140** towns', 'in **120** towns'))).toEqual([
      { runs: [plain('in ')] },
      { removed: [{ text: '140', looks: ['strong'] }], added: [{ text: '120', looks: ['strong'] }] },
      { runs: [plain(' towns')] },
    ]);
  });
});
