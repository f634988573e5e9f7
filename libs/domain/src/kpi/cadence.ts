/** When the next pull of a source is due (RELIABILITY.md rules C2 and C12). Instants are epoch milliseconds. */
import { isTimeZone } from '../calendar/zoned-time.js';
import { cronProblem, cronTicksBetween, nextCronTick } from './cron.js';
import type { FieldProblem } from './field-problem.js';

/** How often a source is pulled: every so many seconds counted from 1970 in UTC, or by cron in a time zone. */
export type Cadence = (
  | { readonly kind: 'interval'; readonly everySeconds: number }
  | { readonly kind: 'cron'; readonly expression: string; readonly timeZone: string }
) & {
  /** What becomes of ticks that passed while nothing could run; the newest one runs unless told. */
  readonly catchUp?: CatchUpPolicy | undefined;
  /** Ticks are moved by a fixed part of so many seconds, so that many KPIs at one time do not all start together. */
  readonly spreadSeconds?: number | undefined;
};

/** Run only the newest missed tick, none, or every one that is young enough, one after the other. */
export type CatchUpPolicy = 'latest' | 'none' | 'all';

/** Shortest interval, in seconds. */
export const MIN_INTERVAL_SECONDS = 60;
/** Longest interval, in seconds. */
export const MAX_INTERVAL_SECONDS = 366 * 86_400;
/** Intervals are spread over at most this many seconds unless told. */
const USUAL_SPREAD_SECONDS = 60;
/** The longest spread that can be chosen, in seconds. */
export const MAX_SPREAD_SECONDS = 3_600;

/** Names every field of a cadence that cannot be used; an empty list means that it can. */
export function validateCadence(cadence: Cadence): FieldProblem[] {
  return [...rhythmProblems(cadence), ...spreadProblems(cadence)];
}

function spreadProblems({ spreadSeconds }: Cadence): FieldProblem[] {
  if (spreadSeconds === undefined) return [];
  const fits = Number.isInteger(spreadSeconds) && spreadSeconds >= 0 && spreadSeconds <= MAX_SPREAD_SECONDS;
  return fits ? [] : [{ field: 'spreadSeconds', message: 'Choose a whole number of seconds from 0 to one hour.' }];
}

function rhythmProblems(cadence: Cadence): FieldProblem[] {
  if (cadence.kind === 'interval') {
    const { everySeconds } = cadence;
    const fits =
      Number.isInteger(everySeconds) && everySeconds >= MIN_INTERVAL_SECONDS && everySeconds <= MAX_INTERVAL_SECONDS;
    return fits ? [] : [{ field: 'everySeconds', message: 'Choose a whole number of seconds from 60 to one year.' }];
  }
  const problems: FieldProblem[] = [];
  const problem = cronProblem(cadence.expression);
  if (problem !== null) problems.push({ field: 'expression', message: problem });
  if (!isTimeZone(cadence.timeZone)) {
    problems.push({ field: 'timeZone', message: 'Choose a time zone by name, such as Europe/Lisbon or UTC.' });
  }
  return problems;
}

/**
 * Seconds by which the ticks of a KPI are moved so that they do not all start together: always the same for one KPI, less
 * than its spread and less than its interval. A cron without a spread keeps its times.
 */
export function spreadOffsetSeconds(id: string, cadence: Cadence): number {
  const spread = spreadOf(cadence);
  if (spread < 1) return 0;
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  // FNV mixes its low bits poorly; fold the high half in before taking the remainder.
  return ((hash ^ (hash >>> 15)) >>> 0) % spread;
}

function spreadOf(cadence: Cadence): number {
  if (cadence.kind === 'cron') return cadence.spreadSeconds ?? 0;
  return Math.min(cadence.everySeconds, cadence.spreadSeconds ?? USUAL_SPREAD_SECONDS);
}

/** The first tick after an instant; null when a cron expression names a date that never comes. */
export function nextDue(cadence: Cadence, afterMs: number, offsetSeconds = 0): number | null {
  const offset = offsetSeconds * 1000;
  if (cadence.kind === 'cron') {
    const tick = nextCronTick(cadence.expression, cadence.timeZone, afterMs - offset);
    return tick === null ? null : tick + offset;
  }
  const every = cadence.everySeconds * 1000;
  return (Math.floor((afterMs - offset) / every) + 1) * every + offset;
}

/** The next `count` ticks after an instant, in order. */
export function nextRuns(cadence: Cadence, afterMs: number, count: number, offsetSeconds = 0): number[] {
  const runs: number[] = [];
  let due = nextDue(cadence, afterMs, offsetSeconds);
  while (due !== null && runs.length < count) {
    runs.push(due);
    due = nextDue(cadence, due, offsetSeconds);
  }
  return runs;
}

/** How many ticks lie after one instant up to and including another, and the newest `limit` of them in order. */
export function ticksBetween(
  cadence: Cadence,
  afterMs: number,
  untilMs: number,
  offsetSeconds = 0,
  limit = 1_000,
): { count: number; newest: number[] } {
  if (untilMs <= afterMs) return { count: 0, newest: [] };
  if (cadence.kind === 'cron') {
    const offset = offsetSeconds * 1000;
    const ticks = cronTicksBetween(cadence.expression, cadence.timeZone, afterMs - offset, untilMs - offset);
    const newest = ticks.slice(Math.max(0, ticks.length - limit)).map((tick) => tick + offset);
    return { count: ticks.length, newest };
  }
  const every = cadence.everySeconds * 1000;
  const first = nextDue(cadence, afterMs, offsetSeconds) as number;
  const count = first > untilMs ? 0 : Math.floor((untilMs - first) / every) + 1;
  const kept = Math.min(count, limit);
  return { count, newest: Array.from({ length: kept }, (_, i) => first + (count - kept + i) * every) };
}
