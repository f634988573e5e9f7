import { describe, expect, it } from '@jest/globals';
import { draftDays, isChanged } from './day-draft.js';

describe('a list of days that is being changed', () => {
  const saved = [
    { on: '2026-12-24', name: 'Eve' },
    { on: '2026-12-26', name: '' },
  ];

  it('says of each day what would become of it', () => {
    const wanted = [
      { on: '2026-12-26', name: 'Boxing Day' },
      { on: '2026-12-25', name: 'Christmas' },
    ];
    expect(draftDays(saved, wanted).map(({ on, name, state }) => [on.slice(-2), name, state])).toEqual([
      ['24', 'Eve', 'removed'],
      ['25', 'Christmas', 'added'],
      ['26', 'Boxing Day', 'renamed'],
    ]);
  });

  it('is unchanged when nothing is', () => {
    expect(isChanged(draftDays(saved, saved))).toBe(false);
    expect(isChanged(draftDays(saved, []))).toBe(true);
    expect(draftDays([], [])).toEqual([]);
  });
});
