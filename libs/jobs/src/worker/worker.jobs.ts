import { z } from 'zod';
import { defineJob } from '../platform/job.js';

/** Does nothing but prove that jobs get through the queue to a living worker. */
export const canaryJob = defineJob({ queue: 'pulls', name: 'worker.canary', payload: z.object({}) });
