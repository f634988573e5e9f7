import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/plain-date.js';
import { compileCalendar } from '../calendar/working-calendar.js';
import { DEFAULT_CADENCE } from './check-in-cadence.js';
import { type CheckInSetting, checkInStanding, initiativeCheckIn, type LastWord } from './check-in-status.js';
import { CHECK_IN_COLOURS, type CheckInColour } from './check-in.js';

const compiled = compileCalendar({ workingDays: [0, 1, 2, 3, 4, 5, 6], holidays: [] });
if (compiled.kind !== 'ok') throw new Error('no calendar');
const TODAY = '2026-03-20';
const weekly: CheckInSetting = {
  today: TODAY,
  cadence: DEFAULT_CADENCE,
  workingDays: compiled.days,
  expectedSince: '2026-01-01',
};
const word = (achievement: CheckInColour, on: string, previous: CheckInColour | null = null): LastWord => ({
  achievement,
  on,
  previous,
});

describe('the status of one subject', () => {
  it('is the last colour until the day the next one is due', () => {
    expect(checkInStanding(word('green', '2026-03-13', 'yellow'), weekly)).toEqual({
      status: 'green',
      colour: 'green',
      lastOn: '2026-03-13',
      dueOn: TODAY,
      overdueDays: 0,
      jumpedFromGreenToRed: false,
    });
    const late = { status: 'outdated', colour: 'green', overdueDays: 1 };
    expect(checkInStanding(word('green', '2026-03-12'), weekly)).toMatchObject(late);
  });

  it('knows silence from the start, and none where nothing is expected', () => {
    expect(checkInStanding(null, { ...weekly, expectedSince: null })).toMatchObject({ status: 'none', dueOn: null });
    expect(checkInStanding(null, { ...weekly, expectedSince: '2026-03-16' })).toMatchObject({ status: 'none' });
    const silent = { status: 'outdated', colour: null, overdueDays: 12 };
    expect(checkInStanding(null, { ...weekly, expectedSince: '2026-03-01' })).toMatchObject(silent);
    const over = { ...weekly, expectedSince: null };
    expect(checkInStanding(word('green', '2025-03-01'), over)).toMatchObject({ status: 'green', dueOn: null });
  });

  it('flags a jump from green to red, and only that', () => {
    const jumped = (last: LastWord) => checkInStanding(last, weekly).jumpedFromGreenToRed;
    expect(jumped(word('red', TODAY, 'green'))).toBe(true);
    expect(jumped(word('red', TODAY, 'yellow'))).toBe(false);
    expect(jumped(word('red', TODAY, 'red'))).toBe(false);
    expect(jumped(word('red', TODAY))).toBe(false);
    expect(jumped(word('yellow', TODAY, 'green'))).toBe(false);
  });
});

describe('the status of an initiative', () => {
  const status = (own: LastWord | null, ...milestones: (LastWord | null)[]) =>
    initiativeCheckIn(
      own,
      milestones.map((last) => ({ last })),
      weekly,
    );
  const old = '2026-03-01';

  it('is what its own check-in says; a later one on a milestone can only make it worse', () => {
    expect(status(word('yellow', '2026-03-18'), word('green', TODAY)).status).toBe('yellow');
    expect(status(word('green', '2026-03-18'), word('red', '2026-03-17')).status).toBe('green');
    expect(status(word('green', '2026-03-18'), word('yellow', TODAY), word('red', TODAY)).status).toBe('red');
    expect(status(word('green', TODAY), null, word('green', old)).status).toBe('green');
  });

  it('is the worst of its milestones while its own is outdated, if none of them is silent', () => {
    expect(status(word('green', old), word('yellow', '2026-03-15'), word('green', TODAY))).toMatchObject({
      status: 'yellow',
      dueOn: '2026-03-22',
      decidedBy: { on: '2026-03-15' },
    });
    expect(status(null, word('green', TODAY)).status).toBe('green');
    expect(status(null, word('green', TODAY), null)).toMatchObject({
      status: 'outdated',
      colour: 'green',
      lastOn: TODAY,
    });
    expect(status(word('red', old), word('green', TODAY), word('green', old)).status).toBe('outdated');
  });

  it('flags a jump of any word that still counts', () => {
    expect(status(word('green', TODAY), word('red', '2026-03-18', 'green')).jumpedFromGreenToRed).toBe(true);
    expect(status(word('green', TODAY), word('red', old, 'green')).jumpedFromGreenToRed).toBe(false);
    expect(status(word('red', old, 'green')).jumpedFromGreenToRed).toBe(true);
  });

  it('is never a colour in silence', () => {
    const words = fc.record({
      achievement: fc.constantFrom(...CHECK_IN_COLOURS),
      on: fc.integer({ min: -40, max: 0 }).map((offset) => addDays(TODAY, offset)),
      previous: fc.option(fc.constantFrom(...CHECK_IN_COLOURS)),
    });
    const maybe = fc.option(words);
    fc.assert(
      fc.property(maybe, fc.array(maybe, { maxLength: 4 }), (own, milestones) => {
        const recent = (said: LastWord | null) => said !== null && said.on >= addDays(TODAY, -7);
        const covered = recent(own) || (milestones.length > 0 && milestones.every(recent));
        const { status: result } = status(own, ...milestones);
        expect(result !== 'outdated' && result !== 'none').toBe(covered);
      }),
    );
  });

  it('is never better than its own check-in', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CHECK_IN_COLOURS),
        fc.array(fc.constantFrom(...CHECK_IN_COLOURS)),
        (own, others) => {
          const { status: result } = status(word(own, TODAY), ...others.map((colour) => word(colour, TODAY)));
          const place = (colour: string) => CHECK_IN_COLOURS.indexOf(colour as CheckInColour);
          expect(place(result)).toBe(Math.max(place(own), ...others.map(place)));
        },
      ),
    );
  });
});
