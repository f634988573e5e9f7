import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { isPassingFailure } from '../../platform/database/passing-failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { DimensionService } from '../dimension/dimension.service.js';
import { EvaluationService } from '../evaluation/evaluation.service.js';
import { FormulaService } from '../formula/formula.service.js';
import { healthEvents } from './health-events.js';
import { type FailedRun, type FetchedRun, type PulledRun, PullRepository } from './pull.repository.js';
import { SourceBreakerService } from '../source/source-breaker.service.js';

/** How one pull ended. */
export type Outcome = FetchedRun | FailedRun;

/** Pauses between tries while the database is away, about 15 s in all; then the lease runs out and another worker pulls. */
const PAUSES_MS = [100, 500, 1_500, 4_000, 9_000];

/** Stores what pulls brought and judges it, in one transaction for a whole job where that works. */
@Injectable()
export class PullResultsService {
  private readonly logger = new Logger(PullResultsService.name);

  constructor(
    private readonly database: Database,
    private readonly pulls: PullRepository,
    private readonly dimensions: DimensionService,
    private readonly formulas: FormulaService,
    private readonly evaluation: EvaluationService,
    private readonly events: EventLog,
    private readonly breakers: SourceBreakerService,
  ) {}

  /**
   * Stores outcomes of one workspace. A database that is away is asked again, which is safe: runs that ended are not held
   * any more. A result that cannot be stored fails its own run, and the others of the job are stored without it.
   */
  async store(outcomes: readonly Outcome[]): Promise<void> {
    try {
      await this.insist(outcomes);
    } catch (error) {
      if (isPassingFailure(error)) throw error;
      for (const outcome of outcomes) await this.storeAlone(outcome);
    }
  }

  private async storeAlone(outcome: Outcome): Promise<void> {
    try {
      await this.insist([outcome]);
    } catch (error) {
      if (isPassingFailure(error)) throw error;
      const { run, request, sample, counts, tookMs } = outcome;
      this.logger.error({ err: error, runId: run.id });
      const message = 'What came back could not be stored or judged; the log has the details.';
      await this.database.transaction(() =>
        this.pulls.fail([{ run, request, sample, counts, tookMs, code: 'not-stored', message, retryInSeconds: null }]),
      );
    }
  }

  private async insist(outcomes: readonly Outcome[]): Promise<void> {
    for (const pauseMs of PAUSES_MS) {
      try {
        return await this.storeOnce(outcomes);
      } catch (error) {
        if (!isPassingFailure(error)) throw error;
        this.logger.warn(`Results are kept until the database takes them: ${(error as Error).message}`);
        await sleep(pauseMs);
      }
    }
    await this.storeOnce(outcomes);
  }

  private async storeOnce(outcomes: readonly Outcome[]): Promise<void> {
    const fetched = outcomes.filter((outcome) => 'points' in outcome);
    const failed = outcomes.filter((outcome) => 'code' in outcome);
    const moved = await this.database.transaction(async () => {
      const pulled = await this.divided(fetched);
      const stored = pulled.length > 0 ? await this.pulls.store(pulled) : [];
      const failedForGood = failed.length > 0 ? await this.pulls.fail(failed) : [];
      await this.breakers.note(
        pulled.filter(({ run }) => stored.includes(run.kpiId)),
        failed,
      );
      const ended = [...stored, ...failedForGood];
      if (ended.length === 0) return ended;
      const moved = [...ended, ...(await this.formulas.recompute(ended, firstDayOf(fetched)))];
      await this.evaluation.judgeKpis(moved);
      await this.events.append(...healthEvents(pulled, new Set(stored), failed, new Set(failedForGood)));
      await this.pulls.touchPortfolio(moved);
      return moved;
    });
    if (moved.length > 0) await this.pulls.announce(outcomes[0]!.run.workspaceId, moved);
  }

  /** Numbers by value go to series of their own, and their total is computed; in the order in which writers wait. */
  private async divided(fetched: readonly FetchedRun[]): Promise<PulledRun[]> {
    const divided: PulledRun[] = [];
    for (const { slices, ...pulled } of [...fetched].sort((a, b) => a.run.series - b.run.series)) {
      divided.push({ ...pulled, ...(await this.dimensions.divide(pulled.run, slices, pulled.points)) });
    }
    return divided;
  }
}

/** The first day that pulls brought; what lies before it stands as it is. Without numbers only states change. */
function firstDayOf(fetched: readonly FetchedRun[]): string {
  return fetched
    .flatMap(({ points, slices }) => [points, ...slices.map((one) => one.points)])
    .flatMap((points) => (points[0] ? [points[0].date] : []))
    .reduce((first, date) => (date < first ? date : first), '9999-12-31');
}
