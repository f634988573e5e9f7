import { describe, expect, it } from '@jest/globals';
import { toDayNumber } from '../calendar/plain-date.js';
import type { TargetPlan } from '../kpi/target.js';
import { planContent, type PlannedKpi } from './plan-content.js';
import { MetricReader } from './wbr-metric.js';

const look = {
  title: '',
  unit: 'count',
  currency: null,
  precision: null,
  comparison: 'percent',
  direction: 'up',
  target: null,
} as const;
const mean: PlannedKpi = { aggregation: 'mean', grain: 'day', weekEndingDay: 6 };
const sum: PlannedKpi = { ...mean, aggregation: 'sum' };
const value = (plan: TargetPlan, kpi: PlannedKpi, from: string, to: string): number | null =>
  new MetricReader([{ name: 'plan', look, content: planContent(plan, kpi) }]).over('plan', {
    from: toDayNumber(from),
    to: toDayNumber(to),
  }).value;
const WEEK = ['2026-11-15', '2026-11-21'] as const;
const MONTH = ['2026-11-01', '2026-11-30'] as const;
const TO_DATE = ['2026-10-01', '2026-11-21'] as const;

describe('The plan of a deck', () => {
  it('is one value for averages, and says nothing of a week for the total of a day', () => {
    const plan: TargetPlan = { kind: 'threshold', commit: 10, stretch: null };
    for (const [from, to] of [WEEK, MONTH, TO_DATE]) {
      expect(value(plan, mean, from, to)).toBe(10);
      expect(value(plan, sum, from, to)).toBe(null);
    }
    expect(value(plan, { ...sum, grain: 'week' }, ...WEEK)).toBe(10);
    expect(value(plan, { ...sum, grain: 'week' }, ...MONTH)).toBe(null);
  });

  it('lies on its line at the end of a period', () => {
    const line: TargetPlan = {
      kind: 'trajectory',
      from: { date: '2026-11-01', value: 0 },
      to: { date: '2026-12-01', commit: 30, stretch: null },
    };
    expect(value(line, mean, ...WEEK)).toBe(20);
    expect(value(line, mean, ...MONTH)).toBe(29);
  });

  it('of single days is summed up like the numbers are, and is not whole where a day has none', () => {
    const days = Array.from({ length: 7 }, (_, at) => ({ start: `2026-11-${15 + at}`, commit: 3, stretch: null }));
    const plan: TargetPlan = { kind: 'per-period', grain: 'day', rows: days };
    expect(value(plan, sum, ...WEEK)).toBe(21);
    expect(value(plan, sum, ...TO_DATE)).toBe(null);
    expect(value(plan, mean, ...WEEK)).toBe(3);
  });

  it('of months holds for months, and for no week', () => {
    const plan: TargetPlan = {
      kind: 'per-period',
      grain: 'month',
      rows: [{ start: '2026-11-01', commit: 90, stretch: null }],
    };
    expect(value(plan, sum, ...MONTH)).toBe(90);
    expect(value(plan, sum, ...WEEK)).toBe(null);
  });
});
