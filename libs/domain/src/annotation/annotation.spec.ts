import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AnnotationDraft, annotationProblems, touchesDays } from './annotation.js';
import { definitionWords } from './definition-words.js';

const draft: AnnotationDraft = { from: '2026-03-02', to: null, text: 'Price rise', kpiId: null, initiativeId: null };

describe('an annotation', () => {
  const table: [Partial<AnnotationDraft>, string[]][] = [
    [{}, []],
    [{ to: '2026-03-02' }, []],
    [{ to: '2026-03-09', kpiId: 'k' }, []],
    [{ text: ' ' }, ['text']],
    [{ to: '2026-03-01' }, ['to']],
    [{ from: '2026-02-30' }, ['from']],
    [{ kpiId: 'k', initiativeId: 'i' }, ['initiativeId']],
  ];
  it.each(table)('%j lacks %j', (changes, fields) => {
    expect(annotationProblems({ ...draft, ...changes }).map(({ field }) => field)).toEqual(fields);
  });

  it('bears on the days that it covers', () => {
    const days = { from: '2026-03-02', to: '2026-03-05' };
    expect(touchesDays(days, '2026-03-05', '2026-03-09')).toBe(true);
    expect(touchesDays(days, '2026-03-06', '2026-03-09')).toBe(false);
    expect(touchesDays(days, '2026-02-01', '2026-03-01')).toBe(false);
    expect(touchesDays({ ...days, to: null }, '2026-03-03', '2026-03-09')).toBe(false);
  });
});

describe('a change of a definition in words', () => {
  it('names what gives the numbers another meaning', () => {
    const before = { target: 5, aggregation: 'sum', query: { path: '/a' }, sourceId: 'x', caveats: 'a' };
    expect(definitionWords(before, { ...before, target: 6 })).toBe('Definition changed: target 5 → 6');
    expect(definitionWords(before, { ...before, target: null })).toBe('Definition changed: target 5 → none');
    expect(definitionWords(before, { ...before, query: { path: '/b' }, aggregation: 'mean' })).toBe(
      'Definition changed: another question to the source, aggregation sum → mean',
    );
  });

  it('names a plan of targets where the single target says nothing', () => {
    const plan = (commit: number) => ({ kind: 'per-period', grain: 'week', rows: [{ start: '2026-03-02', commit }] });
    expect(definitionWords({ target: null, targets: plan(1) }, { target: null, targets: plan(2) })).toBe(
      'Definition changed: another plan of targets',
    );
    expect(definitionWords({ target: 1, targets: plan(1) }, { target: 2, targets: plan(2) })).toBe(
      'Definition changed: target 1 → 2',
    );
  });

  it('is silent about everything else, and about what is no definition', () => {
    expect(definitionWords({ caveats: 'a', cadence: 1 }, { caveats: 'b', cadence: 2 })).toBeNull();
    fc.assert(fc.property(fc.jsonValue(), (state) => definitionWords(state, state) === null));
    expect(definitionWords(null, { target: 1 })).toBeNull();
  });
});
