import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvText, withoutApostrophe } from './csv-text.js';

describe('CSV', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    [' =cmd', "' =cmd"],
    [' x', '" x"'],
    ['+49 30', "'+49 30"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    ['-5', '-5'],
    ['-5.5e3', '-5.5e3'],
    ['-x', "'-x"],
    [-5, '-5'],
    [Number.NaN, ''],
    [null, ''],
  ])('%j is written as %j', (value, cell) => expect(csvText([[value]])).toBe(`${cell}\r\n`));

  it('never begins a cell with a formula, and gives every text back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[='+@\t -]{1,3}[a-z",\n]{0,5}$/)), (text) => {
        const cell = csvText([[text]]).slice(0, -2);
        const bare = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(/^[\s\uFEFF]*[=+@]/.test(bare)).toBe(false);
        return withoutApostrophe(bare) === text;
      }),
    );
  });
});
