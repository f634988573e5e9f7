import { describe, expect, it } from '@jest/globals';
import { fromDayNumber, toDayNumber } from '@workback/domain/calendar/plain-date';
import { prepareTimeline } from './timeline.js';
import { linkPath } from './timeline-links.js';
import type { TimelineDates, TimelineInput, TimelineMilestone } from './timeline-plan.js';
import { timelineScale } from './timeline-scale.js';

const dates = (
  start: string,
  finish: string,
  latestFinish: string,
  float: number,
  startBy: string | null,
): TimelineDates => ({
  earliestStart: start,
  earliestFinish: finish,
  latestStart: startBy ?? start,
  latestFinish,
  startBy,
  totalFloatDays: float,
  freeFloatDays: Math.max(0, float),
  critical: float <= 0,
});
const milestone = (number: number, given: Partial<TimelineMilestone>): TimelineMilestone => ({
  id: `m${number}`,
  number,
  outcome: `Outcome ${number}`,
  ownerName: 'Maren Holt',
  estimateDays: 5,
  startedOn: null,
  finishedOn: null,
  scheduled: null,
  predecessors: [],
  ...given,
});
const plan = (given: Partial<TimelineInput>): TimelineInput => ({
  milestones: [],
  launchDate: '2027-02-09',
  forecastLaunch: null,
  today: '2026-11-22',
  workingDays: [1, 2, 3, 4, 5],
  holidays: ['2026-12-25'],
  daysToRecover: 0,
  ...given,
});
const lateMilestone = milestone(5, {
  predecessors: [{ milestoneId: 'm4', lagDays: 0 }],
  scheduled: dates('2026-12-14', '2027-01-29', '2027-01-21', -6, '2026-12-04'),
});
const started = milestone(4, {
  startedOn: '2026-10-20',
  scheduled: dates('2026-10-20', '2026-12-11', '2026-12-03', -6, null),
});
const done = milestone(1, {
  startedOn: '2026-09-07',
  finishedOn: '2026-10-02',
  scheduled: dates('2026-09-07', '2026-10-02', '2026-10-02', 0, null),
});
const loose = milestone(7, { scheduled: dates('2026-12-01', '2026-12-07', '2026-12-18', 9, '2026-12-14') });

describe('prepareTimeline', () => {
  it('orders finished work, the critical path, then the rest', () => {
    const { rows } = prepareTimeline(plan({ milestones: [loose, lateMilestone, done, started] }));
    expect(rows.map(({ label }) => label)).toEqual(['M1', 'M4', 'M5', 'M7']);
  });

  it('draws planned work, float, overrun and the latest start', () => {
    const { rows } = prepareTimeline(plan({ milestones: [loose, lateMilestone] }));
    const [late, free] = rows.map(({ bar }) => bar!);
    const day = toDayNumber;
    expect(late).toMatchObject({
      work: { from: day('2026-12-14'), to: day('2027-01-30') },
      overrun: { from: day('2027-01-22'), to: day('2027-01-30') },
      float: null,
      done: null,
      startBy: { day: day('2026-12-04'), late: true },
      critical: true,
    });
    expect(free).toMatchObject({
      float: { from: day('2026-12-08'), to: day('2026-12-19') },
      overrun: null,
      startBy: { day: day('2026-12-14'), late: false },
      critical: false,
    });
  });

  it('fills what lies behind: all of finished work, started work up to today', () => {
    const { rows } = prepareTimeline(plan({ milestones: [done, started] }));
    expect(rows[0]?.bar?.done).toEqual(rows[0]?.bar?.work);
    expect(fromDayNumber(rows[1]!.bar!.done!.to)).toBe('2026-11-22');
  });

  it('says each row in words', () => {
    const { rows } = prepareTimeline(
      plan({ milestones: [done, started, lateMilestone, { ...loose, ownerName: null }] }),
    );
    expect(rows.map(({ sentence }) => sentence)).toEqual([
      'M1, Outcome 1. Maren Holt, 5 days of work. Finished on 2 Oct 2026, done.',
      'M4, Outcome 4. Maren Holt, 5 days of work. Started on 20 Oct 2026, 6 days too late, on the critical path.',
      'M5, Outcome 5. Maren Holt, 5 days of work. Start by 4 Dec 2026, 6 days too late, on the critical path.',
      'M7, Outcome 7. No owner, 5 days of work. Start by 14 Dec 2026, 9 days of float.',
    ]);
    const passed = prepareTimeline(plan({ milestones: [loose], today: '2026-12-15' })).rows[0];
    expect(passed?.startBy).toEqual({ text: '14 Dec', words: 'Start by 14 Dec 2026, which has passed', late: true });
  });

  it('links what waits for each other', () => {
    const { links } = prepareTimeline(plan({ milestones: [started, lateMilestone] }));
    expect(links).toMatchObject([{ fromRow: 0, toRow: 1, critical: true }]);
    const unknown = milestone(9, { ...loose, predecessors: [{ milestoneId: 'gone', lagDays: 0 }] });
    expect(prepareTimeline(plan({ milestones: [unknown] })).links).toEqual([]);
    expect(linkPath(0, 10, 100, 54)).toBe('M0 10h4V54H98');
    expect(linkPath(100, 10, 50, 54)).toBe('M100 10h4V33H40V54H48');
  });

  it('summarises the plan', () => {
    const summary = (given: Partial<TimelineInput>) => prepareTimeline(plan(given)).summary;
    expect(summary({ milestones: [done, lateMilestone], forecastLaunch: '2027-02-17', daysToRecover: 6 })).toBe(
      '1 of 2 milestones finished. Launch promised 9 Feb 2027. Forecast 17 Feb 2027. 6 days to recover.',
    );
    expect(summary({})).toBe('No milestones yet. Launch promised 9 Feb 2027.');
    expect(summary({ launchDate: null })).toBe('No milestones and no launch date yet.');
    expect(summary({ milestones: [milestone(1, {})] })).toMatch(/The plan cannot be scheduled\.$/);
    expect(summary({ milestones: [done], launchDate: '2026-10-05' })).toBe(
      '1 of 1 milestones finished. Launch promised 5 Oct 2026.',
    );
  });

  it('has no range without any date', () => {
    const prepared = prepareTimeline(plan({ launchDate: null, milestones: [milestone(1, {})] }));
    expect(prepared.range).toBeNull();
    expect(prepared.rows[0]?.bar).toBeNull();
    expect(timelineScale(prepared, 900, plan({}))).toBeNull();
  });

  it('shows today when it is near, not when a plan ended long ago', () => {
    const near = prepareTimeline(plan({ milestones: [done], launchDate: '2026-10-05' }));
    expect(near.range!.to).toBeGreaterThan(near.today);
    const long = prepareTimeline(plan({ milestones: [done], launchDate: '2026-10-05', today: '2028-01-01' }));
    expect(long.range!.to).toBeLessThan(long.today);
  });
});

describe('timelineScale', () => {
  const scaleOf = (given: Partial<TimelineInput>, room = 900) => {
    const input = plan(given);
    const prepared = prepareTimeline(input);
    return { prepared, scale: timelineScale(prepared, room, input)! };
  };

  it('keeps the launch flag at the right with room for a late forecast', () => {
    const { prepared, scale } = scaleOf({ milestones: [done, lateMilestone], forecastLaunch: '2027-02-17' });
    const flag = scale.x(prepared.launch!.day + 1);
    expect(flag).toBeLessThanOrEqual(900 - 112);
    expect(flag).toBeGreaterThan(700);
    expect(scale.width).toBe(900);
  });

  it('gets wider than its room rather than too small, within bounds', () => {
    const years = scaleOf({
      milestones: [
        milestone(1, {
          ...started,
          startedOn: '2021-01-01',
          scheduled: dates('2021-01-01', '2026-12-01', '2026-12-01', 0, null),
        }),
      ],
    });
    expect(years.scale.dayWidth).toBeCloseTo(2.5);
    const ages = scaleOf({
      milestones: [
        milestone(1, { startedOn: '1900-01-01', scheduled: dates('1900-01-01', '2026-12-01', '2026-12-01', 0, null) }),
      ],
    });
    expect(ages.scale.width).toBeLessThanOrEqual(8200);
  });

  it('names months and weeks and joins the days nobody works', () => {
    const { scale } = scaleOf({ milestones: [loose] });
    expect(scale.months.map(({ label }) => label)).toEqual(['Nov 2026', 'Dec', 'Jan 2027', 'Feb']);
    expect(scale.weeks[0]?.label).toBe('23');
    const christmas = scale.closed.find(({ from }) => fromDayNumber(from) === '2026-12-25');
    expect(fromDayNumber(christmas!.to)).toBe('2026-12-28');
  });
});
