import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Aggregate } from '../kpi/aggregation.js';
import type { PeriodFigures } from '../wbr/metric-figures.js';
import { addDays } from '../calendar/plain-date.js';
import { DRAWN_WEEKS, historyOf, USUAL_WEEKS } from '../wbr/weekly-history.js';
import { deckExceptions, EXCEPTION_KINDS, type ExceptionKpi } from './deck-exceptions.js';

const amount = (value: number | null): Aggregate => ({
  state: value === null ? 'incomplete' : 'complete',
  value,
  expectedDays: 7,
  presentDays: value === null ? 5 : 7,
});
const figures = (value: number | null, target: number | null = null): PeriodFigures => {
  const none = { state: 'not-comparable', value: null } as const;
  return {
    actual: amount(value),
    priorYear: amount(null),
    target: target === null ? null : amount(target),
    onPreviousPeriod: none,
    onPriorYear: none,
    variance: null,
    onTarget: null,
  };
};
/** Weeks that go up and down by one around ten, and end as told. */
const history = (...last: number[]) =>
  historyOf(
    [...Array.from({ length: DRAWN_WEEKS - last.length }, (_, at) => 10 + (at % 2)), ...last].map((value, at) => ({
      start: addDays('2026-01-04', 7 * at),
      end: addDays('2026-01-10', 7 * at),
      value,
    })),
    USUAL_WEEKS,
  );
const kpi = (more: Partial<ExceptionKpi> = {}): ExceptionKpi => ({
  id: 'k',
  name: 'K',
  number: 1,
  kind: 'output',
  initiativeId: 'i',
  moves: [],
  hasOwner: true,
  direction: 'up',
  week: figures(10),
  endedMonth: null,
  history: history(),
  data: { freshness: 'fresh', error: null, latestDay: null },
  settled: true,
  criteria: [],
  ...more,
});
const kinds = (...kpis: ExceptionKpi[]): string[][] =>
  deckExceptions(kpis, []).map(({ subject, reasons }) => [subject.id, ...reasons.map(({ kind }) => kind)]);

describe('Exceptions of a deck', () => {
  it('are none where everything is as expected', () => {
    expect(kinds(kpi(), kpi({ id: 'met', week: figures(10, 10) }))).toEqual([]);
  });

  it.each([
    ['a missed target', { week: figures(9, 10) }, 'target-missed'],
    ['one that should stay low', { week: figures(11, 10), direction: 'down' }, 'target-missed'],
    ['a month that ended in the week', { endedMonth: figures(9, 10) }, 'target-missed'],
    ['a guardrail', { kind: 'guardrail', week: figures(9, 10) }, 'guardrail-breached'],
    ['a missed criterion', { criteria: [{ state: 'missed', words: '' }] }, 'criterion-missed'],
    ['a jump', { history: history(30) }, 'outside-limits'],
    ['a run of eight', { history: history(11, 11, 11, 11, 11, 11, 11, 11) }, 'run'],
    ['a failing source', { data: { freshness: 'failing', error: '401', latestDay: null } }, 'no-fresh-data'],
    ['a week with holes', { week: figures(null) }, 'incomplete-week'],
    ['nobody to ask', { hasOwner: false }, 'no-owner'],
  ] as const)('tell of %s', (_, more, kind) => {
    expect(kinds(kpi(more as Partial<ExceptionKpi>))).toEqual([['k', kind]]);
  });

  it('wait for late numbers, and do not judge a source by a week of the past', () => {
    expect(kinds(kpi({ week: figures(null), settled: false }))).toEqual([]);
    expect(kinds(kpi({ data: null }))).toEqual([]);
  });

  it('tell of an input that moved while its outputs did not', () => {
    const input = kpi({ id: 'in', kind: 'input', history: history(30) });
    expect(kinds(input, kpi())).toEqual([['in', 'outside-limits', 'input-without-output']]);
    expect(kinds(input, kpi({ history: history(30) }))[0]).toEqual(['in', 'outside-limits']);
    expect(kinds({ ...input, moves: ['else'] }, kpi())[0]).toEqual(['in', 'outside-limits']);
    expect(kinds({ ...input, moves: ['k'], initiativeId: null }, kpi())[0]).toContain('input-without-output');
  });

  it('tell of initiatives: late, jumped to red, silent', () => {
    const late = {
      id: 'i',
      name: 'I',
      late: { daysToRecover: 6, promised: '2027-02-09' },
      jumped: true,
      outdatedSince: null,
    };
    const silent = { id: 'j', name: 'J', late: null, jumped: false, outdatedSince: '2026-11-20' };
    expect(deckExceptions([], [silent, late]).map(({ reasons }) => reasons.map(({ kind }) => kind))).toEqual([
      ['negative-float', 'green-to-red'],
      ['check-in-outdated'],
    ]);
  });

  it('are in their order, the worst first, and equally bad ones as the blocks are', () => {
    const any = fc.record({
      week: fc.constantFrom(figures(10), figures(9, 10), figures(null)),
      kind: fc.constantFrom('input' as const, 'output' as const, 'guardrail' as const),
      hasOwner: fc.boolean(),
      history: fc.constantFrom(history(), history(30)),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (some) => {
        const found = deckExceptions(
          some.map((each, at) => kpi({ ...each, id: String(at), number: at + 1 })),
          [],
        );
        const ranks = found.map(({ reasons, number }) => [EXCEPTION_KINDS.indexOf(reasons[0]!.kind), number!] as const);
        expect(ranks).toEqual(ranks.toSorted((one, other) => one[0] - other[0] || one[1] - other[1]));
      }),
    );
  });
});
