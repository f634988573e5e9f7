import { Inject, Injectable, Logger } from '@nestjs/common';
import { ConnectorError } from '@workback/connectors/connector-error';
import type { OutboundClient } from '@workback/connectors/outbound/outbound-client';
import { Database } from '../../platform/database/database.js';
import { EventLog, type NewEvent } from '../../platform/events/event-log.js';
import { OUTBOUND } from '../../platform/outbound/outbound.provider.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import { EvaluationService } from '../evaluation/evaluation.service.js';
import { fetchNumbers } from './fetch-numbers.js';
import { type FailedRun, type LeasedRun, type PulledRun, PullRepository } from './pull.repository.js';
import { retryDelaySeconds } from './retry-delay.js';

const LEASE_SECONDS = 60;
const RENEW_EVERY_MS = 20_000;
const SIDE_BY_SIDE = 25;

/** Pulls numbers for runs: lease, fetch side by side, store and judge. One failing KPI fails its own run only. */
@Injectable()
export class PullService {
  private readonly logger = new Logger(PullService.name);

  constructor(
    private readonly database: Database,
    private readonly pulls: PullRepository,
    private readonly evaluation: EvaluationService,
    private readonly events: EventLog,
    private readonly secrets: SecretBox,
    @Inject(OUTBOUND) private readonly outbound: OutboundClient,
  ) {}

  /** Answers how many runs ended here; runs that another worker holds are left to it. */
  async pull(runIds: readonly number[], signal: AbortSignal): Promise<number> {
    const runs = await this.pulls.lease(runIds, LEASE_SECONDS);
    if (runs.length === 0) return 0;
    const renewal = setInterval(() => void this.renew(runs), RENEW_EVERY_MS);
    try {
      const outcomes = await this.fetchAll(runs, signal);
      if (signal.aborted) {
        await this.pulls.release(runs);
        return 0;
      }
      await this.finish(
        outcomes.filter((outcome) => 'points' in outcome),
        outcomes.filter((outcome) => 'code' in outcome),
      );
      return outcomes.length;
    } finally {
      clearInterval(renewal);
    }
  }

  private async renew(runs: readonly LeasedRun[]): Promise<void> {
    await this.pulls
      .renew(runs, LEASE_SECONDS)
      .catch((error: Error) => this.logger.warn(`Lease not renewed: ${error.message}`));
  }

  private async fetchAll(runs: readonly LeasedRun[], signal: AbortSignal): Promise<(PulledRun | FailedRun)[]> {
    const outcomes: (PulledRun | FailedRun)[] = new Array(runs.length);
    let next = 0;
    const lane = async (): Promise<void> => {
      for (let i = next++; i < runs.length; i = next++) outcomes[i] = await this.fetchOne(runs[i] as LeasedRun, signal);
    };
    await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, runs.length) }, lane));
    return outcomes;
  }

  private async fetchOne(run: LeasedRun, signal: AbortSignal): Promise<PulledRun | FailedRun> {
    const startedMs = performance.now();
    try {
      const secret = run.secret
        ? (this.secrets.open(run.secret, `${run.workspaceId}/${run.sourceId}`) as Record<string, string>)
        : {};
      return { run, ...(await fetchNumbers(run, secret, this.outbound, signal)) };
    } catch (error) {
      const failure = error instanceof ConnectorError ? error : unexpected(error);
      if (!(error instanceof ConnectorError)) this.logger.error({ err: error, runId: run.id });
      return {
        run,
        code: failure.code,
        message: failure.message,
        request: '',
        tookMs: performance.now() - startedMs,
        retryInSeconds: retryDelaySeconds(failure, run.attempt),
      };
    }
  }

  private async finish(pulled: readonly PulledRun[], failed: readonly FailedRun[]): Promise<void> {
    await this.database.transaction(async () => {
      const stored = pulled.length > 0 ? await this.pulls.store(pulled) : [];
      const failedForGood = failed.length > 0 ? await this.pulls.fail(failed) : [];
      const moved = [...stored, ...failedForGood];
      if (moved.length === 0) return;
      await this.evaluation.judgeKpis(moved);
      await this.events.append(...healthEvents(pulled, new Set(stored), failed, new Set(failedForGood)));
      await this.pulls.announce((pulled[0]?.run ?? failed[0]?.run)?.workspaceId as string, moved);
    });
  }
}

function unexpected(error: unknown): ConnectorError {
  return new ConnectorError('broken-answer', 'The pull failed on our side; the log has the details.', {
    retryable: true,
    cause: error,
  });
}

/** A KPI that stops or starts working again is news; every further failure is only a run. */
function healthEvents(
  pulled: readonly PulledRun[],
  stored: ReadonlySet<string>,
  failed: readonly FailedRun[],
  failedForGood: ReadonlySet<string>,
): NewEvent[] {
  const recovered = pulled
    .filter(({ run }) => stored.has(run.kpiId) && run.consecutiveFailures > 0)
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
