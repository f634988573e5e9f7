import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/plain-date.js';
import { MONDAY_TO_FRIDAY } from '../calendar/working-calendar.js';
import { applyOperations, undoOperations } from './apply-operations.js';
import { planOf, type PlanContent, type PlanSetting } from './plan-content.js';
import { effectsOf } from './plan-effects.js';
import { overlap, touchedBy, type PlanOperation } from './plan-operation.js';
import type { Schedule } from './plan.js';
import { schedule } from './schedule.js';
import { randomContents, randomOperations } from './testing/random-operations.js';

const EMPTY: PlanContent = { milestones: [], dependencies: [], daysOff: [], lastNumber: 0 };
const setting: PlanSetting = {
  today: '2026-03-02',
  launchDate: '2026-03-27',
  calendar: MONDAY_TO_FRIDAY,
  outside: [],
};
const made = (operations: PlanOperation[], on: PlanContent = EMPTY) => {
  const result = applyOperations(on, operations, setting);
  if (result.kind !== 'ok') throw new Error(JSON.stringify(result.refusals));
  return result;
};
const refusalsOf = (operations: PlanOperation[], on: PlanContent = chain) => {
  const result = applyOperations(on, operations, setting);
  return result.kind === 'ok' ? [] : result.refusals.map(({ index, field }) => `${index} ${field}`);
};
const chain = made([
  { op: 'create', milestoneId: 'a', outcome: 'Design', estimateDays: 5 },
  { op: 'create', milestoneId: 'b', outcome: 'Build', estimateDays: 5 },
  { op: 'create', milestoneId: 'c', outcome: 'Sell', estimateDays: 3 },
  { op: 'link', predecessorId: 'a', successorId: 'b', type: 'FS', lagDays: 0 },
  { op: 'link', predecessorId: 'b', successorId: 'c', type: 'FS', lagDays: 1 },
]).content;
const of = (content: PlanContent, id: string) => content.milestones.find((milestone) => milestone.id === id)!;
const dates = (content: PlanContent, id: string, at = setting) =>
  (schedule(planOf(content, at)) as Schedule).milestones.find((milestone) => milestone.id === id)!;

describe('operations on a plan', () => {
  it('make milestones with numbers of their own and change only what they name', () => {
    expect(chain.milestones.map(({ number }) => number)).toEqual([1, 2, 3]);
    const { content, touched } = made(
      [
        { op: 'describe', milestoneId: 'b', outcome: 'Build it', notes: 'Twice' },
        {
          op: 'estimate',
          milestoneId: 'b',
          estimateDays: 6,
          estimateRange: { optimisticDays: 4, pessimisticDays: 12 },
        },
        { op: 'tie', milestoneId: 'c', promiseIds: ['p1'] },
        { op: 'remove', milestoneId: 'a' },
        { op: 'create', milestoneId: 'd', outcome: 'Ship', estimateDays: 0, notAfter: '2026-03-20' },
      ],
      chain,
    );
    expect(of(content, 'b')).toMatchObject({ outcome: 'Build it', notes: 'Twice', team: '', estimateDays: 6 });
    expect(of(content, 'd')).toMatchObject({ number: 4, notAfter: '2026-03-20', startOn: null });
    expect(content.dependencies.map(({ successorId }) => successorId)).toEqual(['c']);
    expect(touched).toEqual(['b/outcome', 'b/notes', 'b/estimate', 'c/promises', 'a/*', 'd/*']);
    // One number instead of three.
    const single = made([{ op: 'estimate', milestoneId: 'b', estimateDays: 7 }], content).content;
    expect(of(single, 'b').estimateRange).toBeNull();
  });

  it('refuse what does not fit, all at once and by field', () => {
    expect(
      refusalsOf([
        { op: 'create', milestoneId: 'a', outcome: 'Again', estimateDays: 1 },
        { op: 'describe', milestoneId: 'x', outcome: 'Who' },
        { op: 'link', predecessorId: 'a', successorId: 'a', type: 'FS', lagDays: 0 },
        { op: 'link', predecessorId: 'a', successorId: 'x', type: 'FS', lagDays: 0 },
        { op: 'unlink', predecessorId: 'a', successorId: 'c' },
        { op: 'move', milestoneId: 'x', to: '2026-03-10' },
        { op: 'progress', milestoneId: 'b', startedOn: '2026-03-03' },
        { op: 'constrain', milestoneId: 'c', notBefore: '2026-03-10', notAfter: '2026-03-09' },
        { op: 'estimate', milestoneId: 'a', estimateDays: 3, estimateRange: { optimisticDays: 4, pessimisticDays: 9 } },
      ]),
    ).toEqual([
      '0 milestoneId',
      '1 milestoneId',
      '2 predecessorId',
      '3 successorId',
      '4 predecessorId',
      '5 milestoneId',
      '6 startedOn',
      '7 notAfter',
      '8 estimateRange',
    ]);
  });

  it('do not question old dates when something else changes', () => {
    const old = made([{ op: 'progress', milestoneId: 'a', startedOn: '2026-03-02' }], chain).content;
    const before = { ...setting, today: '2026-03-01' };
    expect(applyOperations(old, [{ op: 'describe', milestoneId: 'a', outcome: 'X' }], before).kind).toBe('ok');
  });

  it('take each other back, whatever they were', () => {
    fc.assert(
      fc.property(randomContents, randomOperations, ({ content, setting: at }, operations) => {
        const done = applyOperations(content, operations, at);
        if (done.kind !== 'ok') return;
        const back = undoOperations(done.content, done.inverse, at);
        // Links come back in another order, and numbers are not given twice.
        const same = (state: PlanContent) => ({
          milestones: state.milestones,
          daysOff: state.daysOff,
          dependencies: state.dependencies.map((link) => JSON.stringify(link)).sort(),
        });
        if (back.kind !== 'ok') throw new Error(JSON.stringify(back.refusals));
        expect(same(back.content)).toEqual(same(content));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('moving a milestone', () => {
  const move = (milestoneId: string, to: string, on = chain) => made([{ op: 'move', milestoneId, to }], on).content;

  it('later sets a date; back to where it belongs takes the date away', () => {
    const later = move('b', '2026-03-12');
    expect(of(later, 'b').notBefore).toBe('2026-03-12');
    expect(dates(later, 'b').earliestStart).toBe('2026-03-12');
    const back = move('b', '2026-03-09', later);
    expect(of(back, 'b').notBefore).toBeNull();
    expect(back.dependencies).toEqual(chain.dependencies);
  });

  it('earlier overlaps what it waited for', () => {
    const earlier = move('b', '2026-03-04');
    expect(earlier.dependencies[0]).toMatchObject({ predecessorId: 'a', successorId: 'b', lagDays: -3 });
    expect(dates(earlier, 'b').earliestStart).toBe('2026-03-04');
  });

  it('moves a fixed date along', () => {
    const fixed = made([{ op: 'constrain', milestoneId: 'c', finishOn: '2026-03-20' }], chain).content;
    expect(of(move('c', '2026-03-23', fixed), 'c')).toMatchObject({ startOn: '2026-03-23', finishOn: null });
  });

  it('makes it start on that day or today, in any plan', () => {
    fc.assert(
      fc.property(randomContents, fc.nat(8), fc.integer({ min: -5, max: 40 }), ({ content, setting: at }, n, days) => {
        const id = content.milestones[n % content.milestones.length]!.id;
        const free = { ...at, outside: [] };
        const done = applyOperations(content, [{ op: 'move', milestoneId: id, to: addDays(at.today, days) }], free);
        const { startedOn, finishedOn } = of(content, id);
        if (startedOn !== null || finishedOn !== null) {
          expect(done.kind).toBe('refused');
          return;
        }
        if (done.kind !== 'ok') throw new Error(JSON.stringify(done));
        const worked = { milestones: [{ id: 'x', estimateDays: 1 }], dependencies: [], launchDate: null };
        const target = { ...worked, today: addDays(at.today, Math.max(0, days)), calendar: at.calendar };
        expect(dates(done.content, id, free).earliestStart).toBe(
          (schedule(target) as Schedule).milestones[0]!.earliestStart,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('changes of two people', () => {
  const touched = (...operations: PlanOperation[]) => operations.flatMap(touchedBy);
  it.each<[string, PlanOperation, PlanOperation, boolean]>([
    [
      'other fields of one milestone',
      { op: 'estimate', milestoneId: 'a', estimateDays: 1 },
      { op: 'describe', milestoneId: 'a', outcome: 'x' },
      false,
    ],
    [
      'other milestones',
      { op: 'move', milestoneId: 'a', to: '2026-03-03' },
      { op: 'move', milestoneId: 'b', to: '2026-03-03' },
      false,
    ],
    [
      'the same dates',
      { op: 'move', milestoneId: 'a', to: '2026-03-03' },
      { op: 'constrain', milestoneId: 'a', notAfter: null },
      true,
    ],
    [
      'a milestone that was removed',
      { op: 'tie', milestoneId: 'a', promiseIds: [] },
      { op: 'remove', milestoneId: 'a' },
      true,
    ],
    [
      'a removal of what was changed',
      { op: 'remove', milestoneId: 'a' },
      { op: 'tie', milestoneId: 'a', promiseIds: [] },
      true,
    ],
    [
      'a link to what was removed',
      { op: 'link', predecessorId: 'a', successorId: 'b', type: 'FS', lagDays: 0 },
      { op: 'remove', milestoneId: 'b' },
      true,
    ],
    [
      'the same link',
      { op: 'unlink', predecessorId: 'a', successorId: 'b' },
      { op: 'link', predecessorId: 'a', successorId: 'b', type: 'FF', lagDays: 0 },
      true,
    ],
    [
      'the link the other way round',
      { op: 'unlink', predecessorId: 'a', successorId: 'b' },
      { op: 'link', predecessorId: 'b', successorId: 'a', type: 'FF', lagDays: 0 },
      false,
    ],
  ])('%s', (_, mine, theirs, collide) => {
    expect(overlap(touched(mine), touched(theirs)).length > 0).toBe(collide);
    expect(overlap(touched(theirs), touched(mine)).length > 0).toBe(collide);
  });
});

describe('effects', () => {
  const effects = (operations: PlanOperation[], at = setting) => {
    const plans = [chain, made(operations, chain).content].map((content) => {
      const plan = planOf(content, at);
      return { plan, schedule: schedule(plan) as Schedule };
    });
    return effectsOf(plans[0]!, plans[1]!);
  };

  it('say what moves, where the launch goes and what float is left', () => {
    const result = effects([{ op: 'estimate', milestoneId: 'a', estimateDays: 8 }]);
    expect(result.moved).toEqual([
      { milestoneId: 'a', startDays: 0, finishDays: 3 },
      { milestoneId: 'b', startDays: 3, finishDays: 3 },
      { milestoneId: 'c', startDays: 3, finishDays: 3 },
    ]);
    expect(result).toMatchObject({
      forecast: { before: '2026-03-19', after: '2026-03-24' },
      forecastDays: 3,
      breaksLaunch: false,
      added: [],
      removed: [],
    });
    expect(result.floats.get('c')).toEqual({ before: 6, after: 3 });
  });

  it('say when the launch breaks and when a date set is missed', () => {
    const late = effects([{ op: 'estimate', milestoneId: 'a', estimateDays: 15 }]);
    expect(late).toMatchObject({ breaksLaunch: true, daysToRecover: { before: 0, after: 4 } });
    expect(
      effects([{ op: 'estimate', milestoneId: 'a', estimateDays: 15 }], { ...setting, launchDate: null }).breaksLaunch,
    ).toBe(false);
    const missed = effects([{ op: 'constrain', milestoneId: 'b', notAfter: '2026-03-12' }]);
    expect(missed.newlyMissed).toEqual([{ milestoneId: 'b', limit: 'notAfter', date: '2026-03-12', days: 1 }]);
    expect(missed.moved).toEqual([]);
  });

  it('say what comes and goes', () => {
    const result = effects([
      { op: 'remove', milestoneId: 'a' },
      { op: 'create', milestoneId: 'd', outcome: 'New', estimateDays: 1 },
    ]);
    expect(result).toMatchObject({ added: ['d'], removed: ['a'] });
  });
});
