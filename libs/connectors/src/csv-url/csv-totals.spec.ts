import { describe, expect, it } from '@jest/globals';
import { countedDays, aggregate, AGGREGATIONS, type Aggregation } from '@workback/domain/kpi/aggregation';
import { type Grain, periodDays } from '@workback/domain/calendar/period';
import { addDays, toDayNumber } from '@workback/domain/calendar/plain-date';
import { seriesFromPoints } from '@workback/domain/kpi/daily-series';
import { admitRows } from '@workback/domain/kpi/observation';
import fc from 'fast-check';
import { csvFormatSchema, readCsv } from './read-csv.js';

/** Zones with changes of the clock on both halves of the year, by half an hour, and at midnight; and one without. */
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Havana', 'Asia/Kolkata', 'UTC'];
/** Around both changes of the clock of 2026 in Europe and America. */
const STARTS = ['2026-03-06', '2026-03-27', '2026-10-23', '2026-10-30'].map((date) => Date.parse(`${date}T00:00:00Z`));
const TODAY = '2026-12-31';

const values = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: -50, max: 50 }) },
  fc.constantFrom(0.1, 1e-300, 1e200, -1e200, 123_456_789.25),
);
const rows = fc.array(fc.tuple(fc.constantFrom(...STARTS), fc.integer({ min: 0, max: 12 * 24 * 60 }), values), {
  minLength: 1,
  maxLength: 60,
});

describe('totals out of a CSV file', () => {
  it('equal a slow count over local days, whatever the zone, the clock, the week and the gaps', () => {
    fc.assert(
      fc.property(
        ...[rows, fc.constantFrom(...ZONES), fc.nat(6), fc.constantFrom(...AGGREGATIONS)],
        fc.constantFrom<Grain>('day', 'week', 'month'),
        (cells, timeZone, weekEndingDay, how, grain) => {
          const instants = cells.map(([start, minutes, value]) => ({ at: start + minutes * 60_000, value }));
          // A duplicated line counts twice, as the file says.
          const lines = [...instants, instants[0]!];
          const text = `at,value\n${lines.map(({ at, value }) => `${new Date(at).toISOString()},${value}`).join('\n')}\n`;
          const format = csvFormatSchema.parse({ dateColumn: 'at', valueColumn: 'value' });
          const window = { from: '2026-01-01', to: TODAY };
          const read = readCsv(text, format, { window, valueDate: TODAY, timeZone });
          const { accepted, refused } = admitRows(read.points, TODAY, how);
          expect(refused).toEqual([]);
          const series = seriesFromPoints(accepted);

          const days = slowDays(lines, timeZone, how);
          const [first] = [...days.keys()].sort();
          const period = periodDays(toDayNumber(first!), grain, weekEndingDay);
          const range = countedDays(period, { grain: 'day', weekEndingDay });
          const got = aggregate(series, range, how, { grain: 'day', weekEndingDay });
          const wanted = slowPeriod(days, first!, grain, weekEndingDay, how);
          expect([got.presentDays, got.expectedDays]).toEqual([wanted.present, wanted.expected]);
          if (wanted.value === null) expect(got.value).toBeNull();
          else {
            const size = Math.max(1, ...[...days.values()].map(Math.abs));
            expect(Math.abs(got.value! - wanted.value)).toBeLessThanOrEqual(1e-9 * size);
          }
        },
      ),
      { numRuns: 600 },
    );
  });
});

/** The value of each local day, told by the clock on the wall. */
function slowDays(lines: readonly { at: number; value: number }[], timeZone: string, how: Aggregation) {
  const clock = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const byDay = new Map<string, number[]>();
  for (const { at, value } of lines) {
    const day = clock.format(new Date(at));
    byDay.set(day, [...(byDay.get(day) ?? []), value]);
  }
  return new Map([...byDay].map(([day, all]) => [day, combined(all, how)]));
}

/** Walks the calendar day by day, back to where the period begins and on to where it ends. */
function slowPeriod(
  days: ReadonlyMap<string, number>,
  day: string,
  grain: Grain,
  weekEndingDay: number,
  how: Aggregation,
): { value: number | null; present: number; expected: number } {
  const weekday = (date: string): number => new Date(`${date}T12:00:00Z`).getUTCDay();
  const ends = (date: string): boolean =>
    grain === 'day' || (grain === 'week' ? weekday(date) === weekEndingDay : addDays(date, 1).endsWith('-01'));
  const all = [day];
  while (!ends(all.at(-1)!)) all.push(addDays(all.at(-1)!, 1));
  for (let before = addDays(day, -1); !ends(before); before = addDays(before, -1)) all.unshift(before);
  const present = all.flatMap((date) => days.get(date) ?? []);
  const whole = present.length === all.length;
  const value = how === 'sum' && !whole ? null : combined(present, how);
  return { value, present: present.length, expected: all.length };
}

function combined(all: readonly number[], how: Aggregation): number {
  const sum = all.reduce((a, b) => a + b, 0);
  return {
    sum,
    mean: sum / all.length,
    min: Math.min(...all),
    max: Math.max(...all),
    first: all[0]!,
    last: all.at(-1)!,
  }[how];
}
