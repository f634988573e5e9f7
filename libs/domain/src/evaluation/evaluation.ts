/** What an evaluation is decided on, and what it says (PRODUCT.md D4). */
import type { Period, Grain } from '../calendar/period.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Completeness } from '../kpi/aggregation.js';
import type { DailySeries, DenseSeries } from '../kpi/daily-series.js';
import type { DerivedRule, OperandSeries } from '../kpi/derived.js';
import type { FreshnessState } from '../kpi/freshness.js';
import type { CriterionState } from './criterion-state.js';
import type { SuccessCriterion } from './criterion.js';
import type { KpiWording } from './describe-criterion.js';

/** What an evaluation needs of the KPI. */
export interface EvaluatedKpi extends KpiWording {
  /** How often the KPI has a row. */
  readonly grain: Grain;
  /** Of a derived KPI: its formula and what it stands on. */
  readonly derived?: DerivedRule;
}

/** The measured baseline; its date is where a trajectory starts. */
export interface Baseline {
  readonly value: number;
  readonly date: PlainDate | null;
}

/** Everything an evaluation depends on besides the data. Dates are those of the workspace's time zone. */
export interface EvaluationSetting {
  readonly criterion: SuccessCriterion;
  readonly kpi: EvaluatedKpi;
  readonly baseline: Baseline | null;
  /** The day it was launched; null before. */
  readonly launchDate: PlainDate | null;
  /** First day a window may contain; null takes the launch for launch-relative criteria, else the first row. */
  readonly measureFrom: PlainDate | null;
  /** Today in the workspace. */
  readonly asOf: PlainDate;
  /** 0 = weeks end on Sunday … 6 = Saturday. */
  readonly weekEndingDay: number;
  /** Whole days to wait for late data after a period ends. */
  readonly delayDays: number;
  readonly freshness: FreshnessState;
}

/** The setting with its data; for a ratio `series` is the numerator. */
export interface EvaluationInput extends EvaluationSetting {
  readonly series: DailySeries;
  readonly denominator?: DailySeries | null;
  /** Of a derived KPI: the numbers of its operands; `series` is not looked at then. */
  readonly operands?: OperandSeries;
}

/** The setting with the rows that were looked at, as JSON: evaluating it again gives the same evaluation. */
export interface StoredInputs extends EvaluationSetting {
  readonly samples: DenseSeries | null;
  readonly denominatorSamples: DenseSeries | null;
  readonly operandSamples?: Readonly<Record<string, DenseSeries>>;
}

/** One evaluation of one criterion, with everything that shows how it came about. */
export interface Evaluation {
  readonly state: CriterionState;
  /** The KPI over the window, in its unit; null when there is none. */
  readonly value: number | null;
  /** What the value had to reach in the KPI's unit: the target, or the line on the last day of the window. */
  readonly required: number | null;
  /** The window that decided; null when no window is complete. */
  readonly window: Period | null;
  readonly coverage: Completeness | null;
  readonly dueDate: PlainDate | null;
  /** Windows in a row up to the latest one that meet the target, counted up to the number needed. */
  readonly consecutive: { readonly met: number; readonly needed: number };
  /** One plain sentence. */
  readonly reason: string;
  readonly inputs: StoredInputs;
}
