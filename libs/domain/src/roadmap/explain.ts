import { fromDayNumber, type PlainDate } from '../calendar/plain-date.js';
import { dayOfWorkingIndex } from '../calendar/working-calendar.js';
import { limitBoundary, outsideBoundary } from './bounds.js';
import type { Cause, ExplainedDate, Explanation } from './explanation.js';
import { DRIVER_IS_FACT, DRIVES_FINISH, FROM_START, IS_MOOT } from './network-links.js';
import type { Plan, ScheduledMilestone } from './plan.js';
import { FINISHED, UNSTARTED } from './progress.js';
import { schedule, solve, type SolvedPlan } from './schedule.js';

type Solved = Extract<SolvedPlan, { kind: 'ok' }>;
type End = 'start' | 'finish';

/** Why a milestone has its dates; null for an unknown one and for a plan that cannot be scheduled. */
export function explain(plan: Plan, milestoneId: string): Explanation | null {
  const solved = solve(plan);
  const result = schedule(plan);
  const index = plan.milestones.findIndex(({ id }) => id === milestoneId);
  if (solved.kind !== 'ok' || result.kind !== 'ok' || index < 0) return null;
  const explainer = new Explainer(plan, solved, result.milestones);
  return { earliest: explainer.earliest(index), latest: explainer.latest(index) };
}

/** What a cause leads on to. */
interface Found {
  readonly cause: Cause;
  readonly next?: { readonly milestone: number; readonly end: End };
}

class Explainer {
  constructor(
    private readonly plan: Plan,
    private readonly solved: Solved,
    private readonly scheduled: readonly ScheduledMilestone[],
  ) {}

  earliest(milestone: number): ExplainedDate[] {
    return this.chain(milestone, (at, end) => ({
      ...this.earliestCause(at, end),
      date: end === 'start' ? this.scheduled[at]!.earliestStart : this.scheduled[at]!.earliestFinish,
    }));
  }

  latest(milestone: number): ExplainedDate[] {
    return this.chain(milestone, (at, end) => ({
      ...this.latestCause(at, end),
      date: end === 'start' ? this.scheduled[at]!.latestStart : this.scheduled[at]!.latestFinish,
    }));
  }

  private chain(milestone: number, step: (at: number, end: End) => Found & { date: PlainDate }): ExplainedDate[] {
    const chain: ExplainedDate[] = [];
    let next: Found['next'] = { milestone, end: 'finish' };
    while (next) {
      const { milestone: at, end }: NonNullable<Found['next']> = next;
      const found = step(at, end);
      const { id, estimateDays, startedOn, finishedOn } = this.plan.milestones[at]!;
      const isEvent = estimateDays === 0 && startedOn == null && finishedOn == null;
      chain.push({ milestoneId: id, end: isEvent ? 'event' : end, date: found.date, cause: found.cause });
      next = found.next;
    }
    return chain;
  }

  private earliestCause(at: number, end: End): Found {
    const { network, times } = this.solved;
    const state = network.progress[at]!;
    if (state === FINISHED || (end === 'start' && state !== UNSTARTED)) return { cause: { kind: 'actual' } };
    const days = network.duration[at]!;
    const start = times.start[at]!;
    const finish = times.finish[at]!;
    const heldStart = state === UNSTARTED ? this.holding(at, 'start', start) : null;
    const heldFinish = this.holding(at, 'finish', finish);
    const today: Found = { cause: { kind: 'today' } };
    if (days === 0) return heldStart ?? heldFinish ?? today;
    if (state !== UNSTARTED) return start + days === finish ? this.work(at, end, start, finish) : (heldFinish ?? today);
    if (end === 'start') return heldStart ?? (heldFinish ? this.work(at, end, start, finish) : today);
    return heldStart || !heldFinish ? this.work(at, end, start, finish) : heldFinish;
  }

  /** What, apart from today and its own work, keeps an end from being earlier than `time`. */
  private holding(at: number, end: End, time: number): Found | null {
    const { network, times } = this.solved;
    const { firstLink, linkFrom, linkLag, linkType } = network;
    for (let link = firstLink[at]!; link < firstLink[at + 1]!; link++) {
      const type = linkType[link]!;
      const from = linkFrom[link]!;
      if ((type & IS_MOOT) !== 0 || ((type & DRIVES_FINISH) !== 0) !== (end === 'finish')) continue;
      const fromStart = (type & FROM_START) !== 0;
      if ((fromStart ? times.start[from]! : times.finish[from]!) + linkLag[link]! === time) {
        return this.dependency(from, fromStart ? 'start' : 'finish', type, linkLag[link]!);
      }
    }
    for (const limit of end === 'start' ? (['startOn', 'notBefore'] as const) : (['finishOn'] as const)) {
      if (this.limitAt(at, limit) === time) return this.limit(at, limit);
    }
    return this.outside(at, 'waits-for', end, time);
  }

  private latestCause(at: number, end: End): Found {
    const { network, times } = this.solved;
    const state = network.progress[at]!;
    if (state === FINISHED || (end === 'start' && state !== UNSTARTED)) return { cause: { kind: 'actual' } };
    const finish = times.latestFinish[at]!;
    const start = finish - times.finish[at]! + times.start[at]!;
    const pressedFinish = this.pressing(at, 'finish', finish);
    const pressedStart = this.pressing(at, 'start', start);
    const { launchDate } = this.plan;
    const last: Found = {
      cause:
        launchDate === null
          ? { kind: 'plan-end', date: this.dateBefore(times.forecast) }
          : { kind: 'launch', date: launchDate },
    };
    if (start === finish) return pressedFinish ?? pressedStart ?? last;
    if (end === 'start') return pressedStart ?? this.work(at, end, start, finish);
    return pressedFinish ?? (pressedStart ? this.work(at, end, start, finish) : last);
  }

  /** What, apart from the launch and its own work, keeps an end from being later than `time`. */
  private pressing(at: number, end: End, time: number): Found | null {
    const { network, times } = this.solved;
    const { firstLink, linkFrom, linkLag, linkType } = network;
    for (let to = 0; to < network.size; to++) {
      for (let link = firstLink[to]!; link < firstLink[to + 1]!; link++) {
        const type = linkType[link]!;
        if (linkFrom[link] !== at || (type & (IS_MOOT | DRIVER_IS_FACT)) !== 0) continue;
        if (((type & FROM_START) !== 0) !== (end === 'start')) continue;
        const latest = times.latestFinish[to]!;
        const drivesStart = (type & DRIVES_FINISH) === 0;
        const driven = drivesStart ? latest - times.finish[to]! + times.start[to]! : latest;
        if (driven - linkLag[link]! === time) {
          return this.dependency(to, drivesStart ? 'start' : 'finish', type, linkLag[link]!);
        }
      }
    }
    for (const limit of end === 'start' ? (['startOn'] as const) : (['finishOn', 'notAfter'] as const)) {
      if (limit === 'startOn' && network.progress[at] !== UNSTARTED) continue;
      if (this.limitAt(at, limit) === time) return this.limit(at, limit);
    }
    return this.outside(at, 'awaited-by', end, time);
  }

  private dependency(other: number, end: End, type: number, lagDays: number): Found {
    const letters = `${(type & FROM_START) === 0 ? 'F' : 'S'}${(type & DRIVES_FINISH) === 0 ? 'S' : 'F'}` as const;
    const milestoneId = this.plan.milestones[other]!.id;
    return { cause: { kind: 'dependency', milestoneId, type: letters, lagDays }, next: { milestone: other, end } };
  }

  private limitAt(at: number, limit: 'notBefore' | 'notAfter' | 'startOn' | 'finishOn'): number | null {
    const milestone = this.plan.milestones[at]!;
    const date = milestone[limit];
    return date == null ? null : limitBoundary(this.solved.network.days, limit, date, milestone.estimateDays === 0);
  }

  private limit(at: number, limit: 'notBefore' | 'notAfter' | 'startOn' | 'finishOn'): Found {
    return { cause: { kind: 'limit', limit, date: this.plan.milestones[at]![limit]! } };
  }

  private outside(at: number, direction: 'waits-for' | 'awaited-by', end: End, time: number): Found | null {
    const { id } = this.plan.milestones[at]!;
    const letter = end === 'start' ? 'S' : 'F';
    const link = this.plan.outside?.find(
      (each) =>
        each.milestoneId === id &&
        each.direction === direction &&
        each.type[direction === 'waits-for' ? 1 : 0] === letter &&
        outsideBoundary(this.solved.network.days, each) === time,
    );
    return link ? { cause: { kind: 'outside', link } } : null;
  }

  private work(at: number, end: End, start: number, finish: number): Found {
    const { days } = this.solved.network;
    const from = dayOfWorkingIndex(days, start);
    const to = dayOfWorkingIndex(days, finish - 1);
    const daysOff = [...days.holidays].filter((day) => day > from && day < to).map(fromDayNumber);
    return {
      cause: { kind: 'work', days: finish - start, daysOff },
      next: { milestone: at, end: end === 'start' ? 'finish' : 'start' },
    };
  }

  private dateBefore(time: number): PlainDate {
    const { days } = this.solved.network;
    return fromDayNumber(dayOfWorkingIndex(days, time - 1));
  }
}
