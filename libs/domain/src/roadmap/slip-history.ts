import { fromDayNumber, toDayNumber, type PlainDate } from '../calendar/plain-date.js';
import { compileCalendar } from '../calendar/working-calendar.js';
import { undoOperations } from './apply-operations.js';
import { compareWithBaseline, type PlanBaseline } from './baseline.js';
import { planOf, type PlanContent, type PlanSetting, withDaysOff } from './plan-content.js';
import type { PlanOperation } from './plan-operation.js';
import { schedule } from './schedule.js';

/** A change of a plan as the record keeps it. */
export interface RecordedChange {
  /** The day on which it was made. */
  readonly on: PlainDate;
  readonly inverse: readonly PlanOperation[];
  /** The launch date that was promised then. */
  readonly launchDate: PlainDate | null;
}

/** How a plan stood against its baseline in the evening of a day. Days are working days, later and more are positive. */
export interface SlipPoint {
  readonly on: PlainDate;
  readonly launchDate: PlainDate | null;
  readonly forecast: PlainDate | null;
  /** Null where the plan had no end on one of the sides. */
  readonly forecastSlipDays: number | null;
  readonly scopeDays: number;
  readonly added: number;
  readonly removed: number;
  /** By milestone that is in both: how much later it ends. */
  readonly finishSlips: ReadonlyMap<string, number>;
}

/**
 * How a plan slipped against a baseline and what was added to it, on the days asked for. There are no snapshots: the plan
 * of a day is the plan of now with everything taken back that was changed since, scheduled as on that day. `changes` are
 * newest first and `days` ascend; a plan that cannot be taken back further, or had no schedule, has no point.
 */
export function slipHistory(
  baseline: PlanBaseline,
  now: PlanContent,
  setting: PlanSetting,
  changes: readonly RecordedChange[],
  days: readonly PlainDate[],
): SlipPoint[] {
  const points: SlipPoint[] = [];
  let content = now;
  let next = 0;
  for (const on of days.toReversed()) {
    for (; next < changes.length && changes[next]!.on > on; next++) {
      const back = undoOperations(content, changes[next]!.inverse, setting);
      if (back.kind === 'refused') return points.toReversed();
      content = back.content;
    }
    const promised = next === 0 ? setting.launchDate : (changes[next]?.launchDate ?? baseline.launchDate);
    const point = pointOf(baseline, content, { ...setting, today: on, launchDate: promised });
    if (point !== null) points.push(point);
  }
  return points.toReversed();
}

function pointOf(baseline: PlanBaseline, content: PlanContent, setting: PlanSetting): SlipPoint | null {
  const calendar = compileCalendar(withDaysOff(setting.calendar, content.daysOff));
  const result = schedule(planOf(content, setting));
  if (result.kind !== 'ok' || calendar.kind !== 'ok') return null;
  const { milestones } = content;
  const compared = compareWithBaseline(baseline, milestones, result.milestones, result.forecastFinish, calendar.days);
  return {
    on: setting.today,
    launchDate: setting.launchDate,
    forecast: result.forecastFinish,
    forecastSlipDays: compared.forecastSlipDays,
    scopeDays: compared.scopeDays,
    added: compared.added.length,
    removed: compared.removed.length,
    finishSlips: new Map([...compared.slips].map(([id, { finishDays }]) => [id, finishDays])),
  };
}

/** Days from one to another, both among them, as evenly spread as whole days are; all of them when they are no more than `most`. */
export function spreadDays(from: PlainDate, to: PlainDate, most: number): PlainDate[] {
  const [first, last] = [toDayNumber(from), toDayNumber(to)];
  if (last <= first) return [to];
  const steps = Math.min(last - first, most - 1);
  return Array.from({ length: steps + 1 }, (_, step) =>
    fromDayNumber(first + Math.round((step * (last - first)) / steps)),
  );
}
