/** Lines between milestones that wait for each other. */
import type { TimelineBar } from './timeline-bar.js';
import type { TimelineMilestone } from './timeline-plan.js';

/** A dependency between two rows that both have a bar; days are day numbers. */
export interface TimelineLink {
  readonly key: string;
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromDay: number;
  readonly toDay: number;
  /** Both ends are on the critical path. */
  readonly critical: boolean;
}

/** The dependencies that can be drawn; rows are in the same order as milestones. */
export function linksOf(
  milestones: readonly TimelineMilestone[],
  rows: readonly { readonly bar: TimelineBar | null }[],
): TimelineLink[] {
  const rowOf = new Map(milestones.map(({ id }, row) => [id, row]));
  return milestones.flatMap(({ id, predecessors }, toRow) =>
    predecessors.flatMap(({ milestoneId }) => {
      const fromRow = rowOf.get(milestoneId);
      const [from, to] = [fromRow === undefined ? null : rows[fromRow]?.bar, rows[toRow]?.bar];
      if (fromRow === undefined || fromRow === toRow || !from || !to) return [];
      const critical = from.critical && to.critical;
      return [{ key: `${milestoneId}>${id}`, fromRow, toRow, fromDay: from.work.to, toDay: to.work.from, critical }];
    }),
  );
}

/** Pixels a line runs away from a bar before it turns. */
const STUB = 4;
const BACK = 10;

/** The path of a link from the end of one bar to the start of another, given in pixels. */
export function linkPath(x1: number, y1: number, x2: number, y2: number): string {
  if (x2 >= x1 + STUB * 2) return `M${x1} ${y1}h${STUB}V${y2}H${x2 - 2}`;
  // The successor starts before the line could turn: it goes round above or below the successor's row.
  const between = y2 > y1 ? y2 - 21 : y2 + 21;
  return `M${x1} ${y1}h${STUB}V${between}H${x2 - BACK}V${y2}H${x2 - 2}`;
}
