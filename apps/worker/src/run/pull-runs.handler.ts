import { Injectable } from '@nestjs/common';
import type { JobPayload } from '@workback/jobs/platform/job';
import { pullRunsJob } from '@workback/jobs/run/run.jobs';
import { PullService } from '@workback/server/features/run/pull.service';
import type { JobHandler } from '../platform/job-handler.js';

/** Pulls the runs of one job. */
@Injectable()
export class PullRunsHandler implements JobHandler<typeof pullRunsJob> {
  readonly job = pullRunsJob;

  constructor(private readonly pulls: PullService) {}

  async handle({ runIds }: JobPayload<typeof pullRunsJob>, signal: AbortSignal): Promise<void> {
    await this.pulls.pull(runIds, signal);
  }
}
