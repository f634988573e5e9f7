import { toDayNumber, type PlainDate } from '../calendar/plain-date.js';
import { workingIndex } from '../calendar/working-calendar.js';
import { DRIVES_FINISH, FROM_START, IS_MOOT } from './network-links.js';
import { planOf, type PlanContent, type PlanSetting } from './plan-content.js';
import type { PlanOperation } from './plan-operation.js';
import { UNSTARTED } from './progress.js';
import { solve } from './schedule.js';

/**
 * What moving a milestone to begin on a day comes to: dates set for it, and lags of dependencies that would hold it back
 * made shorter, so that it overlaps what it waited for. Never before today. Null when it has begun, does not exist, or the
 * plan cannot be scheduled.
 */
export function moveOperations(
  content: PlanContent,
  setting: PlanSetting,
  milestoneId: string,
  to: PlainDate,
): PlanOperation[] | null {
  const plan = planOf(content, setting);
  const solved = solve(plan);
  const at = content.milestones.findIndex(({ id }) => id === milestoneId);
  if (solved.kind !== 'ok' || at < 0 || Number.isNaN(toDayNumber(to))) return null;
  const { network, times } = solved;
  if (network.progress[at] !== UNSTARTED) return null;

  const milestone = content.milestones[at]!;
  const isEvent = milestone.estimateDays === 0;
  const wanted = workingIndex(network.days, toDayNumber(to)) + (isEvent ? 1 : 0);
  const start = Math.max(wanted, network.today + (isEvent ? 1 : 0));
  const operations: PlanOperation[] = [];
  let natural = network.today;
  for (let link = network.firstLink[at]!; link < network.firstLink[at + 1]!; link++) {
    const type = network.linkType[link]!;
    if ((type & IS_MOOT) !== 0) continue;
    const from = network.linkFrom[link]!;
    const drivesFinish = (type & DRIVES_FINISH) !== 0;
    const driving = (type & FROM_START) === 0 ? times.finish[from]! : times.start[from]!;
    const held = driving + network.linkLag[link]! - (drivesFinish ? milestone.estimateDays : 0);
    natural = Math.max(natural, Math.min(held, start));
    if (held <= start) continue;
    operations.push({
      op: 'link',
      predecessorId: content.milestones[from]!.id,
      successorId: milestoneId,
      type: `${(type & FROM_START) === 0 ? 'F' : 'S'}${drivesFinish ? 'F' : 'S'}`,
      lagDays: network.linkLag[link]! - (held - start),
    });
  }
  const fixed = milestone.startOn !== null || milestone.finishOn !== null;
  const limits = fixed ? { startOn: to, finishOn: null, notBefore: null } : { notBefore: start > natural ? to : null };
  return [{ op: 'constrain', milestoneId, ...limits }, ...operations];
}
