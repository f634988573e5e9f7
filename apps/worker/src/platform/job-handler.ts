import type { Job, JobPayload } from '@workback/jobs/platform/job';

/** What a worker does for one kind of job. */
export interface JobHandler<J extends Job = Job> {
  readonly job: J;
  /** Side effects are fenced in PostgreSQL, because the queue delivers at least once and sometimes overlapping. */
  handle(payload: JobPayload<J>, signal: AbortSignal): Promise<void>;
}

/** Token of the list of all handlers. */
export const JOB_HANDLERS = Symbol('JOB_HANDLERS');
