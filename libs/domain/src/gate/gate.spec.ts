import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type GateItem, GATES, gatesOf, type GateTimes, nextGate } from './gate.js';
import { gateFacts, type GateRecord } from './gate-facts.js';
import { decideLaunch } from './launch.js';

const nothing = { review: null, build: null, launch: null, conclude: null };
const times = (changes: Partial<GateTimes> = {}): GateTimes => ({
  passedOn: nothing,
  setOn: nothing,
  startBy: '2026-03-02',
  promisedLaunch: '2026-06-01',
  lastDue: null,
  ...changes,
});
const item = (changes: Partial<GateItem> = {}): GateItem => ({
  gate: 'launch',
  title: 'Support knows how to answer',
  state: 'open',
  fromTemplate: true,
  addedOn: '2026-02-01',
  removed: false,
  ...changes,
});
const launchGate = (items: GateItem[], changes?: Partial<GateTimes>) => gatesOf(items, [], times(changes))[2]!;
const ready: GateRecord = {
  approved: true,
  dated: true,
  openQuestions: [{ name: 'What does it cost?', owned: true }],
  openChanges: [],
  openAmendment: null,
  promises: [{ name: 'Quiet', built: true, measured: true }],
  milestones: [{ name: 'M1 Motor', owned: true, finished: true }],
  criteria: [{ kpiName: 'Noise', hasNumbers: true, decided: true }],
};

describe('gates', () => {
  it('are open while something is, and complete without', () => {
    expect(launchGate([item()])).toMatchObject({ state: 'open', open: ['Support knows how to answer'] });
    expect(launchGate([item({ state: 'done' }), item({ state: 'not-needed' })])).toMatchObject({ state: 'complete' });
    expect(launchGate([])).toMatchObject({ state: 'complete', items: [] });
  });

  it('stand at the day they were passed, else the day that was set, else where the plan puts them', () => {
    expect(launchGate([])).toMatchObject({ on: '2026-06-01', onBecause: 'planned' });
    const setOn = { ...nothing, launch: '2026-05-20' };
    expect(launchGate([], { setOn })).toMatchObject({ on: '2026-05-20', onBecause: 'set' });
    const passedOn = { ...nothing, launch: '2026-06-03' };
    expect(launchGate([], { setOn, passedOn })).toMatchObject({
      on: '2026-06-03',
      onBecause: 'passed',
      state: 'passed',
    });
    expect(gatesOf([], [], times()).map(({ on }) => on)).toEqual([null, '2026-03-02', '2026-06-01', null]);
  });

  it('that were passed ask nothing that came into the template later, and keep what was settled', () => {
    const passedOn = { ...nothing, launch: '2026-03-01' };
    const late = item({ addedOn: '2026-03-02' });
    expect(launchGate([late], { passedOn })).toMatchObject({ state: 'passed', items: [] });
    expect(launchGate([late])).toMatchObject({ state: 'open' });
    expect(launchGate([item()], { passedOn })).toMatchObject({ state: 'passed-open' });
    expect(launchGate([item({ removed: true, state: 'done' })], { passedOn }).items).toHaveLength(1);
    expect(launchGate([item({ removed: true })]).items).toHaveLength(0);
    expect(launchGate([item({ fromTemplate: false, removed: true, state: 'done' })]).items).toHaveLength(0);
  });

  it('that were passed show what held then, not what happened since', () => {
    const facts = gateFacts({ ...ready, openAmendment: 'Amendment 2' });
    const passedOn = { ...nothing, launch: '2026-03-01' };
    expect(gatesOf([], facts, times())[2]).toMatchObject({ state: 'open' });
    expect(gatesOf([], facts, times({ passedOn }), gateFacts(ready))[2]).toMatchObject({ state: 'passed' });
    expect(gatesOf([], gateFacts(ready), times({ passedOn }), facts)[2]).toMatchObject({ state: 'passed-open' });
  });

  it('come one after the other', () => {
    expect(nextGate(gatesOf([], [], times()))?.key).toBe('review');
    const passedOn = { review: '2026-01-01', build: '2026-03-01', launch: null, conclude: null };
    expect(nextGate(gatesOf([], [], times({ passedOn })))?.key).toBe('launch');
    expect(
      nextGate(gatesOf([], [], times({ passedOn: { ...passedOn, launch: '2026-06-01', conclude: '2026-09-01' } }))),
    ).toBeNull();
  });

  it('hold every entry that applies exactly once, whatever there is', () => {
    const anyItem = fc.record({
      gate: fc.constantFrom(...GATES),
      title: fc.string(),
      state: fc.constantFrom('open' as const, 'done' as const, 'not-needed' as const),
      fromTemplate: fc.boolean(),
      addedOn: fc.constantFrom('2026-01-01', '2026-06-01'),
      removed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyItem), fc.option(fc.constant('2026-03-01')), (items, day) => {
        const gates = gatesOf(items, gateFacts(ready), times({ passedOn: { ...nothing, build: day } }));
        expect(gates.map(({ key }) => key)).toEqual([...GATES]);
        const shown = gates.flatMap((gate) => gate.items);
        expect(new Set(shown).size).toBe(shown.length);
        for (const gate of gates) {
          expect(gate.open).toHaveLength(gate.items.filter(({ state }) => state === 'open').length);
        }
        expect(shown.every(({ state, removed }) => !removed || state !== 'open')).toBe(true);
      }),
    );
  });
});

describe('facts of gates', () => {
  const open = (changes: Partial<GateRecord>) =>
    gateFacts({ ...ready, ...changes })
      .filter(({ met }) => !met)
      .map(({ gate, key }) => `${gate} ${key}`);

  it('all hold for an initiative that is ready', () => {
    expect(open({})).toEqual([]);
  });

  const table: [Partial<GateRecord>, string[]][] = [
    [{ dated: false }, ['review launch-date-named']],
    [{ openQuestions: [{ name: 'Why?', owned: false }] }, ['review questions-owned', 'launch questions-owned']],
    [{ approved: false }, ['build approved', 'launch approved']],
    [{ openChanges: ['Shorter'] }, ['build changes-made', 'launch changes-made']],
    [{ openAmendment: 'Amendment 2' }, ['launch amendments-decided']],
    [{ promises: [{ name: 'Quiet', built: false, measured: true }] }, ['build promises-built']],
    [{ promises: [{ name: 'Quiet', built: true, measured: false }] }, ['launch promises-measured']],
    [
      { milestones: [{ name: 'M1', owned: false, finished: false }] },
      ['build milestones-owned', 'launch milestones-finished'],
    ],
    [{ milestones: [{ name: 'M1', owned: false, finished: true }] }, []],
    [{ criteria: [{ kpiName: 'Noise', hasNumbers: false, decided: true }] }, ['launch kpis-have-numbers']],
    [{ criteria: [{ kpiName: 'Noise', hasNumbers: true, decided: false }] }, ['conclude criteria-decided']],
  ];
  it.each(table)('%j', (changes, expected) => {
    expect(open(changes)).toEqual(expected);
  });

  it('name what is missing, each once', () => {
    const criteria = Array.from({ length: 2 }, () => ({ kpiName: 'Noise', hasNumbers: false, decided: true }));
    expect(gateFacts({ ...ready, criteria }).find(({ met }) => !met)?.missing).toEqual(['Noise']);
  });
});

describe('declaring a launch', () => {
  const facts = { approved: true, parked: false, launchedOn: null, today: '2026-06-02', open: [] };
  const why = (changes: object, exception = '', on = '2026-06-01') =>
    decideLaunch({ ...facts, ...changes }, on, exception);

  it('needs an approved text, a day that has come, and a complete gate', () => {
    expect(why({})).toEqual({ kind: 'launch', exception: null });
    expect(why({}, '', '2026-06-03')).toEqual({ kind: 'refused', why: 'in-the-future' });
    expect(why({ approved: false })).toEqual({ kind: 'refused', why: 'not-approved' });
    expect(why({ parked: true })).toEqual({ kind: 'refused', why: 'parked' });
    expect(why({ open: ['Support'] })).toEqual({ kind: 'refused', why: 'gate-open' });
    expect(why({ open: ['Support'] }, '  ')).toEqual({ kind: 'refused', why: 'gate-open' });
  });

  it('takes a reason in place of what is open, and keeps none where nothing is', () => {
    expect(why({ open: ['Support'] }, ' The fair opens today ')).toEqual({
      kind: 'launch',
      exception: 'The fair opens today',
    });
    expect(why({}, 'Because')).toEqual({ kind: 'launch', exception: null });
  });

  it('happens once', () => {
    expect(why({ launchedOn: '2026-06-01', approved: false })).toEqual({ kind: 'same' });
    expect(why({ launchedOn: '2026-05-01' })).toEqual({ kind: 'refused', why: 'already-launched' });
  });
});
