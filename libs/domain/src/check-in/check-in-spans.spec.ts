import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/plain-date.js';
import { compileCalendar } from '../calendar/working-calendar.js';
import { DEFAULT_CADENCE } from './check-in-cadence.js';
import { checkInSpans } from './check-in-spans.js';
import { CHECK_IN_COLOURS } from './check-in.js';

const compiled = compileCalendar({ workingDays: [0, 1, 2, 3, 4, 5, 6], holidays: [] });
if (compiled.kind !== 'ok') throw new Error('no calendar');
const setting = { cadence: DEFAULT_CADENCE, workingDays: compiled.days };

describe('the status over time', () => {
  it('is each colour for as long as it held, and outdated after it', () => {
    const words = [
      { achievement: 'green', on: '2026-03-02' },
      { achievement: 'yellow', on: '2026-03-05' },
      { achievement: 'red', on: '2026-03-20' },
      { achievement: 'green', on: '2026-03-20' },
    ] as const;
    expect(checkInSpans(words, '2026-03-22', setting)).toEqual([
      { from: '2026-03-02', to: '2026-03-05', status: 'green' },
      { from: '2026-03-05', to: '2026-03-13', status: 'yellow' },
      { from: '2026-03-13', to: '2026-03-20', status: 'outdated' },
      { from: '2026-03-20', to: '2026-03-22', status: 'green' },
    ]);
    expect(checkInSpans([], '2026-03-22', setting)).toEqual([]);
  });

  it('has no gap and no overlap from the first word to the end', () => {
    const word = fc.record({
      achievement: fc.constantFrom(...CHECK_IN_COLOURS),
      on: fc.integer({ min: 0, max: 90 }).map((offset) => addDays('2026-03-02', offset)),
    });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (any) => {
        const words = any.sort((a, b) => (a.on < b.on ? -1 : 1));
        const spans = checkInSpans(words, '2026-04-20', setting);
        const ends = words[0]!.on < '2026-04-20' ? [words[0]!.on, '2026-04-20'] : [undefined, undefined];
        expect([spans[0]?.from, spans.at(-1)?.to]).toEqual(ends);
        spans.slice(1).forEach((span, i) => expect(span.from).toBe(spans[i]!.to));
      }),
    );
  });
});
