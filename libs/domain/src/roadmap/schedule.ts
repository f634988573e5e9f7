import { fromDayNumber, type PlainDate } from '../calendar/plain-date.js';
import { dayOfWorkingIndex, workingDates } from '../calendar/working-calendar.js';
import { criticalChain } from './critical-chain.js';
import { missedLimits } from './missed-limits.js';
import { orderNetwork } from './network-order.js';
import { buildNetwork, type Network } from './network.js';
import { computeTimes, type Times } from './passes.js';
import type { Plan, PlanMilestone, PlanProblem, ScheduledMilestone, ScheduleResult } from './plan.js';
import { FINISHED, UNSTARTED } from './progress.js';

/** A plan with its times, or why there are none. */
export type SolvedPlan =
  | { readonly kind: 'ok'; readonly network: Network; readonly order: Int32Array; readonly times: Times }
  | { readonly kind: 'cycle'; readonly milestoneIds: readonly string[] }
  | { readonly kind: 'invalid'; readonly problems: readonly PlanProblem[] };

/** Computes the times of a plan without writing them as dates. */
export function solve(plan: Plan): SolvedPlan {
  const built = buildNetwork(plan);
  if (built.kind === 'invalid') return built;
  const { network } = built;
  const idOf = (milestone: number) => plan.milestones[milestone]!.id;

  const ordered = orderNetwork(network);
  if (ordered.kind === 'cycle') return { kind: 'cycle', milestoneIds: ordered.cycle.map(idOf) };
  const computed = computeTimes(network, ordered.order);
  if (computed.kind === 'beyond-calendar') {
    return { kind: 'invalid', problems: [{ code: 'beyond-calendar', milestoneId: idOf(computed.milestone) }] };
  }
  return { kind: 'ok', network, order: ordered.order, times: computed.times };
}

/**
 * The workback schedule of a plan: earliest dates forward from today, what has happened and the dates set, latest dates
 * back from the launch date and the dates set, float in working days, and the critical path (METHOD 8.1). Never throws: a
 * ring of dependencies and every mistake in the plan are results. Linear in milestones plus dependencies.
 */
export function schedule(plan: Plan): ScheduleResult {
  const solved = solve(plan);
  if (solved.kind !== 'ok') return solved;
  const { network, order, times } = solved;
  const { minimumFloatDays, launchFloatDays } = floats(network, times);
  const milestones = scheduleMilestones(plan.milestones, network, times, launchFloatDays ?? 0);
  return {
    kind: 'ok',
    milestones,
    forecastFinish: forecastFinish(milestones, times),
    daysToRecover: Math.max(0, -(launchFloatDays ?? 0)),
    launchFloatDays,
    minimumFloatDays,
    criticalPath: criticalChain(network, order, times).map((milestone) => plan.milestones[milestone]!.id),
    missedLimits: missedLimits(plan.milestones, network, times),
  };
}

/** The smallest total float of unfinished milestones, and how far the last of them ends before the launch. */
function floats({ size, progress, deadline }: Network, { finish, latestFinish, forecast }: Times) {
  let minimum: number | null = null;
  let last: number | null = null;
  for (let milestone = 0; milestone < size; milestone++) {
    if (progress[milestone] === FINISHED) continue;
    const end = finish[milestone]!;
    const float = latestFinish[milestone]! - end;
    if (minimum === null || float < minimum) minimum = float;
    if (last === null || end > last) last = end;
  }
  return { minimumFloatDays: minimum, launchFloatDays: last === null ? null : (deadline ?? forecast) - last };
}

/** Turns times into dates. */
function scheduleMilestones(
  milestones: readonly PlanMilestone[],
  network: Network,
  times: Times,
  launchFloatDays: number,
): ScheduledMilestone[] {
  const { progress, today } = network;
  const { start, finish, latestFinish, freeFloat } = times;
  const criticalUpTo = Math.max(0, launchFloatDays);
  const morning = datesOf(network, times);

  const scheduled = new Array<ScheduledMilestone>(milestones.length);
  for (let milestone = 0; milestone < milestones.length; milestone++) {
    const { id, startedOn, finishedOn } = milestones[milestone]!;
    const begin = start[milestone]!;
    const end = finish[milestone]!;
    const state = progress[milestone]!;
    if (state === FINISHED) {
      scheduled[milestone] = finishedDates(id, startedOn ?? (end > begin ? morning(begin) : finishedOn!), finishedOn!);
      continue;
    }
    const latestEnd = latestFinish[milestone]!;
    const totalFloatDays = latestEnd - end;
    // An event that may happen this morning is dated today, not the evening before.
    const earliestFinish = morning(end > today ? end - 1 : today);
    const latest = morning(latestEnd - 1);
    const latestStart = end > begin ? morning(latestEnd - end + begin) : latest;
    scheduled[milestone] = {
      id,
      earliestStart: state !== UNSTARTED ? startedOn! : end > begin ? morning(begin) : earliestFinish,
      earliestFinish,
      latestStart,
      latestFinish: latest,
      totalFloatDays,
      freeFloatDays: freeFloat[milestone]!,
      critical: totalFloatDays <= criticalUpTo,
      startBy: state === UNSTARTED ? latestStart : null,
    };
  }
  return scheduled;
}

function finishedDates(id: string, started: PlainDate, finished: PlainDate): ScheduledMilestone {
  return {
    id,
    earliestStart: started,
    earliestFinish: finished,
    latestStart: started,
    latestFinish: finished,
    totalFloatDays: 0,
    freeFloatDays: 0,
    critical: false,
    startBy: null,
  };
}

/** Every date that a schedule mentions, written once: milestones share far fewer dates than they have. */
function datesOf({ days }: Network, { start, latestFinish, finish }: Times): (time: number) => PlainDate {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let milestone = 0; milestone < start.length; milestone++) {
    const begin = start[milestone]!;
    const latestEnd = latestFinish[milestone]!;
    const latestStart = latestEnd - finish[milestone]! + begin;
    if (begin <= lowest) lowest = begin - 1;
    if (latestStart <= lowest) lowest = latestStart - 1;
    if (finish[milestone]! > highest) highest = finish[milestone]!;
    if (latestEnd > highest) highest = latestEnd;
  }
  // A plan of few milestones with dates centuries apart would have to write most of them for nothing.
  if (highest - lowest > 1_000 + 4 * start.length) return (time) => fromDayNumber(dayOfWorkingIndex(days, time));
  const dates = workingDates(days, lowest, highest);
  return (time) => dates[time - lowest]!;
}

/** The last day of the whole plan; of several milestones that end it, the one with the latest date. */
function forecastFinish(milestones: readonly ScheduledMilestone[], { finish, forecast }: Times): PlainDate | null {
  let date: PlainDate | null = null;
  for (let milestone = 0; milestone < milestones.length; milestone++) {
    if (finish[milestone] !== forecast) continue;
    const { earliestFinish } = milestones[milestone]!;
    if (date === null || earliestFinish > date) date = earliestFinish;
  }
  return date;
}
