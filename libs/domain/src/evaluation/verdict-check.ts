/** Checking a kept verdict: does it follow from what was kept with it, and would the numbers of today say the same (PRODUCT.md E5)? */
import { addDays, type PlainDate, toDayNumber } from '../calendar/plain-date.js';
import { type DailySeries, type DenseSeries, EMPTY_SERIES, valueOn } from '../kpi/daily-series.js';
import type { OperandSeries } from '../kpi/derived.js';
import type { CriterionState } from './criterion-state.js';
import { evaluate, evaluateAgain } from './evaluate.js';
import type { StoredInputs } from './evaluation.js';

/** What a verdict says, without how it came about. */
export interface Verdict {
  readonly state: CriterionState;
  readonly value: number | null;
  readonly reason: string;
}

/** A day that has another number now than when the verdict was made; `operand` of a derived KPI. */
export interface RestatedSample {
  readonly operand: string | null;
  readonly date: PlainDate;
  readonly before: number | null;
  readonly now: number | null;
}

/** The numbers of today over the days that a verdict looked at. */
export interface PresentNumbers {
  readonly series: DailySeries;
  readonly operands: OperandSeries;
}

/** The outcome of a check. */
export interface VerdictCheck {
  /** Judged again from the kept numbers; the same as kept, or something is wrong with us. */
  readonly again: Verdict;
  readonly reproduced: boolean;
  /** Judged by the same rule on the numbers of today. */
  readonly now: Verdict;
  readonly changed: boolean;
  readonly restated: readonly RestatedSample[];
}

/** Judges a kept verdict again, from its own numbers and from those of today. */
export function checkVerdict(kept: Verdict, stored: StoredInputs, present: PresentNumbers): VerdictCheck {
  const again = said(evaluateAgain(stored));
  const { samples: _samples, denominatorSamples: _denominator, operandSamples, ...setting } = stored;
  const now = said(
    evaluate({ ...setting, series: present.series, ...(operandSamples ? { operands: present.operands } : {}) }),
  );
  return {
    again,
    reproduced: again.state === kept.state && again.value === kept.value && again.reason === kept.reason,
    now,
    changed: now.state !== again.state || now.value !== again.value,
    restated: restatedSamples(stored, present),
  };
}

function said({ state, value, reason }: Verdict): Verdict {
  return { state, value, reason };
}

function restatedSamples(stored: StoredInputs, present: PresentNumbers): RestatedSample[] {
  if (stored.operandSamples === undefined) return differing(null, stored.samples, present.series);
  const names = new Map(stored.kpi.derived?.operands.map(({ key, name }) => [key, name]));
  return Object.entries(stored.operandSamples).flatMap(([key, samples]) =>
    differing(names.get(key) ?? key, samples, present.operands[key] ?? EMPTY_SERIES),
  );
}

function differing(operand: string | null, samples: DenseSeries | null, present: DailySeries): RestatedSample[] {
  if (samples === null) return [];
  const first = toDayNumber(samples.start);
  return samples.values.flatMap((before, i) => {
    const now = valueOn(present, first + i);
    return now === before ? [] : [{ operand, date: addDays(samples.start, i), before, now }];
  });
}
