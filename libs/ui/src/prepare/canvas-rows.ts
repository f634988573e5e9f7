/** The rows of a plan on the canvas: milestones, and the lanes they lie in. */
import { toDayNumber, type PlainDate } from '@workback/domain/calendar/plain-date';
import { rowOf, type TimelineRow } from './timeline.js';
import type { Stretch } from './timeline-bar.js';
import type { TimelineMilestone } from './timeline-plan.js';

/** A milestone as the canvas needs it. */
export interface CanvasMilestone<State extends string = string> extends TimelineMilestone<State> {
  /** What stands behind owner and estimate, such as its promises; `bad` where something is missing. */
  readonly note?: { readonly text: string; readonly bad: boolean } | null;
  /** When it was planned when the baseline was taken. */
  readonly baseline?: { readonly start: PlainDate; readonly finish: PlainDate } | null;
}

/** Milestones that lie together; without a name they lie alone. */
export interface CanvasLane<State extends string = string> {
  readonly id: string;
  readonly name: string | null;
  readonly meta?: string;
  /** An initiative's own launch: the promised and the forecast day. */
  readonly launchDate?: PlainDate | null;
  readonly forecast?: PlainDate | null;
  readonly milestones: readonly CanvasMilestone<State>[];
}

/** One row of the canvas. */
export type CanvasRow<State extends string = string> = CanvasLaneRow | CanvasMilestoneRow<State>;

export interface CanvasLaneRow {
  readonly kind: 'lane';
  readonly id: string;
  readonly name: string;
  readonly meta: string;
  readonly expanded: boolean;
  /** From the first to the last day of what lies in it. */
  readonly span: Stretch | null;
  readonly launch: number | null;
  readonly forecast: number | null;
  readonly sentence: string;
}

export interface CanvasMilestoneRow<State extends string = string> extends TimelineRow<State> {
  readonly kind: 'milestone';
  readonly level: 1 | 2;
  readonly note: CanvasMilestone['note'];
  readonly baseline: Stretch | null;
  readonly startDate: PlainDate | null;
  readonly finishDate: PlainDate | null;
  readonly critical: boolean;
}

/** The rows of lanes in their order; of a collapsed lane only its own. */
export function canvasRows<State extends string>(
  lanes: readonly CanvasLane<State>[],
  today: PlainDate,
  collapsed: ReadonlySet<string>,
): CanvasRow<State>[] {
  return lanes.flatMap((lane) => {
    if (lane.name === null) return lane.milestones.map((milestone) => milestoneRow(milestone, today, 1));
    const rows = lane.milestones.map((milestone) => milestoneRow(milestone, today, 2));
    const expanded = !collapsed.has(lane.id);
    return [laneRow(lane, rows, expanded), ...(expanded ? rows : [])];
  });
}

function milestoneRow<State extends string>(
  milestone: CanvasMilestone<State>,
  today: PlainDate,
  level: 1 | 2,
): CanvasMilestoneRow<State> {
  const row = rowOf(milestone, today);
  const { note = null, baseline = null, scheduled, startedOn, finishedOn } = milestone;
  return {
    ...row,
    kind: 'milestone',
    level,
    note,
    baseline: baseline && { from: toDayNumber(baseline.start), to: toDayNumber(baseline.finish) + 1 },
    startDate: scheduled?.earliestStart ?? startedOn,
    finishDate: finishedOn ?? scheduled?.earliestFinish ?? null,
    critical: row.bar?.critical === true,
  };
}

function laneRow(
  { id, name, meta = '', launchDate = null, forecast = null, milestones }: CanvasLane,
  rows: readonly CanvasMilestoneRow[],
  expanded: boolean,
): CanvasLaneRow {
  let span: Stretch | null = null;
  for (const { bar } of rows) {
    if (bar === null) continue;
    const { from, to } = bar.work;
    span = span === null ? bar.work : { from: Math.min(span.from, from), to: Math.max(span.to, to) };
  }
  const count = milestones.length === 1 ? '1 milestone' : `${milestones.length} milestones`;
  const words = [name, meta, count].filter((part) => part !== '');
  return {
    kind: 'lane',
    id,
    name: name ?? '',
    meta: meta === '' ? count : `${meta} · ${count}`,
    expanded,
    span,
    launch: launchDate === null ? null : toDayNumber(launchDate),
    forecast: forecast === null ? null : toDayNumber(forecast),
    sentence: `${words.join(', ')}.`,
  };
}

/** First day drawn, and the day after the last one; null when there is no date at all. */
export function canvasRange(
  rows: readonly CanvasRow[],
  marks: readonly (number | null)[],
): { readonly from: number; readonly to: number } | null {
  let from = Infinity;
  let to = -Infinity;
  const include = (first: number, last: number) => {
    from = Math.min(from, first);
    to = Math.max(to, last + 1);
  };
  for (const row of rows) {
    if (row.kind === 'lane') {
      if (row.span) include(row.span.from, row.span.to - 1);
      for (const mark of [row.launch, row.forecast]) if (mark !== null) include(mark, mark);
    } else {
      if (row.bar) include(row.bar.firstDay, row.bar.lastDay);
      if (row.baseline) include(row.baseline.from, row.baseline.to - 1);
    }
  }
  for (const mark of marks) if (mark !== null) include(mark, mark);
  if (from > to) return null;
  // A plan of a few days still gets a few weeks.
  return { from: Math.min(from, to - 20) - 5, to: to + 5 };
}
