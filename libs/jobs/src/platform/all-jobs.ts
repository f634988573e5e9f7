import { runForecastJob } from '../forecast/forecast.jobs.js';
import { pullRunsJob, pullSilentRunsJob } from '../run/run.jobs.js';
import { canaryJob } from '../worker/worker.jobs.js';
import type { Job } from './job.js';

/** Every job of the product; a worker refuses to boot unless each has exactly one handler. */
export const allJobs: readonly Job[] = [pullRunsJob, pullSilentRunsJob, runForecastJob, canaryJob];
