import { describe, expect, it } from '@jest/globals';
import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import type { Milestone } from '@workback/contracts/roadmap/milestone.schemas';
import { hasGap, plainWords, traceTitle, traceView } from './trace-view.js';

const promise = (id: string, more: Partial<PromiseWire> = {}): PromiseWire =>
  ({
    id,
    label: id,
    milestoneIds: [],
    criterionIds: [],
    state: 'found',
    passage: { exact: 'Words' },
    ...more,
  }) as PromiseWire;
const milestone = (id: string, promiseIds: string[], more: Partial<Milestone> = {}): Milestone =>
  ({
    id,
    promiseIds,
    predecessors: [],
    startedOn: null,
    finishedOn: null,
    scheduled: null,
    ...more,
  }) as unknown as Milestone;
const view = (promises: PromiseWire[], milestones: Milestone[] = []) =>
  traceView({ promises, milestones, criteria: [], kpis: [] });

describe('the trace on the screen', () => {
  it('says its message in a sentence', () => {
    expect(traceTitle(view([]))).toBe('No promise is marked yet');
    expect(traceTitle(view([promise('P1', { milestoneIds: ['m'], criterionIds: ['c'] })]))).toBe(
      'One promise, all built and measured',
    );
    expect(traceTitle(view([promise('P1'), promise('P2', { criterionIds: ['c'] })]))).toBe('Two promises, three gaps');
    expect(traceTitle(view([promise('P1', { criterionIds: ['c'] })]))).toBe('One promise, one gap');
  });

  it('knows what has a gap, and of which kind', () => {
    const drawn = view([promise('P1', { criterionIds: ['c'] })], [milestone('m', [])]);
    expect([hasGap(drawn, 'P1'), hasGap(drawn, 'P1', 'nobody-measures')]).toEqual([true, false]);
    expect(hasGap(drawn, 'm', 'serves-no-promise')).toBe(true);
  });

  it('says how far the work on a promise is', () => {
    const promises = [promise('P1', { milestoneIds: ['a'] }), promise('P2', { milestoneIds: ['b'] }), promise('P3')];
    const work = [
      milestone('a', ['P1'], { finishedOn: '2026-01-01' }),
      milestone('b', ['P2'], { startedOn: '2026-01-01' }),
    ];
    expect([...view(promises, work).delivery.values()]).toEqual(['finished', 'on-track', 'no-milestone']);
  });

  it('reads the words of a promise without their Markdown', () => {
    const words = (exact: string, most = 300) => plainWords(promise('P', { passage: { exact } as never }), most);
    expect(words('costs **£2.40** a _return_, see [the sheet](https://x.example/a)')).toBe(
      'costs £2.40 a return, see the sheet',
    );
    expect(words('a '.repeat(300), 20)).toHaveLength(20);
  });
});
