import { Injectable } from '@nestjs/common';
import type { JobPayload } from '@workback/jobs/platform/job';
import { pullSilentRunsJob } from '@workback/jobs/run/run.jobs';
import { PullService } from '@workback/server/features/run/pull.service';
import type { JobHandler } from '../platform/job-handler.js';

/** Pulls the runs of one job in the lane of sources that keep their askers waiting. */
@Injectable()
export class PullSilentRunsHandler implements JobHandler<typeof pullSilentRunsJob> {
  readonly job = pullSilentRunsJob;

  constructor(private readonly pulls: PullService) {}

  async handle({ runIds }: JobPayload<typeof pullSilentRunsJob>, signal: AbortSignal): Promise<void> {
    await this.pulls.pull(runIds, signal);
  }
}
