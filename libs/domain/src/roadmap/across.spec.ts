import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MONDAY_TO_FRIDAY } from '../calendar/working-calendar.js';
import { type AcrossLink, cycleAcross, scheduleAcross } from './across.js';
import { DEPENDENCY_TYPES, type Plan } from './plan.js';
import { schedule } from './schedule.js';

const plan = (milestones: readonly [id: string, days: number][], more: Partial<Plan> = {}): Plan => ({
  milestones: milestones.map(([id, estimateDays]) => ({ id, estimateDays })),
  dependencies: [],
  launchDate: null,
  today: '2026-11-02',
  calendar: MONDAY_TO_FRIDAY,
  ...more,
});
const link = (from: string, to: string, more: Partial<AcrossLink> = {}): AcrossLink => {
  const end = (text: string) => ({ planId: text.split('.')[0] as string, milestoneId: text.split('.')[1] as string });
  return { predecessor: end(from), successor: end(to), type: 'FS', lagDays: 0, ...more };
};
const datesOf = (across: ReturnType<typeof scheduleAcross>, planId: string) => {
  const result = across.get(planId)?.result;
  if (result?.kind !== 'ok') throw new Error(`${planId} is not scheduled`);
  return new Map(result.milestones.map((milestone) => [milestone.id, milestone]));
};

describe('Plans that wait for each other', () => {
  it('carry dates over chains of plans, both ways', () => {
    const plans = new Map([
      ['A', plan([['a', 5]], { launchDate: '2026-12-31' })],
      ['B', plan([['b', 5]], { launchDate: '2026-12-31' })],
      ['C', plan([['c', 5]], { launchDate: '2026-11-25' })],
    ]);
    const across = scheduleAcross(plans, [link('B.b', 'C.c'), link('A.a', 'B.b')]);
    expect(datesOf(across, 'A').get('a')).toMatchObject({ earliestFinish: '2026-11-06', latestFinish: '2026-11-11' });
    expect(datesOf(across, 'B').get('b')).toMatchObject({ earliestStart: '2026-11-09', latestStart: '2026-11-12' });
    expect(datesOf(across, 'C').get('c')).toMatchObject({ earliestStart: '2026-11-16', totalFloatDays: 3 });
  });

  it('may wait for each other in both directions, as long as no milestone waits for itself', () => {
    const plans = new Map([
      [
        'A',
        plan([
          ['a1', 3],
          ['a2', 3],
        ]),
      ],
      [
        'B',
        plan([
          ['b1', 3],
          ['b2', 3],
        ]),
      ],
    ]);
    const links = [link('A.a1', 'B.b1'), link('B.b1', 'A.a2'), link('A.a2', 'B.b2')];
    expect(cycleAcross(plans, links)).toBeNull();
    expect(datesOf(scheduleAcross(plans, links), 'B').get('b2')).toMatchObject({ earliestFinish: '2026-11-17' });
    const ring = cycleAcross(plans, [...links, link('B.b2', 'A.a1')]);
    expect(ring?.map(({ milestoneId }) => milestoneId)).toEqual(['a1', 'b1', 'a2', 'b2']);
  });

  it('go on without a plan that cannot be scheduled, and without milestones that are gone', () => {
    const broken = plan(
      [
        ['x', 1],
        ['y', 1],
      ],
      {
        dependencies: [
          { predecessorId: 'x', successorId: 'y', type: 'FS', lagDays: 0 },
          { predecessorId: 'y', successorId: 'x', type: 'FS', lagDays: 0 },
        ],
      },
    );
    const across = scheduleAcross(
      new Map([
        ['A', broken],
        ['B', plan([['b', 1]])],
      ]),
      [link('A.x', 'B.b'), link('A.gone', 'B.b'), link('Z.z', 'B.b')],
    );
    expect(datesOf(across, 'B').get('b')).toMatchObject({ earliestStart: '2026-11-02' });
    expect(across.get('A')?.result.kind).toBe('cycle');
  });

  it('have the dates of one plan that holds all their milestones', () => {
    const world = fc.record({
      // All with work: events are dated by an evening or a morning, and over plans only their day is known.
      days: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 12 }),
      homes: fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 12, maxLength: 12 }),
      links: fc.array(
        fc.tuple(fc.nat(99), fc.nat(99), fc.constantFrom(...DEPENDENCY_TYPES), fc.integer({ min: -2, max: 4 })),
        { maxLength: 14 },
      ),
      launchDate: fc.constantFrom('2026-12-18', '2026-11-10'),
    });
    fc.assert(
      fc.property(world, ({ days, homes, links, launchDate }) => {
        const milestones = days.map((estimateDays, at) => ({ id: `m${at}`, estimateDays, home: homes[at] as string }));
        const seen = new Set<string>();
        const dependencies = links.flatMap(([one, other, type, lagDays]) => {
          const [from, to] = [one % days.length, other % days.length].sort((a, b) => a - b) as [number, number];
          if (from === to || seen.has(`${from} ${to}`)) return [];
          seen.add(`${from} ${to}`);
          return [{ predecessorId: `m${from}`, successorId: `m${to}`, type, lagDays }];
        });
        const homeOf = new Map(milestones.map(({ id, home }) => [id, home]));
        const whole = { ...plan([]), milestones, dependencies, launchDate };
        const plans = new Map(
          [...new Set(homes.slice(0, days.length))].map((home) => [
            home,
            {
              ...whole,
              milestones: milestones.filter((each) => each.home === home),
              dependencies: dependencies.filter(
                (each) => homeOf.get(each.predecessorId) === home && homeOf.get(each.successorId) === home,
              ),
            },
          ]),
        );
        const across = dependencies
          .filter((each) => homeOf.get(each.predecessorId) !== homeOf.get(each.successorId))
          .map(({ predecessorId, successorId, type, lagDays }) => ({
            predecessor: { planId: homeOf.get(predecessorId) as string, milestoneId: predecessorId },
            successor: { planId: homeOf.get(successorId) as string, milestoneId: successorId },
            type,
            lagDays,
          }));
        expect(cycleAcross(plans, across)).toBeNull();
        const settled = scheduleAcross(plans, across);
        const oracle = schedule(whole);
        if (oracle.kind !== 'ok') throw new Error(oracle.kind);
        for (const expected of oracle.milestones) {
          const found = datesOf(settled, homeOf.get(expected.id) as string).get(expected.id);
          expect(found).toMatchObject({
            earliestStart: expected.earliestStart,
            earliestFinish: expected.earliestFinish,
            latestStart: expected.latestStart,
            latestFinish: expected.latestFinish,
            totalFloatDays: expected.totalFloatDays,
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});
