/** Dependencies on the canvas: which are drawn in a window, and along which path. */
import type { DependencyType } from '@workback/domain/roadmap/plan';
import type { CanvasRow } from './canvas-rows.js';

/** A dependency between two milestones that both have a row. */
export interface CanvasLink {
  readonly predecessorId: string;
  readonly successorId: string;
  readonly type: DependencyType;
  readonly lagDays: number;
}

/** A dependency with the rows it joins. */
export interface PlacedLink extends CanvasLink {
  readonly fromRow: number;
  readonly toRow: number;
  readonly critical: boolean;
}

/** Finds the rows of dependencies, once for all windows; those with an end out of sight are left out. */
export function placeLinks(links: readonly CanvasLink[], rows: readonly CanvasRow[]): PlacedLink[] {
  const rowOf = new Map<string, number>();
  rows.forEach((row, i) => {
    if (row.kind === 'milestone' && row.bar !== null) rowOf.set(row.id, i);
  });
  return links.flatMap((link) => {
    const fromRow = rowOf.get(link.predecessorId);
    const toRow = rowOf.get(link.successorId);
    if (fromRow === undefined || toRow === undefined) return [];
    const [from, to] = [rows[fromRow], rows[toRow]];
    const critical = from?.kind === 'milestone' && to?.kind === 'milestone' && from.critical && to.critical;
    return [{ ...link, fromRow, toRow, critical }];
  });
}

/** Those that cross or touch rows of a window. */
export function linksIn(links: readonly PlacedLink[], firstRow: number, lastRow: number): PlacedLink[] {
  return links.filter(
    ({ fromRow, toRow }) => Math.min(fromRow, toRow) <= lastRow && Math.max(fromRow, toRow) >= firstRow,
  );
}

/** Pixels a line runs away from a bar before it turns. */
const STUB = 5;

/** The path of a dependency from the end of one bar to the end of another. */
export function dependencyPath(
  type: DependencyType,
  from: { readonly start: number; readonly finish: number; readonly y: number },
  to: { readonly start: number; readonly finish: number; readonly y: number },
): { readonly path: string; readonly arrow: string } {
  const leavesRight = type[0] === 'F';
  const entersLeft = type[1] === 'S';
  const x1 = leavesRight ? from.finish : from.start;
  const x2 = entersLeft ? to.start : to.finish;
  const out = x1 + (leavesRight ? STUB : -STUB);
  const into = x2 + (entersLeft ? -STUB - 2 : STUB + 2);
  const direct = leavesRight === entersLeft && (leavesRight ? into >= out : into <= out);
  const between = to.y > from.y ? to.y - 22 : to.y + 22;
  const corner = leavesRight === entersLeft ? out : leavesRight ? Math.max(out, into) : Math.min(out, into);
  const path = direct
    ? `M${x1} ${from.y}H${out}V${to.y}H${x2}`
    : leavesRight === entersLeft
      ? `M${x1} ${from.y}H${out}V${between}H${into}V${to.y}H${x2}`
      : `M${x1} ${from.y}H${corner}V${to.y}H${x2}`;
  const tip = entersLeft ? -5 : 5;
  return { path, arrow: `M${x2 + tip} ${to.y - 3.5}l${-tip} 3.5 ${tip} 3.5z` };
}
