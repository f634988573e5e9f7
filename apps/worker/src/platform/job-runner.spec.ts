import { describe, expect, it } from '@jest/globals';
import { allJobs } from '@workback/jobs/platform/all-jobs';
import type { Config } from '@workback/server/platform/config/config';
import type { JobHandler } from './job-handler.js';
import { JobRunner } from './job-runner.js';

const handlers = allJobs.map((job): JobHandler => ({ job, handle: () => Promise.resolve() }));
const boot = (those: readonly JobHandler[]): JobRunner => new JobRunner(those, {} as Config);

describe('JobRunner', () => {
  it('boots with one handler a job', () => {
    expect(() => boot(handlers)).not.toThrow();
  });

  it('refuses to boot when a job has no handler', () => {
    expect(() => boot(handlers.slice(1))).toThrow(`jobs without a handler: ${allJobs[0]?.name}`);
  });

  it('refuses to boot when a job has two', () => {
    expect(() => boot([...handlers, handlers[0]!])).toThrow(`job ${allJobs[0]?.name} has two handlers`);
  });
});
