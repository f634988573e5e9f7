import { describe, expect, it } from '@jest/globals';
import { sourceRange } from './source-range.js';

const found = (markdown: string, selected: string, share?: number): string | null => {
  const range = sourceRange(markdown, selected, share);
  return range && markdown.slice(range.start, range.end);
};

describe('sourceRange', () => {
  it('finds words as they are written', () => {
    expect(sourceRange('A driver collects within one day.', ' collects within ')).toEqual({ start: 9, end: 24 });
  });

  it('finds words across formatting, marks included', () => {
    expect(found('It takes **one** working _day_, not two.', 'takes one working day')).toBe(
      'takes **one** working _day_',
    );
    expect(found('Read [the manual](https://example.org/a) first.', 'Read the manual first')).toBe(
      'Read [the manual](https://example.org/a) first',
    );
  });

  it('finds words across hard-wrapped lines and quote marks', () => {
    expect(found('> A driver\n> collects it', 'driver collects')).toBe('driver\n> collects');
    expect(found('- one\n- two', 'one\ntwo')).toBe('one\n- two');
  });

  it('picks the words that were meant among equal ones', () => {
    expect(sourceRange('now and now and now', 'now', 1)).toEqual({ start: 16, end: 19 });
    expect(sourceRange('now and now and now', 'now', 0.5)).toEqual({ start: 8, end: 11 });
  });

  it('says so when the words do not stand there', () => {
    expect(sourceRange('A driver collects.', 'A pilot collects')).toBeNull();
    expect(sourceRange('A driver collects.', '  ')).toBeNull();
  });
});
