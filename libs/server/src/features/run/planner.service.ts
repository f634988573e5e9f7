import { Injectable, Logger } from '@nestjs/common';
import { spreadOffsetSeconds } from '@workback/domain/kpi/cadence';
import { planCatchUp } from '@workback/domain/kpi/catch-up';
import { pullRunsJob, pullSilentRunsJob, RUNS_PER_JOB } from '@workback/jobs/run/run.jobs';
import { Database } from '../../platform/database/database.js';
import { JobSender, type Sending } from '../../platform/queue/job-sender.js';
import { BackfillPlanner } from '../backfill/backfill-planner.service.js';
import { EvaluationService } from '../evaluation/evaluation.service.js';
import { type Delivery, type DueKpi, type PlannedRun, PlannerRepository } from './planner.repository.js';
import { SourceBreakerRepository } from '../source/source-breaker.repository.js';

const DUE_PER_ROUND = 2_000;
const DELIVERIES_PER_ROUND = 5_000;
/** A run that was sent and not taken for this long is sent again; a duplicate is harmless, because leases are fenced. */
const LOST_AFTER_SECONDS = 30;
/** A run that took down this many workers is not given to another one. */
const MAX_ATTEMPTS = 8;
const BUSY = 'The pull before this one had not ended yet.';
const RESTING = 'The source was not asked: it failed several times in a row and rests; an earlier pull waits for it.';

/** What one round did. */
export interface PlannerRound {
  readonly due: number;
  readonly delivered: number;
  readonly givenUp: number;
}

/**
 * Turns due times into runs and hands runs to the queue. Every worker process runs it; PostgreSQL's row locks keep them
 * apart, and a queue that lost everything is filled again from the runs that are still open.
 */
@Injectable()
export class PlannerService {
  private readonly logger = new Logger(PlannerService.name);

  constructor(
    private readonly database: Database,
    private readonly planner: PlannerRepository,
    private readonly evaluation: EvaluationService,
    private readonly sender: JobSender,
    private readonly breakers: SourceBreakerRepository,
    private readonly backfills: BackfillPlanner,
  ) {}

  /** One round: plan what is due, deliver what is waiting, give up on what cannot end; goes on while there is a backlog. */
  async round(): Promise<PlannerRound> {
    await this.backfills.round();
    const total = { due: 0, delivered: 0, givenUp: await this.giveUp() };
    for (;;) {
      const due = await this.planDue();
      const delivered = await this.deliver();
      total.due += due;
      total.delivered += delivered;
      if (due < DUE_PER_ROUND && delivered < DELIVERIES_PER_ROUND) return total;
    }
  }

  private planDue(): Promise<number> {
    return this.database.transaction(async () => {
      const due = await this.planner.lockDue(DUE_PER_ROUND);
      if (due.length === 0) return 0;
      const plans = due.map(planFor);
      await this.insert(plans.flatMap((plan) => plan.runs));
      await this.planner.advance(plans);
      return due.length;
    });
  }

  /** Somebody may have started a pull by hand since the KPIs were read; then the tick is recorded as skipped, not dropped. */
  private async insert(runs: readonly PlannedRun[]): Promise<void> {
    const inserted = new Set((await this.planner.insertRuns(runs)).map(({ kpiId, tickMs }) => `${kpiId} ${tickMs}`));
    const refused = runs.filter(
      (run) => run.state === 'queued' && !inserted.has(`${run.kpi_id} ${Date.parse(run.scheduled_for)}`),
    );
    if (refused.length === 0) return;
    await this.planner.insertRuns(
      refused.map((run) => ({ ...run, state: 'skipped', skipped_ticks: 1, message: BUSY })),
    );
  }

  private async giveUp(): Promise<number> {
    const kpiIds = await this.planner.failExhausted(MAX_ATTEMPTS);
    if (kpiIds.length === 0) return 0;
    // Verdicts follow by themselves on the next day at the latest; they must not keep the planner from its work.
    await this.evaluation.judgeKpis(kpiIds).catch((error: unknown) => this.logger.error({ err: error, kpiIds }));
    return kpiIds.length;
  }

  private async deliver(): Promise<number> {
    await this.breakers.chooseProbes();
    const deliveries = await this.planner.takeDeliveries(DELIVERIES_PER_ROUND, LOST_AFTER_SECONDS);
    try {
      await this.sender.send(pullRunsJob, groupIntoJobs(deliveries.filter((run) => !run.silent)));
      await this.sender.send(pullSilentRunsJob, groupIntoJobs(deliveries.filter((run) => run.silent)));
    } catch (error) {
      await this.planner.undeliver(deliveries.map((delivery) => delivery.id));
      throw error;
    }
    return deliveries.length;
  }
}

/**
 * The runs and the next due time of one KPI: by its policy the newest tick is pulled and earlier missed ones are recorded
 * as skipped, all missed ones are, or every tick is pulled, oldest first, one at a time.
 */
function planFor(kpi: DueKpi): { kpiId: string; nextMs: number | null; runs: PlannedRun[] } {
  const offset = spreadOffsetSeconds(kpi.kpiId, kpi.cadence);
  const policy = kpi.cadence.catchUp ?? 'latest';
  const plan = planCatchUp(kpi.cadence, kpi.dueMs - 1, kpi.nowMs, policy, offset);
  const run = (tickMs: number, state: PlannedRun['state'], ticks: number, message: string): PlannedRun => ({
    kpi_id: kpi.kpiId,
    workspace_id: kpi.workspaceId,
    source_id: kpi.sourceId,
    scheduled_for: new Date(tickMs).toISOString(),
    state,
    skipped_ticks: ticks,
    message,
  });
  const missed = plan.skipped.map((tick) => run(tick, 'skipped', 1, 'No worker was running at this time.'));
  const unlisted = plan.skippedCount - plan.skipped.length;
  if (unlisted > 0)
    missed.unshift(run(kpi.dueMs, 'skipped', unlisted, `No worker was running; ${unlisted} due times passed.`));
  // A due time off the rhythm is a first pull: a KPI that was just defined or resumed is due at once.
  const ticks = plan.run.length + plan.skippedCount === 0 ? [kpi.dueMs] : plan.run;
  const why = kpi.resting ? RESTING : BUSY;
  const now = ticks.slice(0, 1).map((tick) => (kpi.busy ? run(tick, 'skipped', 1, why) : run(tick, 'queued', 0, '')));
  // Ticks beyond the first are left for the rounds after this one's end.
  return { kpiId: kpi.kpiId, nextMs: ticks[1] ?? plan.nextAt, runs: [...missed, ...now] };
}

/**
 * Chunks of one source each, KPIs of one initiative side by side, so that jobs seldom wait for each other at its row of the
 * portfolio; the id holds the instant, because a queue silently ignores an id that it still knows.
 */
function groupIntoJobs(deliveries: readonly Delivery[]): Sending<typeof pullRunsJob>[] {
  const bySource = Map.groupBy(deliveries, (delivery) => `${delivery.workspaceId} ${delivery.sourceId}`);
  return [...bySource.values()].flatMap((group) => {
    const sendings: Sending<typeof pullRunsJob>[] = [];
    group.sort((a, b) => compare(a.initiativeId ?? '', b.initiativeId ?? '') || a.id - b.id);
    for (let i = 0; i < group.length; i += RUNS_PER_JOB) {
      const chunk = group.slice(i, i + RUNS_PER_JOB);
      const first = chunk[0] as Delivery;
      sendings.push({
        id: `pull-${first.id}-${Math.floor(first.deliveredMs)}`,
        payload: { runIds: chunk.map((run) => run.id) },
      });
    }
    return sendings;
  });
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
