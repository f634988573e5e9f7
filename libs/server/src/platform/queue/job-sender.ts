import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Job, JobPayload } from '@workback/jobs/platform/job';
import type { Config } from '../config/config.js';
import { InjectConfig } from '../config/config.module.js';
import { openQueue, type OpenQueue } from './queue-backend.js';

/** One job to send; an id that is already queued is not queued twice. */
export interface Sending<J extends Job> {
  readonly id: string;
  readonly payload: JobPayload<J>;
}

/** Puts jobs on their queues. Only workers send: the API writes rows, and the planner sees them. */
@Injectable()
export class JobSender implements OnApplicationShutdown {
  private readonly logger = new Logger(JobSender.name);
  private readonly queues = new Map<string, Promise<OpenQueue>>();

  constructor(@InjectConfig() private readonly config: Config) {}

  /** Sends jobs in one round trip; throws when the queue cannot be reached. */
  async send<J extends Job>(job: J, sendings: readonly Sending<J>[]): Promise<void> {
    if (sendings.length === 0) return;
    const { queue } = await this.queueOf(job.queue);
    await queue.addBulk(
      sendings.map(({ id, payload }) => ({ name: job.name, data: job.payload.parse(payload), opts: { jobId: id } })),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    const open = await Promise.allSettled(this.queues.values());
    await Promise.all(open.map((result) => (result.status === 'fulfilled' ? result.value.close() : undefined)));
  }

  private queueOf(name: string): Promise<OpenQueue> {
    const known = this.queues.get(name);
    if (known) return known;
    const opening = this.open(name);
    this.queues.set(name, opening);
    return opening;
  }

  private async open(name: string): Promise<OpenQueue> {
    try {
      const open = await openQueue(name, this.config);
      open.queue.on('error', (error) => this.logger.warn(`Queue ${name}: ${error.message}`));
      return open;
    } catch (error) {
      // The next sending tries to connect again.
      this.queues.delete(name);
      throw error;
    }
  }
}
