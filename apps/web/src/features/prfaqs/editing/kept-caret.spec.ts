import { describe, expect, it } from '@jest/globals';
import { keptCaret } from './kept-caret.js';

describe('a caret in a text that changes around it', () => {
  it.each([
    ['One two', 'Zero, one two'.replace('one', 'One'), 4, 10],
    ['One two', 'One two three', 3, 3],
    ['One two', 'One two three', 7, 7],
    ['One two three', 'One three', 6, 5],
    ['One two three', 'One three', 9, 5],
    ['', 'New', 0, 0],
  ])('%j to %j at %s', (before, after, caret, expected) => {
    expect(keptCaret(before, after, caret)).toBe(expected);
  });
});
