import { describe, expect, it } from '@jest/globals';
import { usualPaper } from './paper.js';

describe('paper', () => {
  it.each([
    ['en-US', 'letter'],
    ['es-MX', 'letter'],
    ['fr-CA', 'letter'],
    ['en-GB', 'a4'],
    ['de', 'a4'],
    ['zh-Hant-TW', 'a4'],
    ['', 'a4'],
  ])('%s prints on %s', (language, paper) => {
    expect(usualPaper(language)).toBe(paper);
  });
});
