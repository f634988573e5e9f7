import type { NewEvent } from '../../platform/events/event-log.js';
import type { FailedRun, LeasedRun, PulledRun } from './pull.repository.js';

/** News from runs that ended: a KPI that stops or starts working again, or has its first numbers. Repetitions are only runs. */
export function healthEvents(
  pulled: readonly PulledRun[],
  stored: ReadonlySet<string>,
  failed: readonly FailedRun[],
  failedForGood: ReadonlySet<string>,
): NewEvent[] {
  const recovered = pulled
    .filter(({ run }) => stored.has(run.kpiId) && run.consecutiveFailures > 0 && run.trigger !== 'backfill')
    .map(({ run }) => news(run, 'kpi.pull-recovered', `${run.kpiName} is pulled again.`));
  const broken = failed
    .filter(({ run }) => failedForGood.has(run.kpiId) && run.consecutiveFailures === 0)
    .map(({ run, message }) => news(run, 'kpi.pull-failed', `${run.kpiName} could not be pulled. ${message}`));
  const first = pulled
    .filter(({ run }) => stored.has(run.kpiId) && run.latestDay === null)
    .map(({ run, points }) =>
      news(run, 'kpi.first-pull', `${run.kpiName} has its first numbers: ${points.length} days.`),
    );
  return [...recovered, ...broken, ...first];
}

function news(run: LeasedRun, kind: string, summary: string): NewEvent {
  return {
    workspaceId: run.workspaceId,
    initiativeId: run.initiativeId,
    kind,
    subjectType: 'kpi',
    subjectId: run.kpiId,
    summary,
  };
}
