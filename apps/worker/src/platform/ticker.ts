import { Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { runForecastJob } from '@workback/jobs/forecast/forecast.jobs';
import { canaryJob } from '@workback/jobs/worker/worker.jobs';
import { CheckInReminderService } from '@workback/server/features/check-in/check-in-reminder.service';
import { CommentaryAskService } from '@workback/server/features/deck/commentary-ask.service';
import { EvaluationService } from '@workback/server/features/evaluation/evaluation.service';
import { ForecastRunService } from '@workback/server/features/forecast/forecast-run.service';
import { GuardrailWatch } from '@workback/server/features/guardrail/guardrail-watch.service';
import { PortfolioService } from '@workback/server/features/portfolio/portfolio.service';
import { MailDeliveryService } from '@workback/server/features/mail/mail-delivery.service';
import { PlannerService } from '@workback/server/features/run/planner.service';
import { JobSender } from '@workback/server/platform/queue/job-sender';

const PLAN_EVERY_MS = 1_000;
const CANARY_EVERY_MS = 5_000;
const NEW_DAY_EVERY_MS = 30_000;
const REMIND_EVERY_MS = 60_000;
const MAIL_EVERY_MS = 5_000;

/** The clockwork of a worker: plan pulls, send a canary, judge criteria on a new day, remind of check-ins and commentary, deliver forecasts, keep how the week ended. A beat never overlaps itself. */
@Injectable()
export class Ticker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Ticker.name);
  private readonly beats: Beat[];

  constructor(
    planner: PlannerService,
    evaluation: EvaluationService,
    reminders: CheckInReminderService,
    commentary: CommentaryAskService,
    forecasts: ForecastRunService,
    mails: MailDeliveryService,
    portfolio: PortfolioService,
    guardrails: GuardrailWatch,
    sender: JobSender,
  ) {
    this.beats = [
      new Beat('planner', PLAN_EVERY_MS, async () => void (await planner.round()), this.logger),
      new Beat('new day', NEW_DAY_EVERY_MS, async () => void (await evaluation.judgeNewDay()), this.logger),
      new Beat(
        'forecasts',
        PLAN_EVERY_MS,
        async () => sender.send(runForecastJob, await forecasts.takeDeliveries()),
        this.logger,
      ),
      new Beat('mails', MAIL_EVERY_MS, async () => void (await mails.round()), this.logger),
      new Beat('reminders', REMIND_EVERY_MS, async () => void (await reminders.round()), this.logger),
      new Beat('commentary', REMIND_EVERY_MS, async () => void (await commentary.round()), this.logger),
      new Beat('guardrails', REMIND_EVERY_MS, async () => void (await guardrails.round()), this.logger),
      new Beat('portfolio', REMIND_EVERY_MS, async () => void (await portfolio.round()), this.logger),
      new Beat(
        'canary',
        CANARY_EVERY_MS,
        () => sender.send(canaryJob, [{ id: canaryId(Date.now()), payload: {} }]),
        this.logger,
      ),
    ];
  }

  onApplicationBootstrap(): void {
    for (const beat of this.beats) beat.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.beats.map((beat) => beat.stop()));
  }
}

/** The same id in every worker process for five seconds, so that one canary is sent however many workers there are. */
function canaryId(nowMs: number): string {
  return `canary-${Math.floor(nowMs / CANARY_EVERY_MS)}`;
}

/** Something done again and again, with a pause after each time; a failure is logged once until it passes. */
class Beat {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private failing = false;

  constructor(
    private readonly name: string,
    private readonly everyMs: number,
    private readonly work: () => Promise<void>,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.running = this.once().finally(() => {
      if (!this.stopped) this.timer = setTimeout(() => this.start(), this.everyMs);
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async once(): Promise<void> {
    try {
      await this.work();
      if (this.failing) this.logger.log(`The ${this.name} works again.`);
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.logger.warn(`The ${this.name} failed and will try again: ${(error as Error).message}`);
      this.failing = true;
    }
  }
}
