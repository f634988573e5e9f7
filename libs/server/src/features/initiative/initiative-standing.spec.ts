import { describe, expect, it } from '@jest/globals';
import { MONDAY_TO_FRIDAY } from '@workback/domain/calendar/working-calendar';
import type { CriterionFact, InitiativeFacts } from './initiative-facts.repository.js';
import { standingCalendar, standingOf } from './initiative-standing.js';

const bare: InitiativeFacts = {
  id: 'i',
  number: 1,
  name: 'Kettle',
  headline: '',
  subHeading: '',
  owner: null,
  prfaqStatus: 'approved',
  openQuestions: 0,
  approvedAt: new Date('2026-01-05T09:00:00Z'),
  approvedBy: null,
  promisedLaunchOn: '2026-03-06',
  launchedOn: null,
  concludedAt: null,
  parkedAt: null,
  createdAt: new Date('2026-01-01T09:00:00Z'),
  version: 1,
  crosses: false,
  daysOff: [],
  milestones: [],
  teams: [],
  dependencies: [],
  promises: [],
  criteria: [],
  checkIns: [],
  checkInCadence: null,
  kpis: [],
  breaches: [],
  watchDays: [],
};
const standing = (facts: Partial<InitiativeFacts>, today = '2026-06-01') =>
  standingOf({ ...bare, ...facts }, standingCalendar(today, MONDAY_TO_FRIDAY, 'UTC'));
const criterion = (fact: Partial<CriterionFact>): CriterionFact => ({
  promiseId: 'p',
  kpiId: 'k',
  kpiName: 'Orders',
  state: 'met',
  dueRule: { kind: 'after-launch', days: 30 },
  guardrail: false,
  ...fact,
});

describe('where an initiative stands', () => {
  it.each([
    ['2026-03-06', 'on-time', 0],
    ['2026-03-07', 'late', 1],
    ['2026-03-09', 'late', 1],
    ['2026-03-05', 'early', -1],
  ] as const)('launched on %s against Friday 2026-03-06 is %s by %i working days', (launchedOn, state, days) => {
    expect(standing({ launchedOn }).delivered).toEqual({ state, days });
  });

  it('has no promise to be held against without a date, or with one that does not exist', () => {
    for (const promisedLaunchOn of [null, 'spring 2027', '2026-02-30']) {
      const { promised, delivered } = standing({ promisedLaunchOn, launchedOn: '2026-03-06' });
      expect([promised, delivered.state]).toEqual([null, 'no-date']);
    }
  });

  it('waits with the verdict for the due date of every criterion, and for sources in error', () => {
    const launchedOn = '2026-03-06';
    const promises = [['p', true]] as const;
    const open = [criterion({}), criterion({ kpiName: 'Speed', state: 'error' })];
    expect(standing({ launchedOn, promises, criteria: open }).undecided).toEqual(['Speed']);
    const early = standing({ launchedOn, promises, criteria: [criterion({})] }, '2026-04-04');
    expect([early.undecided, early.verdicts, early.stage]).toEqual([['Orders'], ['too-early'], 'measuring']);
    const due = standing({ launchedOn, promises, criteria: [criterion({})] }, '2026-04-05');
    expect([due.undecided, due.verdicts, due.stage]).toEqual([[], ['kept'], 'concluded']);
  });

  it('misses a promise as soon as its guardrail is breached', () => {
    const criteria = [criterion({ state: 'on-track' }), criterion({ guardrail: true, state: 'off-track' })];
    const { verdicts, guardrailsBreached } = standing({ promises: [['p', true]], criteria });
    expect([verdicts, guardrailsBreached]).toEqual([['missed'], 1]);
  });

  it('stays concluded when a criterion is added later', () => {
    const concludedAt = new Date('2026-05-01T09:00:00Z');
    const criteria = [criterion({ dueRule: { kind: 'date', date: '2027-01-01' }, state: 'too-early' })];
    expect(standing({ launchedOn: '2026-03-06', concludedAt, criteria }).stage).toBe('concluded');
  });

  it('has no forecast once it is launched, nor when the plan cannot be scheduled', () => {
    const milestones = [['a', 5, null, null] as const, ['b', 5, null, null] as const];
    expect(standing({ milestones }).forecast).toBe('2026-06-05');
    expect(standing({ milestones, launchedOn: '2026-03-06' }).forecast).toBeNull();
    const dependencies = [['a', 'b', 'FS', 0] as const, ['b', 'a', 'FS', 0] as const];
    expect(standing({ milestones, dependencies }).forecast).toBeNull();
  });
});
