import { describe, expect, it } from '@jest/globals';
import { CronExpressionParser } from 'cron-parser';
import fc from 'fast-check';
import { wallClockIn } from '../calendar/zoned-time.js';
import { cronProblem, cronTicksBetween, nextCronTick } from './cron.js';

const at = (text: string): number => Date.parse(`${text}Z`);
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 16);
const field = (min: number, max: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.integer({ min, max }).map(String),
    fc.integer({ min: 2, max: 20 }).map((step) => `*/${step}`),
    fc.tuple(fc.integer({ min, max }), fc.integer({ min, max })).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
  );
const expressions = fc
  .tuple(
    field(0, 59),
    fc.oneof(field(0, 23), fc.constant('*')),
    fc.oneof(fc.constant('*'), field(1, 28)),
    fc.constant('*'),
    fc.oneof(fc.constant('*'), field(0, 6)),
  )
  .map((fields) => fields.join(' '));

/** Every minute of the zone's clock, by the plain meaning of the fields. */
function slowTicks(expression: string, zone: string, from: number, to: number): number[] {
  const parser = CronExpressionParser.parse(expression, { tz: 'UTC', currentDate: 0 });
  const ticks: number[] = [];
  for (let t = from + 60_000; t <= to; t += 60_000)
    if (parser.includesDate(new Date(wallClockIn(t, zone)))) ticks.push(t);
  return ticks;
}

describe('cron', () => {
  // Frozen: a change here is a change of what was promised, to be approved with every upgrade (RELIABILITY.md C12).
  it.each([
    [
      'skipped runs later by the gap',
      '30 2 * * *',
      'America/New_York',
      '2026-03-07T12:00',
      ['2026-03-08T07:30', '2026-03-09T06:30'],
    ],
    [
      'skipped meets the next hour once',
      '0 2,3 * * *',
      'America/New_York',
      '2026-03-08T05:00',
      ['2026-03-08T07:00', '2026-03-09T06:00'],
    ],
    ['skipped in Berlin', '30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00', ['2026-03-29T01:30', '2026-03-30T00:30']],
    [
      'twice runs once, the first',
      '30 1 * * *',
      'America/New_York',
      '2026-10-31T12:00',
      ['2026-11-01T05:30', '2026-11-02T06:30'],
    ],
    ['twice, started between the two', '30 1 * * *', 'America/New_York', '2026-11-01T05:45', ['2026-11-02T06:30']],
    ['twice, started within the second', '30 1 * * *', 'America/New_York', '2026-11-01T06:10', ['2026-11-02T06:30']],
    [
      'Havana runs at the first midnight',
      '0 0 * * *',
      'America/Havana',
      '2026-10-31T12:00',
      ['2026-11-01T04:00', '2026-11-02T05:00'],
    ],
    [
      'Havana has no midnight in March',
      '0 0 * * *',
      'America/Havana',
      '2026-03-07T12:00',
      ['2026-03-08T05:00', '2026-03-09T04:00'],
    ],
    [
      'half an hour on Lord Howe',
      '15 2 * * *',
      'Australia/Lord_Howe',
      '2026-10-03T00:00',
      ['2026-10-03T15:45', '2026-10-04T15:15'],
    ],
    [
      'half an hour twice on Lord Howe',
      '45 1 * * *',
      'Australia/Lord_Howe',
      '2026-04-04T00:00',
      ['2026-04-04T14:45', '2026-04-05T15:15'],
    ],
    [
      'every hour keeps its spacing, back',
      '0 * * * *',
      'America/New_York',
      '2026-11-01T04:30',
      ['2026-11-01T05:00', '2026-11-01T06:00', '2026-11-01T07:00'],
    ],
    [
      'every hour keeps its spacing, forth',
      '30 * * * *',
      'Europe/Berlin',
      '2026-03-29T00:00',
      ['2026-03-29T00:30', '2026-03-29T01:30'],
    ],
    [
      'the skipped day in Apia',
      '0 12 * * *',
      'Pacific/Apia',
      '2011-12-29T23:00',
      ['2011-12-30T22:00', '2011-12-31T22:00'],
    ],
    ['29 February over eight years', '0 0 29 2 *', 'UTC', '2096-03-01T00:00', ['2104-02-29T00:00']],
    [
      'either day of month or weekday',
      '0 0 13 * 5',
      'UTC',
      '2026-11-11T00:00',
      ['2026-11-13T00:00', '2026-11-20T00:00'],
    ],
    [
      '7 is Sunday, names are known',
      '0 9 * NOV 7',
      'UTC',
      '2026-11-20T00:00',
      ['2026-11-22T09:00', '2026-11-29T09:00'],
    ],
  ])('%s', (_, expression, zone, after, expected) => {
    let tick: number | null = at(after);
    const ticks = expected.map(() => iso((tick = nextCronTick(expression, zone, tick!))!));
    expect(ticks).toEqual(expected);
  });

  it('agrees with looking at every minute where no clock changes', () => {
    fc.assert(
      fc.property(
        expressions,
        fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York'),
        fc.nat(100 * 1440),
        (expression, zone, minute) => {
          const from = at('2026-05-01T00:00') + minute * 60_000;
          const to = from + 3 * 86_400_000;
          const slow = slowTicks(expression, zone, from, to);
          expect(cronTicksBetween(expression, zone, from, to)).toEqual(slow);
          const next = nextCronTick(expression, zone, from);
          expect(next !== null && next <= to ? next : null).toBe(slow[0] ?? null);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('agrees with cron-parser over a year of clock changes, hourly gaps and repeated hours included', () => {
    fc.assert(
      fc.property(
        fc.nat(59),
        fc.nat(23),
        fc.constantFrom('America/New_York', 'Europe/Berlin', 'Africa/Cairo'),
        (minute, hour, zone) => {
          const expression = `${minute} ${hour} * * *`;
          const theirs = CronExpressionParser.parse(expression, {
            tz: zone,
            currentDate: new Date(at('2026-01-01T00:00')),
          }).take(366);
          let tick = at('2026-01-01T00:00');
          for (const their of theirs)
            expect(iso((tick = nextCronTick(expression, zone, tick)!))).toBe(iso(their.getTime()));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('refuses what it would not run as read', () => {
    for (const text of [
      '',
      '* * * *',
      '* * * * * *',
      '@daily',
      'H * * * *',
      '0 0 L * *',
      '0 0 * * 1#2',
      '61 * * * *',
      '0 0 31 2 *',
      '? * * * *',
    ]) {
      expect(cronProblem(text)).toEqual(expect.any(String));
    }
    for (const text of ['*/5 * * * *', '0 9 * * mon-fri', '0,30 8-18 1,15 jan *']) expect(cronProblem(text)).toBeNull();
    expect(nextCronTick('not a cron', 'UTC', 0)).toBeNull();
  });
});
