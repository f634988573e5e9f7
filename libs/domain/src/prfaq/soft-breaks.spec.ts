import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutSoftBreaks } from './soft-breaks.js';

describe('A text without soft breaks', () => {
  it.each([
    ['one\ntwo\nthree', 'one two three'],
    ['one\n\ntwo', 'one\n\ntwo'],
    ['- one\n  two\n- three', '- one two\n- three'],
    ['> one\n> two', '> one\n> two'],
    ['# one\ntwo', '# one\ntwo'],
    ['one  \ntwo', 'one  \ntwo'],
    ['one\\\ntwo', 'one\\\ntwo'],
    ['| a | b |\n| - | - |\n| 1 | 2 |', '| a | b |\n| - | - |\n| 1 | 2 |'],
    ['```\none\ntwo\n```\nthree\nfour', '```\none\ntwo\n```\nthree four'],
    ['one\n===\ntwo', 'one\n===\ntwo'],
    ['one\n1. two\n2) three', 'one\n1. two\n2) three'],
    ['', ''],
  ])('%j is %j', (markdown, joined) => expect(withoutSoftBreaks(markdown)).toBe(joined));

  it('has the same words, and nothing left to join', () => {
    const line = fc.constantFrom(
      'one two',
      '  three',
      '- four',
      '# five',
      '',
      '```',
      '| a |',
      '> b',
      'six  ',
      'seven\\',
      '---',
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const markdown = lines.join('\n');
        const joined = withoutSoftBreaks(markdown);
        expect(joined.trim().split(/\s+/)).toEqual(markdown.trim().split(/\s+/));
        expect(withoutSoftBreaks(joined)).toBe(joined);
      }),
    );
  });
});
