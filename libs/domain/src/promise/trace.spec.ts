import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { promiseDelivery, servingMilestones, traceGaps, type Trace, type TracedMilestone } from './trace.js';

const milestone = (id: string, promiseIds: string[] = [], predecessorIds: string[] = []): TracedMilestone => ({
  id,
  promiseIds,
  predecessorIds,
});
const promise = (id: string, milestoneIds: string[], criterionIds: string[], state: 'found' | 'gone' = 'found') => ({
  id,
  milestoneIds,
  criterionIds,
  state,
});
const criterion = (id: string, kpiId: string, promiseId: string | null, guardrail = false) => ({
  id,
  kpiId,
  promiseId,
  guardrail,
});
const nothing: Trace = { promises: [], milestones: [], criteria: [], kpis: [] };
const said = (trace: Partial<Trace>): string[] =>
  traceGaps({ ...nothing, ...trace }).map((gap) => Object.values(gap).join(' '));

describe('gaps of a trace', () => {
  it('are none where every promise is built and proved, and all work and every number serves', () => {
    expect(
      said({
        promises: [promise('p1', ['m1'], ['c1'])],
        milestones: [milestone('m1', ['p1'])],
        criteria: [criterion('c1', 'k1', 'p1'), criterion('c2', 'k2', null, true)],
        kpis: [{ id: 'k1' }, { id: 'k2' }],
      }),
    ).toEqual([]);
  });

  it('are named in the order of the chain', () => {
    expect(
      said({
        promises: [promise('p1', [], ['c1']), promise('p2', ['m1'], []), promise('p3', [], [], 'gone')],
        milestones: [milestone('m1', ['p2']), milestone('m2')],
        criteria: [criterion('c1', 'k1', 'p1'), criterion('c2', 'k1', null)],
        kpis: [{ id: 'k1' }, { id: 'k3' }],
      }),
    ).toEqual([
      'nobody-builds p1',
      'nobody-measures p2',
      'words-gone p3',
      'nobody-builds p3',
      'nobody-measures p3',
      'serves-no-promise m2',
      'proves-no-promise c2',
      'tied-to-nothing k3',
    ]);
  });

  it('do not count work that promised work waits for', () => {
    const milestones = [
      milestone('contracts'),
      milestone('scan', [], ['contracts']),
      milestone('pilot', ['p1'], ['scan']),
      milestone('bag', [], ['pilot']),
    ];
    expect(said({ milestones })).toEqual(['serves-no-promise bag']);
    expect(servingMilestones(milestones).get('contracts')).toEqual({ promiseIds: ['p1'], through: ['scan'] });
    expect(servingMilestones(milestones).get('pilot')).toEqual({ promiseIds: ['p1'], through: [] });
  });

  it('end in rings of dependencies, and agree with a search from every milestone', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const some = (list: readonly string[]) => fc.subarray([...list]);
    const plans = fc.tuple(
      ...ids.map((id) =>
        fc
          .tuple(some(['p', 'q']), some([...ids, 'elsewhere']))
          .map(([promises, before]) => milestone(id, promises, before)),
      ),
    );
    fc.assert(
      fc.property(plans, (milestones) => {
        const byId = new Map(milestones.map((each) => [each.id, each]));
        /** Promises reached from a milestone over what waits for it, the slow way. */
        const reached = (start: string): Set<string> => {
          const seen = new Set([start]);
          const open = [start];
          for (let id = open.pop(); id; id = open.pop()) {
            for (const after of milestones) {
              if (!after.predecessorIds.includes(id) || seen.has(after.id)) continue;
              seen.add(after.id);
              open.push(after.id);
            }
          }
          return new Set([...seen].flatMap((id) => byId.get(id)?.promiseIds ?? []));
        };
        const serving = servingMilestones(milestones);
        for (const { id } of milestones) expect(serving.has(id)).toBe(reached(id).size > 0);
      }),
    );
  });
});

describe('delivery of a promise', () => {
  const one = (more: Partial<Parameters<typeof promiseDelivery>[0][number]> = {}) => ({
    started: false,
    finished: false,
    totalFloatDays: 3,
    ...more,
  });
  it.each([
    ['no-milestone', []],
    ['not-started', [one()]],
    ['on-track', [one(), one({ started: true })]],
    ['on-track', [one(), one({ finished: true })]],
    ['at-risk', [one({ started: true }), one({ totalFloatDays: -1 })]],
    ['finished', [one({ finished: true, totalFloatDays: -4 })]],
    ['not-started', [one({ totalFloatDays: null })]],
  ] as const)('is %s', (expected, milestones) => {
    expect(promiseDelivery(milestones)).toBe(expected);
  });
});
