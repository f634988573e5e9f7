import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DayRange } from '../calendar/period.js';
import { fromDayNumber, toDayNumber } from '../calendar/plain-date.js';
import { sameDateYearBefore, type WbrAxis, wbrAxis, weekNumber } from './wbr-axis.js';

const axisOf = (weekEnding: string, rest: Partial<Parameters<typeof wbrAxis>[0]> = {}): WbrAxis =>
  wbrAxis({
    weekEnding: toDayNumber(weekEnding),
    fiscalYearEndMonth: 12,
    months: 'trailing',
    futureMonths: false,
    ...rest,
  });
const dates = ({ from, to }: DayRange): string => `${fromDayNumber(from)}..${fromDayNumber(to)}`;
const months = (axis: WbrAxis): string[] =>
  axis.months.map(({ year, month, standing }) => `${year}-${month}${standing === 'full' ? '' : ` ${standing}`}`);

describe('The periods of a weekly business review', () => {
  it('are six weeks that end on the reviewed day, each beside the week 364 days earlier', () => {
    const { weeks } = axisOf('2026-11-21');
    expect(weeks.map(dates)).toEqual([
      '2026-10-11..2026-10-17',
      '2026-10-18..2026-10-24',
      '2026-10-25..2026-10-31',
      '2026-11-01..2026-11-07',
      '2026-11-08..2026-11-14',
      '2026-11-15..2026-11-21',
    ]);
    expect(dates(weeks[5]!.priorYear)).toBe('2025-11-16..2025-11-22');
  });

  it('number weeks as ISO 8601 does when they end on Sunday, with years of 53 weeks', () => {
    const number = (day: string): string => {
      const { year, week } = weekNumber(toDayNumber(day));
      return `${year}-W${week}`;
    };
    expect(number('2027-01-03')).toBe('2026-W53');
    expect(number('2027-01-10')).toBe('2027-W1');
    expect(number('2015-12-27')).toBe('2015-W52');
    expect(number('2016-01-03')).toBe('2015-W53');
    expect(number('2021-01-03')).toBe('2020-W53');
    expect(number('2010-01-10')).toBe('2010-W1');
    // Six of its seven days lie in ISO week 47.
    expect(number('2026-11-21')).toBe('2026-W47');
    expect(number('2026-11-19')).toBe('2026-W47');
    expect(number('2026-11-18')).toBe('2026-W46');
  });

  it('pair weeks by 364 days and not by number: the first week of 2027 stands beside the second of 2026', () => {
    const last = axisOf('2027-01-10').weeks.at(-1)!;
    expect(weekNumber(last.priorYear.to)).toEqual({ year: 2026, week: 2 });
    expect(weekNumber(axisOf('2027-01-03').weeks.at(-1)!.priorYear.to)).toEqual({ year: 2026, week: 1 });
  });

  it('are twelve full months and the present one while it runs', () => {
    expect(months(axisOf('2026-11-21'))).toEqual([
      ...['2025-11', '2025-12', '2026-1', '2026-2', '2026-3', '2026-4', '2026-5', '2026-6', '2026-7', '2026-8'],
      ...['2026-9', '2026-10', '2026-11 partial'],
    ]);
    expect(months(axisOf('2026-10-31')).at(-1)).toBe('2026-10');
    expect(months(axisOf('2026-10-31'))).toHaveLength(12);
  });

  it('run on to the end of the fiscal year when there is a plan for it, also from December on', () => {
    expect(months(axisOf('2026-11-21', { futureMonths: true })).slice(-2)).toEqual([
      '2026-11 partial',
      '2026-12 future',
    ]);
    expect(months(axisOf('2026-12-12', { futureMonths: true, fiscalYearEndMonth: 3 })).slice(-4)).toEqual([
      '2026-12 partial',
      '2027-1 future',
      '2027-2 future',
      '2027-3 future',
    ]);
  });

  it('are the months of the fiscal year when that is asked for', () => {
    expect(months(axisOf('2026-11-21', { months: 'fiscal-year', fiscalYearEndMonth: 6 }))).toEqual([
      '2026-7',
      '2026-8',
      '2026-9',
      '2026-10',
      '2026-11 partial',
    ]);
    expect(months(axisOf('2026-06-30', { months: 'fiscal-year', fiscalYearEndMonth: 6 }))).toHaveLength(12);
  });

  it.each(['2020', '2021', '2024', '2025', '2028', '2029'])(
    'pair each month with its own name a year earlier, also around 28 February %s',
    (year) => {
      for (const { month, year: own, priorYear } of axisOf(`${year}-02-28`).months) {
        const [from, to] = dates(priorYear).split('..') as [string, string];
        expect(from).toBe(`${own - 1}-${String(month).padStart(2, '0')}-01`);
        expect(to.slice(0, 7)).toBe(from.slice(0, 7));
        expect(fromDayNumber(toDayNumber(to) + 1).slice(8)).toBe('01');
      }
    },
  );

  it('count to date from the first day of month, fiscal quarter and fiscal year, and compare with the same date', () => {
    const axis = axisOf('2028-02-29', { fiscalYearEndMonth: 6 });
    expect([axis.monthToDate, axis.quarterToDate, axis.yearToDate].map(dates)).toEqual([
      '2028-02-01..2028-02-29',
      '2028-01-01..2028-02-29',
      '2027-07-01..2028-02-29',
    ]);
    expect([axis.monthToDate, axis.quarterToDate, axis.yearToDate].map(({ priorYear }) => dates(priorYear))).toEqual([
      '2027-02-01..2027-02-28',
      '2027-01-01..2027-02-28',
      '2026-07-01..2027-02-28',
    ]);
    expect(fromDayNumber(sameDateYearBefore(toDayNumber('2025-02-28')))).toBe('2024-02-28');
  });

  it('have no gaps: weeks and months follow each other on any day and fiscal year', () => {
    const follow = (ranges: readonly DayRange[]): boolean =>
      ranges.every((range, i) => i === 0 || range.from === (ranges[i - 1] as DayRange).to + 1);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('trailing' as const, 'fiscal-year' as const),
        fc.boolean(),
        (weekEnding, fiscalYearEndMonth, axis, futureMonths) => {
          const { weeks, months, quarterToDate, yearToDate } = wbrAxis({
            weekEnding,
            fiscalYearEndMonth,
            months: axis,
            futureMonths,
          });
          const full = months.filter(({ standing }) => standing === 'full').length;
          expect(follow(weeks) && follow(months)).toBe(true);
          expect(weeks.at(-1)?.to).toBe(weekEnding);
          expect(axis === 'trailing' ? full === 12 : full <= 12).toBe(true);
          expect(weekEnding - yearToDate.from).toBeLessThan(366);
          expect(weekEnding - quarterToDate.from).toBeLessThan(92);
          // The fiscal year ends in the month it is said to.
          expect(Number(fromDayNumber(yearToDate.from - 1).slice(5, 7))).toBe(fiscalYearEndMonth);
        },
      ),
    );
  });
});
