import { Injectable } from '@nestjs/common';
import { runForecastJob } from '@workback/jobs/forecast/forecast.jobs';
import type { JobPayload } from '@workback/jobs/platform/job';
import { ForecastRunService } from '@workback/server/features/forecast/forecast-run.service';
import type { JobHandler } from '../platform/job-handler.js';

/** Plays one forecast through. */
@Injectable()
export class RunForecastHandler implements JobHandler<typeof runForecastJob> {
  readonly job = runForecastJob;

  constructor(private readonly forecasts: ForecastRunService) {}

  handle({ forecastId }: JobPayload<typeof runForecastJob>, signal: AbortSignal): Promise<void> {
    return this.forecasts.run(forecastId, signal);
  }
}
