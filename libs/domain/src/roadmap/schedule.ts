import { fromDayNumber, type PlainDate } from '../calendar/plain-date.js';
import { dayOfWorkingIndex, type WorkingDays } from '../calendar/working-calendar.js';
import { criticalChain } from './critical-chain.js';
import { orderNetwork } from './network-order.js';
import { buildNetwork, type Network } from './network.js';
import { computeTimes, type Times } from './passes.js';
import type { Plan, PlanMilestone, ScheduledMilestone, ScheduleResult } from './plan.js';
import { FINISHED, UNSTARTED } from './progress.js';

/**
 * The workback schedule of a plan: earliest dates forward from today and what has happened, latest dates back from the
 * launch date, float in working days, and the critical path (METHOD 8.1). Never throws: a ring of dependencies and
 * every mistake in the plan are results. Linear in milestones plus dependencies.
 */
export function schedule(plan: Plan): ScheduleResult {
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

  const { times } = computed;
  const minimumFloatDays = minimumFloat(network, times);
  const milestones = scheduleMilestones(plan.milestones, network, times, minimumFloatDays ?? 0);
  return {
    kind: 'ok',
    milestones,
    forecastFinish: forecastFinish(milestones, times),
    daysToRecover: Math.max(0, -(minimumFloatDays ?? 0)),
    minimumFloatDays,
    criticalPath:
      minimumFloatDays === null ? [] : criticalChain(network, ordered.order, times, minimumFloatDays).map(idOf),
  };
}

/** The smallest total float of unfinished milestones, null when there are none. */
function minimumFloat({ size, progress }: Network, { finish, latestFinish }: Times): number | null {
  let minimum: number | null = null;
  for (let milestone = 0; milestone < size; milestone++) {
    if (progress[milestone] === FINISHED) continue;
    const float = latestFinish[milestone]! - finish[milestone]!;
    if (minimum === null || float < minimum) minimum = float;
  }
  return minimum;
}

/** Turns times into dates. */
function scheduleMilestones(
  milestones: readonly PlanMilestone[],
  network: Network,
  times: Times,
  minimumFloatDays: number,
): ScheduledMilestone[] {
  const { progress, today } = network;
  const { start, finish, latestFinish, freeFloat } = times;
  const morning = dateLabels(network.days, times);
  const evening = (time: number) => morning(time - 1);
  const criticalUpTo = Math.max(0, minimumFloatDays);

  return milestones.map(({ id, startedOn, finishedOn }, milestone): ScheduledMilestone => {
    const begin = start[milestone]!;
    const end = finish[milestone]!;
    const length = end - begin;
    if (progress[milestone] === FINISHED) {
      const finished = finishedOn!;
      const started = startedOn ?? (length > 0 ? morning(begin) : finished);
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
    const latestEnd = latestFinish[milestone]!;
    const totalFloatDays = latestEnd - end;
    // An event that may happen this morning is dated today, not the evening before.
    const earliestFinish = end > today ? evening(end) : morning(today);
    const latest = evening(latestEnd);
    const latestStart = length > 0 ? morning(latestEnd - length) : latest;
    const unstarted = progress[milestone] === UNSTARTED;
    return {
      id,
      earliestStart: unstarted ? (length > 0 ? morning(begin) : earliestFinish) : startedOn!,
      earliestFinish,
      latestStart,
      latestFinish: latest,
      totalFloatDays,
      freeFloatDays: freeFloat[milestone]!,
      critical: totalFloatDays <= criticalUpTo,
      startBy: unstarted ? latestStart : null,
    };
  });
}

/** Writes each date once: milestones share far fewer dates than they have. */
function dateLabels(days: WorkingDays, { start, latestFinish, finish }: Times): (index: number) => PlainDate {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let milestone = 0; milestone < start.length; milestone++) {
    const begin = start[milestone]!;
    const end = finish[milestone]!;
    const latestEnd = latestFinish[milestone]!;
    lowest = Math.min(lowest, begin - 1, latestEnd - (end - begin) - 1);
    highest = Math.max(highest, end, latestEnd);
  }
  const labels = new Array<PlainDate | undefined>(start.length === 0 ? 0 : highest - lowest + 1);
  return (index) => {
    const known = labels[index - lowest];
    return known ?? (labels[index - lowest] = fromDayNumber(dayOfWorkingIndex(days, index)));
  };
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
