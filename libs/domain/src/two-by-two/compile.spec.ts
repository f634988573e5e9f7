import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CRITERION_STATES } from '../evaluation/criterion-state.js';
import { compileTwoByTwo } from './compile.js';
import { LONGEST_LINE, MOST_LINES, QUADRANTS, type Quadrant } from './two-by-two.js';
import type { WeekCheckIn, WeekFacts, WeekMilestone } from './week-facts.js';

const week = { start: '2026-11-22', end: '2026-11-28' };
const quiet: WeekFacts = {
  initiativeId: 'i',
  name: 'Kettle',
  promisedOn: '2027-03-01',
  launchedOn: null,
  forecastOn: '2027-02-20',
  forecastBefore: '2027-02-20',
  checkIn: { status: 'green', overdueDays: 0 },
  milestones: [],
  checkIns: [],
  verdicts: [],
};
const milestone = (changes: Partial<WeekMilestone>): WeekMilestone => ({
  id: 'm',
  number: 4,
  outcome: 'Route insertion',
  owner: 'Oskar Nyberg',
  startedOn: '2026-11-02',
  finishedOn: null,
  latestFinish: '2027-02-01',
  floatDays: 3,
  ...changes,
});
const checkIn = (changes: Partial<WeekCheckIn>): WeekCheckIn => ({
  id: 'c',
  milestoneId: null,
  achievement: 'green',
  previous: null,
  done: '',
  blockers: '',
  pathToGreen: '',
  ...changes,
});
const texts = (facts: Partial<WeekFacts>, quadrant: Quadrant): string[] =>
  compileTwoByTwo([{ ...quiet, ...facts }], week)[quadrant].map(({ text }) => text);

describe('the weekly 2x2', () => {
  it('of a quiet week is empty', () => {
    expect(compileTwoByTwo([quiet], week)).toEqual({
      accomplishments: [],
      headwinds: [],
      blockers: [],
      keyMilestones: [],
    });
  });

  it('tells what was accomplished: launch, finished milestones, better verdicts, what people did', () => {
    const milestones = [milestone({ finishedOn: '2026-11-24' }), milestone({ id: 'n', finishedOn: '2026-11-21' })];
    const checkIns = [
      checkIn({ id: 'new', done: 'The pilot\nis closed' }),
      checkIn({ id: 'old', done: 'The pilot runs' }),
      checkIn({ id: 'of-m', milestoneId: 'm', done: 'Solver at 36 s' }),
    ];
    const verdicts = [
      { kpiId: 'k', kpiName: 'Alerts', before: 'at-risk', after: 'on-track' },
      { kpiId: 'l', kpiName: 'Orders', before: 'no-data', after: 'at-risk' },
    ] as const;
    const launch = { launchedOn: '2026-11-23', promisedOn: '2026-11-20', forecastOn: null };
    expect(texts({ ...launch, milestones, checkIns, verdicts }, 'accomplishments')).toEqual([
      'Launched on 23 Nov 2026, 3 days after the promised day',
      'M4 “Route insertion” was finished on 24 Nov 2026',
      'The criterion on “Alerts” is on track, it was at risk',
      'The pilot is closed',
      'M4 “Route insertion”: Solver at 36 s',
    ]);
  });

  it('names headwinds: what is not green, jumps, slips, worse verdicts and silence', () => {
    const milestones = [milestone({})];
    const checkIns = [
      checkIn({ achievement: 'red', previous: 'green', pathToGreen: 'Buy elsewhere' }),
      checkIn({ milestoneId: 'm', achievement: 'yellow', previous: 'green', pathToGreen: 'Skip towns' }),
    ];
    const verdicts = [{ kpiId: 'k', kpiName: 'Alerts', before: 'on-track', after: 'missed' }] as const;
    const slip = { promisedOn: '2027-02-20', forecastOn: '2027-02-27', forecastBefore: '2027-02-22' };
    const silent = { checkIn: { status: 'outdated', overdueDays: 9 } } as const;
    expect(texts({ ...slip, ...silent, milestones, checkIns, verdicts }, 'headwinds')).toEqual([
      'The criterion on “Alerts” is missed, it was on track',
      'The initiative went from on track to off track. Path to green: Buy elsewhere',
      'M4 “Route insertion” is at risk. Path to green: Skip towns',
      'The plan ends 27 Feb 2027, 7 days after the promised launch, 5 days later than a week ago',
      'Nobody has said how it stands: the check-in has been due for 9 days',
    ]);
  });

  it('lists blockers and the milestones that matter now, the most urgent first', () => {
    const gone = checkIn({ milestoneId: 'gone', blockers: 'Of a removed milestone' });
    const blocked = { checkIns: [gone, checkIn({ blockers: 'Legal is silent' })] };
    expect(texts(blocked, 'blockers')).toEqual(['Legal is silent']);
    const milestones = [
      milestone({ id: 'later', number: 1, latestFinish: '2026-12-13' }),
      milestone({ id: 'soon', number: 2, latestFinish: '2026-12-12', startedOn: null, owner: null }),
      milestone({ id: 'late', number: 3, latestFinish: '2026-11-20', floatDays: -6 }),
      milestone({ id: 'new', number: 4, startedOn: '2026-11-25' }),
      milestone({ id: 'done', number: 5, finishedOn: '2026-11-25' }),
    ];
    expect(texts({ milestones, promisedOn: '2026-12-12' }, 'keyMilestones')).toEqual([
      'M3 “Route insertion”, Oskar Nyberg: finish by 20 Nov 2026, 6 working days too late',
      'Launch promised for 12 Dec 2026',
      'M2 “Route insertion”, nobody’s yet, not started: finish by 12 Dec 2026',
      'M4 “Route insertion”, Oskar Nyberg, started this week: finish by 1 Feb 2027',
    ]);
  });

  it('names the initiative where there are several', () => {
    const facts = [
      { ...quiet, checkIns: [checkIn({ done: 'One' })] },
      { ...quiet, initiativeId: 'j', name: 'Pot', checkIns: [checkIn({ done: 'Two' })] },
    ];
    expect(compileTwoByTwo(facts, week).accomplishments).toMatchObject([
      { text: 'Kettle: One', fact: { initiativeId: 'i' } },
      { text: 'Pot: Two', fact: { initiativeId: 'j', kind: 'check-in' } },
    ]);
  });

  it('keeps within its limits and ties each line to a fact, whatever people wrote', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 900 });
    const anyCheckIn = fc.record({
      id: fc.uuid(),
      milestoneId: fc.constantFrom(null, 'm', 'gone'),
      achievement: fc.constantFrom('green' as const, 'yellow' as const, 'red' as const),
      previous: fc.constantFrom(null, 'green' as const, 'red' as const),
      done: text,
      blockers: text,
      pathToGreen: text,
    });
    const state = fc.constantFrom(...CRITERION_STATES);
    const verdict = fc.record({ kpiId: fc.uuid(), kpiName: text, before: state, after: state });
    fc.assert(
      fc.property(fc.array(anyCheckIn), fc.array(verdict, { maxLength: 40 }), (checkIns, verdicts) => {
        const report = compileTwoByTwo([{ ...quiet, milestones: [milestone({})], checkIns, verdicts }], week);
        for (const quadrant of QUADRANTS) {
          expect(report[quadrant].length).toBeLessThanOrEqual(MOST_LINES);
          for (const line of report[quadrant]) {
            expect([...line.text].length).toBeLessThanOrEqual(LONGEST_LINE);
            expect(line.text).not.toMatch(/[\n\r]/);
            expect(line.fact).not.toBeNull();
          }
        }
        // A better verdict and a worse one never stand for the same change.
        expect(report.accomplishments.length + report.headwinds.length).toBeLessThanOrEqual(
          verdicts.length + checkIns.length * 2,
        );
      }),
    );
  });
});
