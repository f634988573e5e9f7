import { describe, expect, it } from '@jest/globals';
import { toDayNumber } from '@workback/domain/calendar/plain-date';
import { type HistoryEntry, prepareCheckInHistory } from './check-in-history.js';

const entry = (on: string, changes: Partial<HistoryEntry> = {}): HistoryEntry => ({
  on,
  achievement: 'green',
  confidence: 'high',
  finishOn: null,
  dueOn: null,
  remainingDays: null,
  expectedOn: null,
  ...changes,
});
const look = { dayTicksAtMost: 6, subject: 'launch' } as const;
const says = (...entries: HistoryEntry[]) => prepareCheckInHistory(entries, [], '2026-04-01', look)?.says;

describe('the history of check-ins', () => {
  it('needs one', () => {
    expect(prepareCheckInHistory([], [], '2026-04-01', look)).toBeNull();
    expect(says(entry('2026-03-02'))).toBe('One check-in over time');
  });

  it('says where the plan ends against the promise, and how it moved', () => {
    const first = entry('2026-03-02', { finishOn: '2026-05-01', dueOn: '2026-05-06' });
    expect(says(first)).toBe('The plan ends 1 May 2026, 5 days before the promised launch');
    const last = entry('2026-03-09', { finishOn: '2026-05-09', dueOn: '2026-05-06' });
    expect(says(first, last)).toBe(
      'The plan ends 9 May 2026, 3 days after the promised launch; it has moved 8 days later since 2 Mar 2026',
    );
    expect(says(first, { ...last, finishOn: '2026-05-06' }, entry('2026-03-16'))).toBe(
      'The plan ends 6 May 2026, on the promised launch; it has moved 5 days later since 2 Mar 2026',
    );
    expect(says(entry('2026-03-02', { finishOn: '2026-05-01' }))).toBe('The plan ends 1 May 2026');
  });

  it('leaves out a panel that nobody filled, and begins work left at 0', () => {
    const history = prepareCheckInHistory(
      [entry('2026-03-02', { remainingDays: 40 }), entry('2026-03-09', { remainingDays: 31 }), entry('2026-03-16')],
      [{ from: '2026-03-02', to: '2026-03-10', status: 'green' }],
      '2026-03-20',
      look,
    )!;
    expect(history.dates).toBeNull();
    expect([history.work?.from, history.work?.left.map(({ value }) => value)]).toEqual([0, [40, 31]]);
    expect([history.from, history.to]).toEqual([toDayNumber('2026-03-02'), toDayNumber('2026-03-20')]);
    expect(history.spans[0]).toEqual({
      from: toDayNumber('2026-03-02'),
      to: toDayNumber('2026-03-10'),
      status: 'green',
    });
    expect(history.rows[0]).toEqual(['16 Mar 2026', 'On track', 'high', '—', '—', '—', '—']);
  });
});
