/** The critical path method as textbooks and manuals print it: their networks in, their tables out. */
import { describe, expect, it } from '@jest/globals';
import { toDayNumber } from '../calendar/plain-date.js';
import { MONDAY_TO_FRIDAY, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { DependencyType, Plan, Schedule } from './plan.js';
import { schedule } from './schedule.js';

const EVERY_DAY: WorkingCalendar = { workingDays: [0, 1, 2, 3, 4, 5, 6], holidays: [] };
const START = '2026-01-01';

/** `links` name two activities each, `AB` means B follows A; other types and lags are given after a colon: `AB:SS+2`. */
function scheduled(durations: Record<string, number>, links: string, other: Partial<Plan> = {}): Schedule {
  const result = schedule({
    milestones: Object.entries(durations).map(([id, estimateDays]) => ({ id, estimateDays })),
    dependencies: links.split(' ').map((link) => {
      const [, predecessorId, successorId, type = 'FS', lag = '0'] = /^(.)(.)(?::(..)([+-]\d+)?)?$/.exec(link)!;
      return {
        predecessorId: predecessorId!,
        successorId: successorId!,
        type: type as DependencyType,
        lagDays: Number(lag),
      };
    }),
    launchDate: null,
    today: START,
    calendar: EVERY_DAY,
    ...other,
  });
  if (result.kind !== 'ok') throw new Error(JSON.stringify(result));
  return result;
}

/** Earliest and latest start and finish in periods as textbooks count them, where a finish is the end of its period. */
function table({ milestones }: Schedule): Record<string, number[]> {
  const period = (date: string) => toDayNumber(date) - toDayNumber(START);
  return Object.fromEntries(
    milestones.map(({ id, earliestStart, earliestFinish, latestStart, latestFinish, totalFloatDays }) => [
      id,
      [
        period(earliestStart),
        period(earliestFinish) + 1,
        period(latestStart),
        period(latestFinish) + 1,
        totalFloatDays,
      ],
    ]),
  );
}
const freeFloats = ({ milestones }: Schedule) =>
  milestones.map(({ id, freeFloatDays }) => `${id}${freeFloatDays}`).join(' ');

it('Hillier & Lieberman, Introduction to Operations Research: Reliable Construction, 44 weeks', () => {
  const durations = { A: 2, B: 4, C: 10, D: 6, E: 4, F: 5, G: 7, H: 9, I: 7, J: 8, K: 4, L: 5, M: 2, N: 6 };
  const result = scheduled(durations, 'AB BC CD CE EF DG EH GH CI FJ IJ JK JL HM KN LN');
  expect(result.criticalPath.join('')).toBe('ABCEFJLN');
  expect(table(result)).toEqual({
    A: [0, 2, 0, 2, 0],
    B: [2, 6, 2, 6, 0],
    C: [6, 16, 6, 16, 0],
    D: [16, 22, 20, 26, 4],
    E: [16, 20, 16, 20, 0],
    F: [20, 25, 20, 25, 0],
    G: [22, 29, 26, 33, 4],
    H: [29, 38, 33, 42, 4],
    I: [16, 23, 18, 25, 2],
    J: [25, 33, 25, 33, 0],
    K: [33, 37, 34, 38, 1],
    L: [33, 38, 33, 38, 0],
    M: [38, 40, 42, 44, 4],
    N: [38, 44, 38, 44, 0],
  });
});

it('Anderson, Sweeney & Williams, An Introduction to Management Science: the shopping centre, 26 weeks', () => {
  const durations = { A: 5, B: 6, C: 4, D: 3, E: 1, F: 4, G: 14, H: 12, I: 2 };
  const result = scheduled(durations, 'AC AD AE EF DG FG BH CH GI HI');
  expect(result.criticalPath.join('')).toBe('AEFGI');
  expect(table(result)).toEqual({
    A: [0, 5, 0, 5, 0],
    B: [0, 6, 6, 12, 6],
    C: [5, 9, 8, 12, 3],
    D: [5, 8, 7, 10, 2],
    E: [5, 6, 5, 6, 0],
    F: [6, 10, 6, 10, 0],
    G: [10, 24, 10, 24, 0],
    H: [9, 21, 12, 24, 3],
    I: [24, 26, 24, 26, 0],
  });
});

it('Heizer & Render, Operations Management: Milwaukee Paper Manufacturing, 15 weeks', () => {
  const result = scheduled({ A: 2, B: 3, C: 2, D: 4, E: 4, F: 3, G: 5, H: 2 }, 'AC AD BD CE CF DG EG FH GH');
  expect(result.criticalPath.join('')).toBe('ACEGH');
  expect(table(result)).toEqual({
    A: [0, 2, 0, 2, 0],
    B: [0, 3, 1, 4, 1],
    C: [2, 4, 2, 4, 0],
    D: [3, 7, 4, 8, 1],
    E: [4, 8, 4, 8, 0],
    F: [4, 7, 10, 13, 6],
    G: [8, 13, 8, 13, 0],
    H: [13, 15, 13, 15, 0],
  });
});

it('the worked example of “Program evaluation and review technique” in Wikipedia, in hundredths of a day', () => {
  const durations = { a: 400, b: 533, c: 517, d: 633, e: 517, f: 450, g: 517 };
  const result = scheduled(durations, 'ac ad be ce df eg');
  expect(result.criticalPath.join('')).toBe('aceg');
  expect(table(result)).toEqual({
    a: [0, 400, 0, 400, 0],
    b: [0, 533, 384, 917, 384],
    c: [400, 917, 400, 917, 0],
    d: [400, 1033, 868, 1501, 468],
    e: [917, 1434, 917, 1434, 0],
    f: [1033, 1483, 1501, 1951, 468],
    g: [1434, 1951, 1434, 1951, 0],
  });
});

describe('SAS/OR, PROC CPM: the widget', () => {
  // A Approve plan, D Drawings, S Study market, W Write specs, P Prototype, K Market strategy, M Materials, F Facility,
  // I Initial production, E Evaluate, T Test market, C Changes, X Production, Y Marketing.
  const durations = { A: 5, D: 10, S: 5, W: 5, P: 15, K: 10, M: 10, F: 10, I: 10, E: 10, T: 15, C: 5, X: 0, Y: 0 };
  const links = 'AD AS AW DP SK WP PM PF KT KY MI FI IT IY IE EC TC CX';

  it('on weekdays, Example 4.6', () => {
    const result = scheduled(durations, links, { today: '2003-12-01', calendar: MONDAY_TO_FRIDAY });
    const printed: Record<string, [string, string, string, string, number, number]> = {
      A: ['2003-12-01', '2003-12-05', '2003-12-01', '2003-12-05', 0, 0],
      D: ['2003-12-08', '2003-12-19', '2003-12-08', '2003-12-19', 0, 0],
      S: ['2003-12-08', '2003-12-12', '2004-01-19', '2004-01-23', 30, 0],
      W: ['2003-12-08', '2003-12-12', '2003-12-15', '2003-12-19', 5, 5],
      P: ['2003-12-22', '2004-01-09', '2003-12-22', '2004-01-09', 0, 0],
      K: ['2003-12-15', '2003-12-26', '2004-01-26', '2004-02-06', 30, 30],
      M: ['2004-01-12', '2004-01-23', '2004-01-12', '2004-01-23', 0, 0],
      F: ['2004-01-12', '2004-01-23', '2004-01-12', '2004-01-23', 0, 0],
      I: ['2004-01-26', '2004-02-06', '2004-01-26', '2004-02-06', 0, 0],
      E: ['2004-02-09', '2004-02-20', '2004-02-16', '2004-02-27', 5, 5],
    };
    for (const [id, [start, finish, lateStart, lateFinish, totalFloat, freeFloat]] of Object.entries(printed)) {
      expect(result.milestones.find((milestone) => milestone.id === id)).toMatchObject({
        earliestStart: start,
        earliestFinish: finish,
        latestStart: lateStart,
        latestFinish: lateFinish,
        totalFloatDays: totalFloat,
        freeFloatDays: freeFloat,
      });
    }
    // The manual dates the event after Friday's work Monday, 8 March; here it is the Friday.
    expect(result.forecastFinish).toBe('2004-03-05');
  });

  it('with an imposed finish on 1 March, Example 4.3: every float grows by the same days', () => {
    const every = { today: '2003-12-01', calendar: EVERY_DAY };
    const free = scheduled(durations, links, every);
    const imposed = scheduled(durations, links, { ...every, launchDate: '2004-02-29' });
    expect(free.forecastFinish).toBe('2004-02-08');
    expect(imposed.launchFloatDays).toBe(21);
    expect(imposed.milestones.map(({ totalFloatDays }) => totalFloatDays)).toEqual(
      free.milestones.map(({ totalFloatDays }) => totalFloatDays + 21),
    );
    expect(freeFloats(imposed)).toBe(freeFloats(free));
  });
});

it('an imposed launch before the computed finish makes float negative by the days to recover', () => {
  const durations = { A: 2, B: 3, C: 2, D: 4, E: 4, F: 3, G: 5, H: 2 };
  const result = scheduled(durations, 'AC AD BD CE CF DG EG FH GH', { launchDate: '2026-01-12' });
  expect(result).toMatchObject({ daysToRecover: 3, minimumFloatDays: -3, launchFloatDays: -3 });
  expect(table(result)['F']).toEqual([4, 7, 7, 10, 3]);
});
