import { describe, expect, it } from '@jest/globals';
import { readRunSearch } from './run-search.js';
import { broughtWords, runsMessage, tookWords } from './run-words.js';

const runs = (...states: ('failed' | 'succeeded' | 'queued')[]) => states.map((state) => ({ state }));

describe('words about runs', () => {
  it.each([
    [runs(), 'Nothing was pulled yet'],
    [runs('queued'), 'One pull is under way'],
    [runs('failed'), 'The last pull failed'],
    [runs('succeeded'), 'The last pull worked'],
    [runs('succeeded', 'succeeded', 'queued'), 'None of the last two pulls failed'],
    [runs('failed', 'succeeded', 'succeeded'), 'One of the last three pulls failed'],
    [runs('failed', 'failed'), 'All of the last two pulls failed'],
  ])('the page says what matters', (shown, message) => expect(runsMessage(shown)).toBe(message));

  it('tells zero numbers from no numbers', () => {
    const none = { added: 0, restated: 0, unchanged: 0 };
    expect(broughtWords({ state: 'succeeded', ...none })).toBe('0');
    expect(broughtWords({ state: 'failed', ...none })).toBe('—');
    expect(broughtWords({ state: 'succeeded', added: 7, restated: 1, unchanged: 0 })).toBe('7 new, 1 restated');
  });

  it('writes durations', () =>
    expect([tookWords(null), tookWords(241.6), tookWords(1249)]).toEqual(['—', '242 ms', '1.2 s']));

  it('leaves unknown parts of the address out', () => {
    expect(readRunSearch({ state: 'failed', kpiId: 'x', other: 1 })).toEqual({ state: 'failed' });
    expect(readRunSearch({ state: 'odd' })).toEqual({});
  });
});
