import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SuccessCriterion } from '../evaluation/criterion.js';
import { CRITERION_DEFAULTS } from '../evaluation/criterion.js';
import { anchorPassage } from '../passage/anchor.js';
import { type AmendmentFacts, amendmentProblems, changesNothing, type StandingCriterion } from './amendment.js';
import { amendmentImpact, type ImpactFacts } from './amendment-impact.js';
import { promiseOutcomes, type StandingPromise } from './amendment-promises.js';
import { emptyDocument, type PrfaqDocument, textAt } from './document.js';
import { driftOf, isWithoutDrift } from './drift.js';

const summary =
  'A driver collects within one working day. Collection starts in 140 towns. The refund starts at the scan.';
const document = (text = summary, launchDate = '2031-02-03'): PrfaqDocument => ({
  ...emptyDocument(),
  sections: { ...emptyDocument().sections, heading: 'Returns', summary: text },
  launchDate,
});
const promise = (number: number, words: string, text = summary): StandingPromise => {
  const start = text.indexOf(words);
  return { id: `p${number}`, number, passage: anchorPassage('summary', text, start, start + words.length)! };
};
const promises = [
  promise(1, 'within one working day'),
  promise(2, 'Collection starts in 140 towns'),
  promise(3, 'The refund starts at the scan'),
];
const rule: SuccessCriterion = {
  ...CRITERION_DEFAULTS,
  comparator: 'at-least',
  value: 140,
  window: { count: 1, grain: 'day' },
  due: { kind: 'after-launch', days: 30 },
};
const criterion = (id: string, promiseId: string | null, more: Partial<StandingCriterion> = {}): StandingCriterion => ({
  id,
  kpiId: `kpi-${id}`,
  kpiName: `KPI ${id}`,
  promiseId,
  frozen: true,
  due: false,
  ...more,
});
const facts = (given: Partial<AmendmentFacts> = {}): AmendmentFacts => ({
  approved: document(),
  amended: document(),
  launchedOn: null,
  promises,
  criteria: [criterion('c1', 'p2'), criterion('c2', null)],
  promiseChanges: [],
  criterionChanges: [],
  ...given,
});
const fields = (given: Partial<AmendmentFacts>): string[] => amendmentProblems(facts(given)).map(({ field }) => field);
const fewer = document(summary.replace('140', '120'));
const without = document('A driver collects within one working day. The refund starts at the scan.');

describe('what becomes of promises', () => {
  const outcomes = (amended: PrfaqDocument, changes: AmendmentFacts['promiseChanges'] = []) =>
    promiseOutcomes(amended, promises, changes).map((each) =>
      'passage' in each ? `${each.outcome}: ${each.passage.exact}` : each.outcome,
    );

  it('is kept where the words stand, re-worded where they were edited, gone where they are not', () => {
    expect(outcomes(fewer)).toEqual([
      'kept: within one working day',
      'reworded: Collection starts in 120 towns',
      'kept: The refund starts at the scan',
    ]);
    expect(outcomes(without)[1]).toBe('gone');
  });

  it('is what the amendment says: withdrawn, other words, or new', () => {
    const words = promise(0, 'collects', textAt(fewer, 'summary')!).passage;
    expect(
      outcomes(fewer, [
        { change: 'withdraw', promiseId: 'p1', reason: 'Too dear' },
        { change: 'reword', promiseId: 'p2', passage: promise(0, '120 towns', textAt(fewer, 'summary')!).passage },
        { change: 'add', id: 'n1', kind: 'commitment', passage: words },
      ]),
    ).toEqual(['withdrawn', 'reworded: 120 towns', 'kept: The refund starts at the scan', 'added: collects']);
  });

  it('names every standing promise once, with words that stand in the amended text', () => {
    const sentence = fc.constantFrom(
      'A driver collects.',
      'Towns: 140.',
      'Scan it.',
      'The refund starts at the scan.',
      '',
    );
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 6 }), fc.subarray(promises), (sentences, withdrawn) => {
        const amended = document(sentences.join(' '));
        const changes = withdrawn.map(({ id }) => ({ change: 'withdraw' as const, promiseId: id, reason: 'x' }));
        const all = promiseOutcomes(amended, promises, changes);
        expect(all.map(({ id }) => id)).toEqual(promises.map(({ id }) => id));
        for (const each of all) {
          if ('passage' in each) expect(textAt(amended, each.passage.place)).toContain(each.passage.exact);
          if (withdrawn.some(({ id }) => id === each.id)) expect(each.outcome).toBe('withdrawn');
        }
      }),
    );
  });
});

describe('an amendment', () => {
  it('changes something, and keeps what an approval needs', () => {
    expect(fields({})).toEqual(['document']);
    expect(changesNothing(facts({ amended: fewer }))).toBe(false);
    expect(fields({ amended: fewer })).toEqual([]);
    expect(fields({ amended: { ...fewer, launchDate: null } })).toEqual(['launchDate']);
  });

  it('cannot move the promised date of what is launched', () => {
    const later = { ...document(), launchDate: '2031-03-03' };
    expect(fields({ amended: later })).toEqual([]);
    expect(fields({ amended: later, launchedOn: '2031-02-03' })).toEqual(['launchDate']);
  });

  it('says what becomes of every promise whose words are gone, and of what proved it', () => {
    expect(fields({ amended: without })).toEqual(['promises.p2']);
    const withdraw = (reason: string) => [{ change: 'withdraw' as const, promiseId: 'p2', reason }];
    expect(fields({ amended: without, promiseChanges: withdraw(' ') })).toEqual(['promises.p2', 'criteria.c1']);
    expect(
      fields({
        amended: without,
        promiseChanges: withdraw('Too few drivers'),
        criterionChanges: [{ change: 'withdraw', criterionId: 'c1', reason: 'With its promise' }],
      }),
    ).toEqual([]);
    const tied = {
      change: 'replace' as const,
      criterionId: 'c1',
      promiseId: 'p3',
      rule,
      reason: 'It proves P3 as well',
    };
    expect(fields({ amended: without, promiseChanges: withdraw('x'), criterionChanges: [tied] })).toEqual([]);
    expect(
      fields({ amended: without, promiseChanges: withdraw('x'), criterionChanges: [{ ...tied, promiseId: 'p2' }] }),
    ).toEqual(['criteria.c1']);
  });

  it('does not rewrite verdicts that stand, nor what was never approved, nor what is not there', () => {
    const change = (criterionId: string, given: Partial<AmendmentFacts> = {}) =>
      fields({ ...given, criterionChanges: [{ change: 'withdraw', criterionId, reason: 'x' }] });
    expect(change('c2')).toEqual([]);
    expect(change('c2', { criteria: [criterion('c2', null, { due: true })] })).toEqual(['criteria.c2']);
    expect(change('c2', { criteria: [criterion('c2', null, { frozen: false })] })).toEqual(['criteria.c2']);
    expect(change('c9')).toEqual(['criteria.c9']);
    expect(fields({ promiseChanges: [{ change: 'withdraw', promiseId: 'p9', reason: 'x' }] })).toEqual(['promises.p9']);
    const twice = { change: 'withdraw' as const, promiseId: 'p1', reason: 'x' };
    expect(fields({ promiseChanges: [twice, twice] })).toEqual(['promises.p1']);
  });

  it('takes only criteria that can be judged, with a reason', () => {
    const replace = { change: 'replace' as const, criterionId: 'c2', promiseId: null, rule, reason: '' };
    expect(fields({ criterionChanges: [replace] })).toEqual(['criteria.c2']);
    const bad = { ...rule, window: { count: 0, grain: 'day' as const } };
    expect(fields({ criterionChanges: [{ change: 'add', id: 'n1', kpiId: 'k', promiseId: 'p1', rule: bad }] })).toEqual(
      ['criteria.n1'],
    );
  });
});

describe('what an amendment touches', () => {
  const impact = (given: Partial<ImpactFacts>) =>
    amendmentImpact({
      ...facts(),
      milestones: [
        { id: 'm1', outcome: 'Depots are ready', promiseIds: ['p1', 'p2'] },
        { id: 'm2', outcome: 'Vans are ready', promiseIds: [] },
      ],
      floats: { before: new Map(), after: new Map() },
      kpiNames: new Map([['k9', 'Refund time']]),
      ...given,
    });

  it('is nothing where nothing changes', () => {
    expect(impact({})).toEqual({ launchDate: null, promises: [], milestones: [], kpis: [] });
  });

  it('is every promise that changes, its milestones and its KPIs, by name', () => {
    expect(impact({ amended: fewer })).toEqual({
      launchDate: null,
      promises: [
        {
          ...{ id: 'p2', label: 'P2', how: 'reworded', reason: '' },
          before: 'Collection starts in 140 towns',
          after: 'Collection starts in 120 towns',
        },
      ],
      milestones: [{ id: 'm1', outcome: 'Depots are ready', promises: ['P2'], float: null }],
      kpis: [{ id: 'kpi-c1', name: 'KPI c1', promises: ['P2'], criteria: [] }],
    });
  });

  it('is every milestone whose float another launch date changes', () => {
    const later = { ...document(), launchDate: '2031-02-10' };
    const floats = {
      before: new Map([
        ['m1', 4],
        ['m2', 9],
      ]),
      after: new Map([
        ['m1', 9],
        ['m2', 9],
      ]),
    };
    expect(impact({ amended: later, floats })).toMatchObject({
      launchDate: { before: '2031-02-03', after: '2031-02-10', days: 7 },
      milestones: [{ id: 'm1', promises: [], float: { before: 4, after: 9 } }],
    });
  });

  it('is every KPI whose criterion changes', () => {
    expect(
      impact({
        criterionChanges: [
          { change: 'withdraw', criterionId: 'c2', reason: 'x' },
          { change: 'add', id: 'n1', kpiId: 'k9', promiseId: null, rule },
        ],
      }).kpis,
    ).toEqual([
      { id: 'kpi-c2', name: 'KPI c2', promises: [], criteria: ['withdrawn'] },
      { id: 'k9', name: 'Refund time', promises: [], criteria: ['added'] },
    ]);
  });

  it('never leaves out what hangs on a promise that is not kept', () => {
    fc.assert(
      fc.property(fc.subarray(promises), fc.constantFrom(document(), fewer, without), (withdrawn, amended) => {
        const promiseChanges = withdrawn.map(({ id }) => ({ change: 'withdraw' as const, promiseId: id, reason: 'x' }));
        const touched = impact({ amended, promiseChanges });
        const lost = promiseOutcomes(amended, promises, promiseChanges).filter(({ outcome }) => outcome !== 'kept');
        expect(touched.promises.map(({ id }) => id)).toEqual(lost.map(({ id }) => id));
        const names = touched.promises.map(({ label }) => label);
        expect(touched.milestones.flatMap((each) => each.promises)).toEqual(
          ['P1', 'P2'].filter((label) => names.includes(label)),
        );
        expect(touched.kpis.flatMap((each) => each.promises)).toEqual(names.filter((label) => label === 'P2'));
      }),
    );
  });
});

describe('the drift from the first approval', () => {
  const promised = (number: number, first: string | null, now: string, withdrawn: string | null = null) => ({
    ...{ number, first, now, withdrawn },
  });

  it('is what is different now, whatever came between', () => {
    const drift = driftOf({
      first: document(),
      now: { ...fewer, launchDate: '2031-02-10' },
      promises: [
        promised(1, 'a', 'a'),
        promised(2, 'a', 'b'),
        promised(3, 'a', 'a', 'Too dear'),
        promised(4, null, 'c'),
        promised(5, null, 'c', 'Never mind'),
      ],
      criteria: [{ kpiName: 'Towns', first: 'At least 140', now: 'At least 120', withdrawn: null }],
    });
    expect(drift).toEqual({
      launchDate: { before: '2031-02-03', after: '2031-02-10', days: 7 },
      promises: [
        { name: 'P2', how: 'reworded', before: 'a', after: 'b', reason: '' },
        { name: 'P3', how: 'withdrawn', before: 'a', after: null, reason: 'Too dear' },
        { name: 'P4', how: 'added', before: null, after: 'c', reason: '' },
      ],
      criteria: [{ name: 'Towns', how: 'reworded', before: 'At least 140', after: 'At least 120', reason: '' }],
      words: { added: 1, removed: 1, parts: 2 },
    });
    expect(isWithoutDrift(drift)).toBe(false);
  });

  it('is none for the same record', () => {
    const same = { first: document(), now: document(), promises: [promised(1, 'a', 'a')], criteria: [] };
    expect(isWithoutDrift(driftOf(same))).toBe(true);
  });
});
