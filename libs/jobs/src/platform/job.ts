import type { z } from 'zod';

/** A kind of background work as a value: where it queues, what it is called and what it carries. */
export interface Job<Payload extends z.ZodType = z.ZodType> {
  readonly queue: string;
  /** Wire name, noun and verb, for example `run.pull`. */
  readonly name: string;
  /** Payloads carry ids, never secrets; fields added later are optional. */
  readonly payload: Payload;
}

/** Declares a job and keeps the exact type of its payload. */
export function defineJob<Payload extends z.ZodType>(job: Job<Payload>): Job<Payload> {
  return job;
}

/** The payload of a job after parsing. */
export type JobPayload<J extends Job> = z.output<J['payload']>;
