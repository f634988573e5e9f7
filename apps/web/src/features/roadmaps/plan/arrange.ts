import type { CanvasLane } from '@workback/ui/prepare/canvas-rows';
import type { Status } from '@workback/ui/status-mark';
import type { ShownMilestone } from './plan-model.js';
import type { PlanGroup, PlanSearch, PlanSort } from './plan-search.js';

/** The milestones that an address asks for, in its order. */
export function arranged(
  milestones: readonly ShownMilestone[],
  { q, owner, status, sort }: PlanSearch,
): ShownMilestone[] {
  const words = q?.toLowerCase();
  return milestones
    .filter((milestone) => {
      if (
        words &&
        !`m${milestone.number} ${milestone.outcome} ${milestone.owner ?? ''} ${milestone.planned.team}`
          .toLowerCase()
          .includes(words)
      ) {
        return false;
      }
      if (owner && !owner.includes(milestone.planned.ownerId ?? 'none')) return false;
      return !status || status.some((each) => hasStatus(milestone, each));
    })
    .sort(ORDERS[sort ?? 'critical']);
}

function hasStatus({ state, scheduled, note }: ShownMilestone, status: string): boolean {
  switch (status) {
    case 'critical':
      return state !== 'finished' && scheduled?.critical === true;
    case 'late':
      return state !== 'finished' && (scheduled?.totalFloatDays ?? 0) < 0;
    case 'promiseless':
      return note?.bad === true;
    default:
      return state === status;
  }
}

type Order = (a: ShownMilestone, b: ShownMilestone) => number;
const startOf = ({ scheduled, startedOn, finishedOn }: ShownMilestone): string =>
  scheduled?.earliestStart ?? startedOn ?? finishedOn ?? '9999-12-31';
const byNumber: Order = (a, b) => a.number - b.number;
const byStart: Order = (a, b) => startOf(a).localeCompare(startOf(b)) || byNumber(a, b);
const rank = ({ finishedOn, scheduled }: ShownMilestone): number =>
  finishedOn !== null ? 0 : scheduled?.critical === true ? 1 : 2;
const floatOf = ({ finishedOn, scheduled }: ShownMilestone): number =>
  finishedOn !== null ? Infinity : (scheduled?.totalFloatDays ?? Infinity);

const ORDERS: Record<PlanSort, Order> = {
  // Finished work first, then the critical path, then the rest, each by its start.
  critical: (a, b) => rank(a) - rank(b) || byStart(a, b),
  number: byNumber,
  start: byStart,
  float: (a, b) => floatOf(a) - floatOf(b) || byStart(a, b),
};

const STATE_WORDS = { 'not-started': 'Not started', started: 'Started', finished: 'Finished' };

/** Lanes by owner, team or state; one without a name when nothing is grouped. */
export function lanesOf(milestones: readonly ShownMilestone[], group: PlanGroup | undefined): CanvasLane<Status>[] {
  if (group === undefined) return [{ id: 'all', name: null, milestones }];
  const keyOf = ({ owner, planned, state }: ShownMilestone): string =>
    group === 'owner' ? (owner ?? 'Nobody yet') : group === 'team' ? planned.team || 'No team' : STATE_WORDS[state];
  const lanes = Map.groupBy(milestones, keyOf);
  return [...lanes]
    .sort(([a], [b]) => (group === 'state' ? 0 : a.localeCompare(b)))
    .map(([name, members]) => ({ id: `${group}:${name}`, name, meta: late(members), milestones: members }));
}

function late(milestones: readonly ShownMilestone[]): string {
  const count = milestones.filter((each) => hasStatus(each, 'late')).length;
  return count === 0 ? '' : `${count} too late`;
}
