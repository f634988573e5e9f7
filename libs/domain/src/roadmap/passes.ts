import { toDayNumber } from '../calendar/plain-date.js';
import { workingIndex } from '../calendar/working-calendar.js';
import { DRIVER_IS_FACT, DRIVES_FINISH, FROM_START, IS_MOOT } from './network-links.js';
import type { Network } from './network.js';
import { FINISHED, UNSTARTED } from './progress.js';

/** Earliest and latest times and float of every milestone, in working days; times are boundaries as in `Network`. */
export interface Times {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  readonly latestFinish: Int32Array;
  readonly freeFloat: Int32Array;
  /** The latest finish of all milestones. */
  readonly forecast: number;
}

/** The times, or the first milestone whose dates have no four-digit year. */
export type TimesResult =
  { readonly kind: 'ok'; readonly times: Times } | { readonly kind: 'beyond-calendar'; readonly milestone: number };

/**
 * The two passes of the critical path method over an ordered network (METHOD 8.1). Actual dates are facts: a started
 * milestone keeps its start even if what it waited for is unfinished. What has not happened lies today or later.
 */
export function computeTimes(network: Network, order: Int32Array): TimesResult {
  const { size } = network;
  const first = workingIndex(network.days, toDayNumber('0001-01-01'));
  const last = workingIndex(network.days, toDayNumber('9999-12-31'));
  const times = { start: network.actualStart.slice(), finish: network.actualFinish.slice(), forecast: first };
  const tooLate = passForward(network, order, times, first, last);
  if (tooLate >= 0) return { kind: 'beyond-calendar', milestone: tooLate };
  const latestFinish = new Int32Array(size).fill(network.deadline ?? times.forecast);
  const freeFloat = new Int32Array(size);
  const tooEarly = passBackward(network, order, { ...times, latestFinish, freeFloat }, first);
  if (tooEarly >= 0) return { kind: 'beyond-calendar', milestone: tooEarly };
  return { kind: 'ok', times: { ...times, latestFinish, freeFloat } };
}

/**
 * The forward pass alone, for many runs over one network: `run` takes durations in the plan's order and answers the
 * forecast, the evening of the last day worked; dates beyond the calendar count as its last day.
 */
export function forwardRunner(network: Network, order: Int32Array): { run(duration: Int32Array): number } {
  const first = workingIndex(network.days, toDayNumber('0001-01-01'));
  const last = workingIndex(network.days, toDayNumber('9999-12-31'));
  const times = { start: network.actualStart.slice(), finish: network.actualFinish.slice(), forecast: first };
  return {
    run(duration) {
      times.forecast = first;
      return passForward({ ...network, duration }, order, times, first, last) >= 0 ? last : times.forecast;
    },
  };
}

/** Fills earliest starts, finishes and the forecast; answers a milestone outside of the calendar, or -1. */
function passForward(
  network: Network,
  order: Int32Array,
  times: { readonly start: Int32Array; readonly finish: Int32Array; forecast: number },
  first: number,
  last: number,
): number {
  const { firstLink, linkFrom, linkLag, linkType, progress, awaited, duration, today, bounds } = network;
  const { start, finish } = times;
  let { forecast } = times;
  for (let position = 0; position < order.length; position++) {
    const milestone = order[position]!;
    const state = progress[milestone]!;
    let ended = finish[milestone]!;
    let begun = start[milestone]!;
    if (state !== FINISHED) {
      const days = duration[milestone]!;
      // Work that is not done ends today at the earliest. So does an event, unless other work waits for it: then it
      // may happen this morning and that work begins today.
      let earliestFinish = days > 0 || awaited[milestone] === 0 ? today + 1 : today;
      let earliestStart = today;
      if (bounds !== null) {
        if (bounds.startFloor[milestone]! > earliestStart) earliestStart = bounds.startFloor[milestone]!;
        if (bounds.finishFloor[milestone]! > earliestFinish) earliestFinish = bounds.finishFloor[milestone]!;
      }
      const end = firstLink[milestone + 1]!;
      for (let link = firstLink[milestone]!; link < end; link++) {
        const type = linkType[link]!;
        const from = linkFrom[link]!;
        if ((type & IS_MOOT) !== 0) continue;
        const time = ((type & FROM_START) === 0 ? finish[from]! : start[from]!) + linkLag[link]!;
        if ((type & DRIVES_FINISH) === 0) {
          if (time > earliestStart) earliestStart = time;
        } else if (time > earliestFinish) earliestFinish = time;
      }
      if (state === UNSTARTED) begun = earliestStart;
      ended = begun + days;
      if (ended < earliestFinish) ended = earliestFinish;
      if (state === UNSTARTED) begun = ended - days;
      finish[milestone] = ended;
      start[milestone] = begun;
    }
    if (ended >= last || begun < first) return milestone;
    if (ended > forecast) forecast = ended;
  }
  times.forecast = forecast;
  return -1;
}

/** Fills latest finishes and free float; answers a milestone before the calendar, or -1. */
function passBackward(network: Network, order: Int32Array, times: Times, first: number): number {
  const { firstLink, linkFrom, linkLag, linkType, progress, duration, bounds } = network;
  const { start, finish, latestFinish, freeFloat, forecast } = times;
  for (let milestone = 0; milestone < order.length; milestone++) freeFloat[milestone] = forecast - finish[milestone]!;
  for (let position = order.length - 1; position >= 0; position--) {
    const milestone = order[position]!;
    const state = progress[milestone]!;
    if (state === FINISHED) continue;
    const begun = start[milestone]!;
    const ended = finish[milestone]!;
    let latest = latestFinish[milestone]!;
    if (bounds !== null) {
      latest = Math.min(latest, bounds.finishCeiling[milestone]!);
      if (state === UNSTARTED) latest = Math.min(latest, bounds.startCeiling[milestone]! + duration[milestone]!);
      latestFinish[milestone] = latest;
    }
    const latestStart = latest - (ended - begun);
    if (latestStart <= first) return milestone;
    const end = firstLink[milestone + 1]!;
    for (let link = firstLink[milestone]!; link < end; link++) {
      const type = linkType[link]!;
      const from = linkFrom[link]!;
      if ((type & (IS_MOOT | DRIVER_IS_FACT)) !== 0) continue;
      const drivesStart = (type & DRIVES_FINISH) === 0;
      // How much earlier the predecessor has to finish than the end that it drives.
      const lead = ((type & FROM_START) === 0 ? 0 : duration[from]!) - linkLag[link]!;
      const bound = (drivesStart ? latestStart : latest) + lead;
      if (bound < latestFinish[from]!) latestFinish[from] = bound;
      const slack = (drivesStart ? begun : ended) + lead - finish[from]!;
      if (slack < freeFloat[from]!) freeFloat[from] = slack;
    }
  }
  return -1;
}
