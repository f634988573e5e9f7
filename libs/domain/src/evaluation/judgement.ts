/** What the two halves of an evaluation, before and from the due date, share. */
import type { CriterionState } from './criterion-state.js';
import type { EvaluationInput } from './evaluation.js';
import type { MeasuredWindow } from './measured-window.js';

/** An evaluation with its dates as day numbers and its windows measured. */
export interface Judgement {
  readonly input: EvaluationInput;
  readonly launchDay: number | null;
  readonly asOfDay: number;
  /** Null while a launch-relative criterion has no launch. */
  readonly dueDay: number | null;
  /** First day a window may contain. */
  readonly firstDay: number | null;
  readonly baseline: number | null;
  /** What to reach in the KPI's unit; null when a change cannot be worked out. */
  readonly target: number | null;
  /** Complete windows, latest first. */
  readonly windows: readonly MeasuredWindow[];
}

/** The state with its sentence, and the window that decided. */
export interface Finding {
  readonly state: CriterionState;
  readonly reason: string;
  readonly window?: MeasuredWindow | null;
  readonly required?: number | null;
}
