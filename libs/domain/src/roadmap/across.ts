/**
 * Plans that wait for each other. Each keeps its own calendar and launch date; a dependency between milestones of two
 * plans carries a date from one to the other, as early as the first allows and as late as the second still holds.
 */
import { type DependencyType, type OutsideLink, type Plan, type Schedule, type ScheduleResult } from './plan.js';
import { schedule } from './schedule.js';

/** A milestone by its plan. */
export interface AcrossEnd {
  readonly planId: string;
  readonly milestoneId: string;
}

/** The successor's start or finish waits for the predecessor's in another plan, and `lagDays` working days of its own more. */
export interface AcrossLink {
  readonly predecessor: AcrossEnd;
  readonly successor: AcrossEnd;
  readonly type: DependencyType;
  readonly lagDays: number;
}

/** A plan with what comes to it from others, and its schedule with that. */
export interface AcrossSchedule {
  readonly plan: Plan;
  readonly result: ScheduleResult;
}

/**
 * Schedules plans that hang together. Dates travel along the links until they settle, at most once a link since milestones
 * that wait for themselves are refused before; a plan that cannot be scheduled by itself sends no dates.
 */
export function scheduleAcross(
  plans: ReadonlyMap<string, Plan>,
  links: readonly AcrossLink[],
): ReadonlyMap<string, AcrossSchedule> {
  const known = links.filter(
    ({ predecessor, successor }) => plans.has(predecessor.planId) && plans.has(successor.planId),
  );
  const settled = new Map<string, AcrossSchedule>();
  for (const [id, plan] of plans) settled.set(id, { plan, result: schedule(plan) });
  for (let round = 0; round <= known.length; round += 1) {
    const outside = outsideLinks(known, settled);
    let changed = false;
    for (const [id, plan] of plans) {
      const own = outside.get(id) ?? [];
      if (sameLinks(own, settled.get(id)?.plan.outside ?? [])) continue;
      changed = true;
      const next = { ...plan, outside: own };
      settled.set(id, { plan: next, result: schedule(next) });
    }
    if (!changed) break;
  }
  return settled;
}

/** The milestones that would wait for themselves over several plans, in the order of waiting; null when none would. */
export function cycleAcross(
  plans: ReadonlyMap<string, Plan>,
  links: readonly AcrossLink[],
): readonly AcrossEnd[] | null {
  const after = new Map<string, AcrossEnd[]>();
  const key = ({ planId, milestoneId }: AcrossEnd): string => `${planId} ${milestoneId}`;
  const add = (from: AcrossEnd, to: AcrossEnd): void => {
    const list = after.get(key(from));
    if (list) list.push(to);
    else after.set(key(from), [to]);
  };
  for (const [planId, { dependencies }] of plans) {
    for (const { predecessorId, successorId } of dependencies) {
      add({ planId, milestoneId: predecessorId }, { planId, milestoneId: successorId });
    }
  }
  for (const { predecessor, successor } of links) add(predecessor, successor);
  const done = new Set<string>();
  for (const { predecessor } of links) {
    // Depth first without recursion: plans may be thousands of milestones long.
    const path: { end: AcrossEnd; next: number }[] = [];
    const onPath = new Map<string, number>();
    const enter = (end: AcrossEnd): void => {
      onPath.set(key(end), path.length);
      path.push({ end, next: 0 });
    };
    if (!done.has(key(predecessor))) enter(predecessor);
    while (path.length > 0) {
      const top = path[path.length - 1] as (typeof path)[number];
      const to = after.get(key(top.end))?.[top.next];
      if (to === undefined) {
        done.add(key(top.end));
        onPath.delete(key(top.end));
        path.pop();
        continue;
      }
      top.next += 1;
      const at = onPath.get(key(to));
      if (at !== undefined) return path.slice(at).map(({ end }) => end);
      if (!done.has(key(to))) enter(to);
    }
  }
  return null;
}

function outsideLinks(
  links: readonly AcrossLink[],
  settled: ReadonlyMap<string, AcrossSchedule>,
): ReadonlyMap<string, OutsideLink[]> {
  const datesOf = new Map<string, Map<string, Schedule['milestones'][number]>>();
  const dates = ({ planId, milestoneId }: AcrossEnd): Schedule['milestones'][number] | undefined => {
    let own = datesOf.get(planId);
    if (own === undefined) {
      const result = settled.get(planId)?.result;
      own = new Map(result?.kind === 'ok' ? result.milestones.map((milestone) => [milestone.id, milestone]) : []);
      datesOf.set(planId, own);
    }
    return own.get(milestoneId);
  };
  const outside = new Map<string, OutsideLink[]>();
  const push = (planId: string, link: OutsideLink): void => {
    outside.set(planId, [...(outside.get(planId) ?? []), link]);
  };
  for (const { predecessor, successor, type, lagDays } of links) {
    const [before, after] = [dates(predecessor), dates(successor)];
    const rule = { type, lagDays };
    // Both must stand in their plans: a milestone that was taken out waits for nothing.
    if (before === undefined || after === undefined) continue;
    push(successor.planId, {
      ...rule,
      milestoneId: successor.milestoneId,
      direction: 'waits-for',
      otherId: predecessor.milestoneId,
      date: type[0] === 'S' ? before.earliestStart : before.earliestFinish,
    });
    push(predecessor.planId, {
      ...rule,
      milestoneId: predecessor.milestoneId,
      direction: 'awaited-by',
      otherId: successor.milestoneId,
      date: type[1] === 'S' ? after.latestStart : after.latestFinish,
    });
  }
  return outside;
}

function sameLinks(one: readonly OutsideLink[], other: readonly OutsideLink[]): boolean {
  return (
    one.length === other.length &&
    one.every((link, at) => {
      const twin = other[at] as OutsideLink;
      return (
        link.date === twin.date &&
        link.milestoneId === twin.milestoneId &&
        link.otherId === twin.otherId &&
        link.direction === twin.direction
      );
    })
  );
}
