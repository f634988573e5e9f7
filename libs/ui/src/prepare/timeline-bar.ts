/** One milestone's bar. A stretch goes from the morning of `from` to the morning of `to`. */
import { toDayNumber, type PlainDate } from '@workback/domain/calendar/plain-date';
import type { TimelineMilestone } from './timeline-plan.js';

/** Days from one morning to another, as day numbers. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What is drawn in a milestone's row. */
export interface TimelineBar {
  /** When the work is planned: its earliest dates, or what really happened. */
  readonly work: Stretch;
  /** The part of the work that lies behind. */
  readonly done: Stretch | null;
  /** From the planned finish to the latest one: the float. */
  readonly float: Stretch | null;
  /** The part of the work that lies past the latest finish. */
  readonly overrun: Stretch | null;
  /** By when work has to start; only while it has not. */
  readonly startBy: { readonly day: number; readonly late: boolean } | null;
  readonly critical: boolean;
  /** No work of its own: a diamond, not a bar. */
  readonly event: boolean;
  readonly firstDay: number;
  readonly lastDay: number;
}

/** The bar of a milestone; null when it has no date at all. */
export function barOf(milestone: TimelineMilestone, today: PlainDate): TimelineBar | null {
  const { estimateDays, startedOn, finishedOn, scheduled } = milestone;
  const start = scheduled?.earliestStart ?? startedOn ?? finishedOn;
  if (start === null) return null;
  const from = toDayNumber(start);
  const finish = toDayNumber(finishedOn ?? scheduled?.earliestFinish ?? start);
  if (Number.isNaN(from) || Number.isNaN(finish)) return null;
  const work = { from, to: Math.max(from, finish) + 1 };
  const finished = finishedOn !== null;
  const now = toDayNumber(today);
  const doneTo = finished ? work.to : startedOn !== null ? Math.min(now, work.to) : work.from;
  const latest = finished || scheduled === null ? null : toDayNumber(scheduled.latestFinish) + 1;
  const startByDay = finished || startedOn !== null || !scheduled?.startBy ? null : toDayNumber(scheduled.startBy);
  return {
    work,
    done: doneTo > work.from ? { from: work.from, to: doneTo } : null,
    float: latest !== null && latest > work.to ? { from: work.to, to: latest } : null,
    overrun: latest !== null && latest < work.to ? { from: Math.max(latest, work.from), to: work.to } : null,
    startBy:
      startByDay === null ? null : { day: startByDay, late: startByDay < now || (scheduled?.totalFloatDays ?? 0) < 0 },
    critical: !finished && scheduled?.critical === true,
    event: estimateDays === 0 && work.to - work.from === 1,
    firstDay: Math.min(work.from, startByDay ?? work.from, latest === null ? work.from : latest - 1),
    lastDay: Math.max(work.to, latest ?? work.to) - 1,
  };
}
