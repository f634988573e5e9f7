import { z } from 'zod';
import { id, instant, personSchema, plainDate } from '../platform/fields.js';

/** Through the dependencies with three-point estimates, or by how much was finished in the past. */
export const forecastMethodSchema = z.enum(['network', 'throughput']).meta({ id: 'ForecastMethod' });
export type ForecastMethod = z.infer<typeof forecastMethodSchema>;

const growthPercent = z.number().int().min(0).max(200);
const every = z.enum(['day', 'week']);

export const forecastResultSchema = z
  .object({
    /** The first day by which at least this share of the runs is finished. */
    percentiles: z.array(z.object({ percent: z.number().int(), on: plainDate })),
    /** Runs that are finished by the launch date; null without one. */
    held: z.number().int().nullable(),
    launchDate: plainDate.nullable(),
    earliestOn: plainDate,
    latestOn: plainDate,
    bars: z.array(z.object({ from: plainDate, to: plainDate, runs: z.number().int() })),
  })
  .meta({ id: 'ForecastResult' });
export type ForecastResult = z.infer<typeof forecastResultSchema>;

export const forecastSchema = z
  .object({
    id,
    method: forecastMethodSchema,
    /** Of past throughput: which periods are drawn, and how many more milestones there may turn out to be, in percent. */
    options: z.object({ every: every, growthPercent }).nullable(),
    state: z.enum(['queued', 'running', 'succeeded', 'refused', 'cancelled', 'failed']),
    runs: z.number().int(),
    done: z.number().int(),
    /** Why it was refused or failed; empty otherwise. */
    reason: z.string(),
    result: forecastResultSchema.nullable(),
    /** The day it looks ahead from. */
    asOf: plainDate,
    /** What it was made from has changed since, or it was made on another day. */
    outdated: z.enum(['plan-changed', 'another-day']).nullable(),
    requestedBy: personSchema.nullable(),
    requestedAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'Forecast' });
export type ForecastWire = z.infer<typeof forecastSchema>;

/** The latest of each method. */
export const forecastsSchema = z
  .object({ network: forecastSchema.nullable(), throughput: forecastSchema.nullable() })
  .meta({ id: 'Forecasts' });
export type ForecastsWire = z.infer<typeof forecastsSchema>;

export const forecastCreateSchema = z
  .discriminatedUnion('method', [
    z.strictObject({ method: z.literal('network') }),
    z.strictObject({
      method: z.literal('throughput'),
      every: every.default('week'),
      growthPercent: growthPercent.default(0),
    }),
  ])
  .meta({ id: 'ForecastCreate' });
