import { describe, expect, it } from '@jest/globals';
import { blockHeadline, comparisonWords, type DeckPeriods, newsOf, periodRows, prepareBoxes } from './deck-figures.js';
import { exceptionSentence } from './exception-words.js';
import { lineThrough, prepareSixTwelve } from './six-twelve.js';

const look = { unit: 'count', precision: 0, direction: 'up', comparison: 'percent' } as const;
const periods = (value: readonly (number | null)[], more: Partial<DeckPeriods> = {}): DeckPeriods => {
  const compared = { state: value.map(() => 'not-comparable' as const), value: value.map(() => null) };
  return {
    state: value.map((each) => (each === null ? 'no-data' : 'complete')),
    value,
    presentDays: value.map(() => 7),
    expectedDays: value.map(() => 7),
    priorYear: { state: value.map(() => 'no-data' as const), value: value.map(() => null) },
    target: null,
    variance: null,
    onPrevious: compared,
    onPriorYear: compared,
    onTarget: null,
    ...more,
  };
};
const all = (value: number) => ({ state: ['complete' as const], value: [value] });

describe('Figures of a deck in words', () => {
  it('keep zero, no data and no comparison apart', () => {
    expect(comparisonWords('compared', 0, 'percent')).toBe('0.0\u00a0%');
    expect(comparisonWords('no-data', null, 'percent')).toBe('—');
    expect(comparisonWords('not-comparable', null, 'percent')).toBe('n/a');
    const [zero] = periodRows(periods([0, null]), look, null);
    expect(zero?.cells.map(({ text }) => text)).toEqual(['0', '—']);
    const [sum] = periodRows(periods([null], { state: ['incomplete'] }), look, null);
    expect(sum?.cells[0]?.text).toBe('not whole');
  });

  it('write percent and basis points with their sign', () => {
    expect(comparisonWords('compared', -8.34, 'percent')).toBe('−8.3\u00a0%');
    expect(comparisonWords('compared', 1234.5, 'percent')).toBe('+1,235\u00a0%');
    expect(comparisonWords('compared', 61.6, 'bps')).toBe('+62\u00a0bps');
  });

  it('say what is better by the direction of the KPI', () => {
    expect([newsOf(1, 'up'), newsOf(1, 'down'), newsOf(0, 'up'), newsOf(null, 'up')]).toEqual([
      'better',
      'worse',
      null,
      null,
    ]);
  });

  it('name the days of a week that is not whole', () => {
    const weeks = periods([3], { state: ['partial'], presentDays: [5] });
    const [box] = prepareBoxes(
      [{ box: 'last-week', state: 'partial', value: 3 }],
      { weeks, toDate: periods([]) },
      look,
    );
    expect(box).toMatchObject({ label: '○ 5 of 7 d', text: '3' });
  });

  it.each([
    [periods([88], { target: all(96) }), 'output', 'Towns: 88, 8 under target'],
    [periods([96], { target: all(96) }), 'output', 'Towns: 96, on target'],
    [periods([90], { target: all(96) }), 'guardrail', 'Towns: 90, guardrail breached'],
    [
      periods([90], { onPriorYear: { state: ['compared'], value: [-8.3] } }),
      'input',
      'Towns: 90, 8.3\u00a0% under last year',
    ],
    [periods([90]), 'input', 'Towns: 90'],
    [periods([null]), 'input', 'Towns: no data'],
  ])('make the message of a block %#', (weeks, kind, said) => {
    expect(blockHeadline('Towns', weeks, kind, look)).toBe(said);
  });

  it('tell why something is an exception', () => {
    const missed = { kind: 'target-missed', period: 'week', value: 88, target: 96 } as const;
    expect(exceptionSentence(missed, look)).toBe('88 in the week against a plan of 96.');
    const silent = {
      kind: 'no-fresh-data',
      freshness: 'failing',
      error: '401 from the API.',
      latestDay: '2026-11-19',
    } as const;
    expect(exceptionSentence(silent, look)).toBe(
      'The last pull failed: 401 from the API. The last number is of 19 Nov 2026.',
    );
  });
});

describe('A 6-12 chart', () => {
  const data = {
    weeks: periods([1, 2, null, 4, 5, 6]),
    months: periods(Array.from({ length: 13 }, (_, at) => at * 100)),
    weekNames: ['Wk 42', '43', '44', '45', '46', '47'],
    monthNames: Array.from({ length: 13 }, (_, at) => `m${at}`),
    look,
    isGuardrail: false,
  };

  it('gives weeks and months scales of their own, side by side', () => {
    const { weeks, months, hasData } = prepareSixTwelve(data, 480, 160);
    expect(hasData).toBe(true);
    expect(weeks.right).toBeLessThan(months.left);
    expect(weeks.ticks.at(-1)?.label).not.toBe(months.ticks.at(-1)?.label);
    expect(weeks.dots).toHaveLength(5);
    expect(weeks.current.match(/M/g)).toHaveLength(2);
  });

  it('names the last period however narrow it is', () => {
    const { months } = prepareSixTwelve(data, 300, 160);
    expect(months.names.length).toBeLessThan(13);
    expect(months.names.at(-1)?.text).toBe('m12');
  });

  it('draws a guardrail as a band on its bad side', () => {
    const target = { state: Array<'complete'>(6).fill('complete'), value: Array<number>(6).fill(3) };
    const guarded = { ...data, isGuardrail: true, weeks: periods([1, 2, 3, 4, 5, 6], { target }) };
    const { weeks, bottom } = prepareSixTwelve(guarded, 480, 160);
    expect(weeks.targets).toEqual([]);
    expect(weeks.band!.y + weeks.band!.height).toBe(bottom);
  });

  it('has a line that breaks at gaps', () => {
    expect(lineThrough([{ x: 1, y: 1 }, null, { x: 2, y: 2 }, { x: 3, y: 3 }])).toBe('M1 1M2 2L3 3');
  });
});
