import { z } from 'zod';
import { defineJob } from '../platform/job.js';

/** Most runs that one job carries; what makes PostgreSQL nearly as fast as Redis here. */
export const RUNS_PER_JOB = 50;

const runs = z.object({ runIds: z.array(z.number().int().positive()).min(1).max(RUNS_PER_JOB) });

/** Pulls numbers for up to fifty KPIs of one source, side by side. */
export const pullRunsJob = defineJob({ queue: 'pulls', name: 'run.pull', payload: runs });

/** The same for KPIs whose source did not answer in time when it was last asked, in a lane where nobody else waits. */
export const pullSilentRunsJob = defineJob({ queue: 'silent-pulls', name: 'run.pull-silent', payload: runs });
