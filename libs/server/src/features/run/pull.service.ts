import { Inject, Injectable, Logger } from '@nestjs/common';
import { ConnectorError } from '@workback/connectors/connector-error';
import type { OutboundClient } from '@workback/connectors/outbound/outbound-client';
import type { Config } from '../../platform/config/config.js';
import { InjectConfig } from '../../platform/config/config.module.js';
import { OUTBOUND } from '../../platform/outbound/outbound.provider.js';
import { MetricPointRepository } from '../otlp/metric-point.repository.js';
import { SourceSecrets } from '../source/source-secrets.js';
import { fetchNumbers, type Observer } from './fetch-numbers.js';
import { hostOf, PullLanes } from './pull-lanes.js';
import { type Outcome, PullResultsService } from './pull-results.service.js';
import { type LeasedRun, PullRepository } from './pull.repository.js';
import { retryDelaySeconds } from './retry-delay.js';

const LEASE_SECONDS = 60;
const RENEW_EVERY_MS = 20_000;
const SIDE_BY_SIDE = 25;

/** Pulls numbers for runs: lease, fetch side by side, store and judge. One failing KPI fails its own run only. */
@Injectable()
export class PullService {
  private readonly logger = new Logger(PullService.name);
  private readonly lanes = new PullLanes();

  constructor(
    private readonly pulls: PullRepository,
    private readonly results: PullResultsService,
    private readonly secrets: SourceSecrets,
    @Inject(OUTBOUND) private readonly outbound: OutboundClient,
    @InjectConfig() private readonly config: Config,
    private readonly metrics: MetricPointRepository,
  ) {}

  private lanesOf({ workspaceId, sourceId, config }: LeasedRun): (readonly [string, number])[] {
    return [
      [`host ${hostOf(config, sourceId ?? '')}`, this.config.pullsPerHost],
      [`workspace ${workspaceId}`, this.config.pullsPerWorkspace],
    ];
  }

  /** Answers how many runs ended here; runs that another worker holds are left to it. */
  async pull(runIds: readonly number[], signal: AbortSignal): Promise<number> {
    const runs = await this.pulls.lease(runIds, LEASE_SECONDS);
    if (runs.length === 0) return 0;
    const renewal = setInterval(() => void this.renew(runs), RENEW_EVERY_MS);
    try {
      const outcomes = await this.fetchAll(runs, signal);
      // Stopped in the middle: what arrived is stored, the rest is given back.
      const ended = signal.aborted ? outcomes.filter((outcome) => 'points' in outcome) : outcomes;
      const unfinished = outcomes.filter((outcome) => !ended.includes(outcome));
      if (unfinished.length > 0) await this.pulls.release(unfinished.map(({ run }) => run));
      if (ended.length > 0) await this.results.store(ended);
      return ended.length;
    } finally {
      clearInterval(renewal);
    }
  }

  private async renew(runs: readonly LeasedRun[]): Promise<void> {
    await this.pulls
      .renew(runs, LEASE_SECONDS)
      .catch((error: Error) => this.logger.warn(`Lease not renewed: ${error.message}`));
  }

  private async fetchAll(runs: readonly LeasedRun[], signal: AbortSignal): Promise<Outcome[]> {
    const outcomes: Outcome[] = new Array(runs.length);
    let next = 0;
    const lane = async (): Promise<void> => {
      for (let i = next++; i < runs.length; i = next++) outcomes[i] = await this.fetchOne(runs[i] as LeasedRun, signal);
    };
    await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, runs.length) }, lane));
    return outcomes;
  }

  private async fetchOne(run: LeasedRun, signal: AbortSignal): Promise<Outcome> {
    const startedMs = performance.now();
    let seen: Parameters<Observer>[0] = {};
    const observe: Observer = (more) => void (seen = { ...seen, ...more });
    try {
      return await this.lanes.run(this.lanesOf(run), async () => {
        const secret = run.secret && run.sourceId ? this.secrets.open(run.workspaceId, run.sourceId, run.secret) : {};
        const { points, slices, message, sample, request, tookMs, ...counts } = await fetchNumbers(
          run,
          secret,
          this.outbound,
          signal,
          { observe, kept: (wanted) => this.metrics.days(run.workspaceId, run.sourceId ?? '', wanted) },
        );
        return { run, points, slices, message, sample, request, tookMs, counts };
      });
    } catch (error) {
      const failure = error instanceof ConnectorError ? error : unexpected(error);
      if (!(error instanceof ConnectorError)) this.logger.error({ err: error, runId: run.id });
      return {
        run,
        code: failure.code,
        message: failure.message,
        request: seen.request ?? '',
        sample: seen.sample,
        counts: seen,
        tookMs: performance.now() - startedMs,
        retryInSeconds: retryDelaySeconds(failure, run.attempt),
        askedToWaitSeconds: failure.retryAfterMs === undefined ? undefined : failure.retryAfterMs / 1000,
      };
    }
  }
}

function unexpected(error: unknown): ConnectorError {
  return new ConnectorError('broken-answer', 'The pull failed on our side; the log has the details.', {
    retryable: true,
    cause: error,
  });
}
