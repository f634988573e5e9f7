import { Inject, Injectable, Logger } from '@nestjs/common';
import { ConnectorError } from '@workback/connectors/connector-error';
import type { OutboundClient } from '@workback/connectors/outbound/outbound-client';
import { mysqlConfigSchema } from '@workback/connectors/mysql/mysql-connector';
import { verifyMysqlGrants } from '@workback/connectors/mysql/verify-grants';
import { postgresqlConfigSchema } from '@workback/connectors/postgresql/postgresql-config';
import { verifyGrants } from '@workback/connectors/postgresql/verify-grants';
import type { TestPullResult, testPullSchema } from '@workback/contracts/source/source.schemas';
import { isTimeZone } from '@workback/domain/calendar/zoned-time';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { Failure, invalid, notFound } from '../../platform/errors/failure.js';
import { OUTBOUND } from '../../platform/outbound/outbound.provider.js';
import { MetricPointRepository } from '../otlp/metric-point.repository.js';
import { fetchNumbers } from '../run/fetch-numbers.js';
import { SourceSecrets } from './source-secrets.js';
import { checkedConfig, checkedQuery, checkedSecret, isPulled, type Settings } from './source-settings.js';
import { SourceRepository } from './source.repository.js';

const SHOWN_POINTS = 50;
/** A source that is not saved has no points. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const LONGEST_MS = 60_000;
/** Trials run in the API's own process, so only a few may at a time. */
const AT_ONCE = 8;

/** What to try, with everything filled in. */
interface Trial {
  readonly connector: string;
  readonly config: Settings;
  readonly secret: Readonly<Record<string, string>>;
}

/** Tries a query against a source, saved or not: stores nothing, says what came back. */
@Injectable()
export class TestPullService {
  private readonly logger = new Logger(TestPullService.name);
  private running = 0;

  constructor(
    private readonly sources: SourceRepository,
    private readonly secrets: SourceSecrets,
    private readonly clock: Clock,
    @Inject(OUTBOUND) private readonly outbound: OutboundClient,
    private readonly metrics: MetricPointRepository,
  ) {}

  /** Answers `ok: false` with one sentence for everything that the source did wrong; throws for wrong input only. */
  async testPull(workspaceId: string, input: z.output<typeof testPullSchema>): Promise<TestPullResult> {
    if (!isTimeZone(input.timeZone)) throw invalid([{ field: 'timeZone', message: 'must be an IANA time zone' }]);
    if (this.running >= AT_ONCE)
      throw new Failure('too-many', 'too-many-test-pulls', 'Many test pulls are running; wait.');
    const startedMs = performance.now();
    this.running += 1;
    try {
      const trial = await this.trialOf(workspaceId, input);
      const { query } = checkedQuery(trial.connector, input.query);
      return await this.ask(trial, query, { ...input, workspaceId });
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      this.logger.debug(`Test pull: ${error.code} ${error.detail ?? ''}`);
      return refused(error.code, error.message, performance.now() - startedMs);
    } finally {
      this.running -= 1;
    }
  }

  private async ask(
    trial: Trial,
    query: Settings,
    { timeZone, sourceId, workspaceId }: { timeZone: string; sourceId?: string | undefined; workspaceId: string },
  ): Promise<TestPullResult> {
    const startedMs = performance.now();
    const signal = AbortSignal.timeout(LONGEST_MS);
    const excess = await this.excessGrants(trial, signal);
    if (excess.length > 0) {
      const advice = 'Use a role that may only SELECT.';
      return refused('role-too-strong', [...excess, advice].join(' '), performance.now() - startedMs);
    }
    const numbers = await fetchNumbers(
      { ...trial, query, aggregation: 'last', timeZone, latestDay: null, nowMs: this.clock.now().getTime() },
      trial.secret,
      this.outbound,
      signal,
      { kept: (wanted) => this.metrics.days(workspaceId, sourceId ?? NOBODY, wanted) },
    );
    return {
      ok: true,
      message: numbers.message,
      code: 'ok',
      points: numbers.points.slice(0, SHOWN_POINTS).map(({ date, value }) => ({ date, value })),
      totalPoints: numbers.points.length,
      sample: numbers.sample,
      request: numbers.request,
      tookMs: performance.now() - startedMs,
    };
  }

  /** The grant is the boundary of a SQL source, so a role that could write is refused before it is asked (rule C10). */
  private async excessGrants({ connector, config, secret }: Trial, signal: AbortSignal): Promise<string[]> {
    const { password } = secret;
    if (connector === 'postgresql')
      return verifyGrants(postgresqlConfigSchema.parse(config), password, this.outbound, signal);
    if (connector === 'mysql')
      return verifyMysqlGrants(mysqlConfigSchema.parse(config), password, this.outbound, signal);
    return [];
  }

  private async trialOf(workspaceId: string, input: z.output<typeof testPullSchema>): Promise<Trial> {
    const { sourceId } = input;
    const row = sourceId === undefined ? undefined : await this.sources.find(workspaceId, sourceId);
    if (sourceId !== undefined && !row) throw notFound('source');
    const connector = row?.connector ?? input.connector;
    if (connector === undefined) {
      throw invalid([{ field: 'connector', message: 'is needed when no saved source is named' }]);
    }
    if (row && input.connector !== undefined && input.connector !== row.connector) {
      throw invalid([{ field: 'connector', message: 'is not the kind of the saved source' }]);
    }
    if (!isPulled(connector)) {
      throw invalid([
        {
          field: 'connector',
          message: 'Numbers of this kind of source arrive by themselves; there is nothing to pull.',
        },
      ]);
    }
    const config = checkedConfig(connector, input.config ?? row?.config ?? {});
    if (input.secret) return { connector, config, secret: checkedSecret(connector, input.secret) };
    const stored = row && input.secret === undefined ? this.secrets.openFor(workspaceId, row, config) : {};
    return { connector, config, secret: stored };
  }
}

function refused(code: string, message: string, tookMs: number): TestPullResult {
  return { ok: false, message, code, points: [], totalPoints: 0, sample: '', request: '', tookMs };
}
