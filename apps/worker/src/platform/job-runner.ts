import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { allJobs } from '@workback/jobs/platform/all-jobs';
import type { Config } from '@workback/server/platform/config/config';
import { InjectConfig } from '@workback/server/platform/config/config.module';
import { openWorker } from '@workback/server/platform/queue/queue-backend';
import type { Worker } from 'bullmq';
import { JOB_HANDLERS, type JobHandler } from './job-handler.js';

const JOBS_AT_ONCE = 8;
const CLOSE_WITHIN_MS = 20_000;
const DROP_WITHIN_MS = 2_000;

/** Receives jobs and gives each to its handler. Refuses to boot when a job has no handler, or two. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(JobRunner.name);
  private readonly stopping = new AbortController();
  private readonly handlers: ReadonlyMap<string, JobHandler>;
  private workers: Worker[] = [];

  constructor(
    @Inject(JOB_HANDLERS) handlers: readonly JobHandler[],
    @InjectConfig() private readonly config: Config,
  ) {
    this.handlers = handlersByName(handlers);
  }

  onApplicationBootstrap(): void {
    const queues = new Set(allJobs.map((job) => job.queue));
    this.workers = [...queues].map((queue) => {
      const worker = openWorker(queue, ({ name, data }) => this.run(name, data), JOBS_AT_ONCE, this.config);
      worker.on('error', (error) => this.logger.warn(`Queue ${queue}: ${error.message}`));
      worker.on('failed', (job, error) => this.logger.error(`Job ${job?.name} ${job?.id} failed: ${error.message}`));
      return worker;
    });
  }

  /** Stops taking jobs, aborts what is being fetched and gives it back, and closes within the deadline. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    const closing = Promise.all(this.workers.map((worker) => worker.close())).then(() => true);
    if (await orAfter(CLOSE_WITHIN_MS, closing)) return;
    this.logger.warn('Jobs did not end in time; their connections are dropped, and other workers take them over.');
    await orAfter(DROP_WITHIN_MS, Promise.allSettled(this.workers.map((worker) => worker.backend.close(true))));
  }

  private async run(name: string, data: unknown): Promise<void> {
    const handler = this.handlers.get(name);
    if (!handler) throw new Error(`no handler for job ${name}`);
    await handler.handle(handler.job.payload.parse(data), this.stopping.signal);
  }
}

function handlersByName(handlers: readonly JobHandler[]): ReadonlyMap<string, JobHandler> {
  const byName = new Map<string, JobHandler>();
  for (const handler of handlers) {
    if (byName.has(handler.job.name)) throw new Error(`job ${handler.job.name} has two handlers`);
    byName.set(handler.job.name, handler);
  }
  const orphans = allJobs.filter((job) => !byName.has(job.name)).map((job) => job.name);
  if (orphans.length > 0) throw new Error(`jobs without a handler: ${orphans.join(', ')}`);
  return byName;
}

/** What the work answers, or undefined when it takes longer. */
async function orAfter<T>(deadlineMs: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), deadlineMs)));
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
