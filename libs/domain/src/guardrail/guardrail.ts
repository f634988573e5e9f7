/** Guardrails of a workspace watch over every launch (PRODUCT D6): what must not get worse while something else gets better. */
import { addDays, type PlainDate } from '../calendar/plain-date.js';

/** A limit on a KPI that holds for so many days after every launch. */
export interface Guardrail {
  readonly limit: number;
  readonly badSide: 'above' | 'below';
  /** So many complete periods in a row must lie on the bad side. */
  readonly periods: number;
  readonly watchDays: number;
}

/** A complete period with its value, newest first where there are several. */
export interface WatchedPeriod {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly value: number;
}

/** Whether a launch is watched on a day: from the day itself to the end of the watch. */
export function isWatched(
  { watchDays }: Pick<Guardrail, 'watchDays'>,
  launchedOn: PlainDate,
  today: PlainDate,
): boolean {
  return launchedOn <= today && today <= addDays(launchedOn, watchDays);
}

/** Where a guardrail stands: `none` before there are complete periods that end after the launch. */
export type GuardrailState = 'holds' | 'breached' | 'none';

/** The state after a launch, from complete periods, newest first. Only periods that end on or after the launch count. */
export function guardrailState(
  guardrail: Guardrail,
  periods: readonly WatchedPeriod[],
  launchedOn: PlainDate,
): GuardrailState {
  const since = periods.filter(({ to }) => to >= launchedOn);
  if (since.length === 0) return 'none';
  const last = since.slice(0, guardrail.periods);
  const bad = last.every(({ value }) => isBad(guardrail, value));
  return bad && last.length === guardrail.periods ? 'breached' : 'holds';
}

/** The limit itself still holds. */
function isBad({ limit, badSide }: Guardrail, value: number): boolean {
  return badSide === 'above' ? value > limit : value < limit;
}
