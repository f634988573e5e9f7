import { Injectable } from '@nestjs/common';
import { canaryJob } from '@workback/jobs/worker/worker.jobs';
import { WorkerHeartbeat } from '@workback/server/platform/health/worker-heartbeat';
import type { JobHandler } from '../platform/job-handler.js';

/** A canary that came through the queue proves that queue, worker and database work. */
@Injectable()
export class CanaryHandler implements JobHandler<typeof canaryJob> {
  readonly job = canaryJob;

  constructor(private readonly heartbeat: WorkerHeartbeat) {}

  async handle(): Promise<void> {
    await this.heartbeat.beat();
  }
}
