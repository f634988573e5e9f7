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
  const { size, firstLink, linkFrom, linkLag, linkType, progress, awaited, today } = network;
  const start = network.actualStart.slice();
  const finish = network.actualFinish.slice();
  const first = workingIndex(network.days, toDayNumber('0001-01-01'));
  const last = workingIndex(network.days, toDayNumber('9999-12-31'));
  let forecast = first;

  for (let position = 0; position < size; position++) {
    const milestone = order[position]!;
    const duration = network.duration[milestone]!;
    const state = progress[milestone]!;
    if (state !== FINISHED) {
      // Work that is not done ends today at the earliest. So does an event, unless other work waits for it: then it
      // may happen this morning and that work begins today.
      const evening = duration > 0 || awaited[milestone] === 0 ? today + 1 : today;
      let earliestStart = today;
      let earliestFinish = evening;
      for (let link = firstLink[milestone]!; link < firstLink[milestone + 1]!; link++) {
        const type = linkType[link]!;
        if ((type & IS_MOOT) !== 0) continue;
        const from = linkFrom[link]!;
        const time = ((type & FROM_START) === 0 ? finish[from]! : start[from]!) + linkLag[link]!;
        if ((type & DRIVES_FINISH) === 0) earliestStart = Math.max(earliestStart, time);
        else earliestFinish = Math.max(earliestFinish, time);
      }
      const begun = state === UNSTARTED ? earliestStart : start[milestone]!;
      const ended = Math.max(begun + duration, earliestFinish);
      finish[milestone] = ended;
      start[milestone] = state === UNSTARTED ? ended - duration : begun;
    }
    if (finish[milestone]! >= last || start[milestone]! < first) return { kind: 'beyond-calendar', milestone };
    if (finish[milestone]! > forecast) forecast = finish[milestone]!;
  }

  const latestFinish = new Int32Array(size).fill(network.deadline ?? forecast);
  const freeFloat = new Int32Array(size);
  for (let milestone = 0; milestone < size; milestone++) freeFloat[milestone] = forecast - finish[milestone]!;
  for (let position = size - 1; position >= 0; position--) {
    const milestone = order[position]!;
    if (progress[milestone] === FINISHED) continue;
    const latest = latestFinish[milestone]!;
    const latestStart = latest - (finish[milestone]! - start[milestone]!);
    if (latestStart <= first) return { kind: 'beyond-calendar', milestone };
    for (let link = firstLink[milestone]!; link < firstLink[milestone + 1]!; link++) {
      const type = linkType[link]!;
      if ((type & (IS_MOOT | DRIVER_IS_FACT)) !== 0) continue;
      const from = linkFrom[link]!;
      const lag = linkLag[link]!;
      const driven = (type & DRIVES_FINISH) === 0 ? latestStart : latest;
      const early = (type & DRIVES_FINISH) === 0 ? start[milestone]! : finish[milestone]!;
      const stretch = (type & FROM_START) === 0 ? 0 : finish[from]! - start[from]!;
      const bound = driven - lag + stretch;
      latestFinish[from] = Math.min(latestFinish[from]!, bound);
      const slack = early - lag + stretch - finish[from]!;
      freeFloat[from] = Math.min(freeFloat[from]!, slack);
    }
  }
  return { kind: 'ok', times: { start, finish, latestFinish, freeFloat, forecast } };
}
