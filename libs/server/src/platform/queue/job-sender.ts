import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Job, JobPayload } from '@workback/jobs/platform/job';
import type { Queue } from 'bullmq';
import type { Config } from '../config/config.js';
import { InjectConfig } from '../config/config.module.js';
import { openQueue } from './queue-backend.js';

/** One job to send; an id that is already queued is not queued twice. */
export interface Sending<J extends Job> {
  readonly id: string;
  readonly payload: JobPayload<J>;
}

/** Puts jobs on their queues. Only workers send: the API writes rows, and the planner sees them. */
@Injectable()
export class JobSender implements OnApplicationShutdown {
  private readonly logger = new Logger(JobSender.name);
  private readonly queues = new Map<string, Queue>();

  constructor(@InjectConfig() private readonly config: Config) {}

  /** Sends jobs in one round trip; throws when the queue cannot be reached. */
  async send<J extends Job>(job: J, sendings: readonly Sending<J>[]): Promise<void> {
    if (sendings.length === 0) return;
    await this.queueOf(job.queue).addBulk(
      sendings.map(({ id, payload }) => ({ name: job.name, data: job.payload.parse(payload), opts: { jobId: id } })),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  private queueOf(name: string): Queue {
    const known = this.queues.get(name);
    if (known) return known;
    const queue = openQueue(name, this.config);
    queue.on('error', (error) => this.logger.warn(`Queue ${name}: ${error.message}`));
    this.queues.set(name, queue);
    return queue;
  }
}
