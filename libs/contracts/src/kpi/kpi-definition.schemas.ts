import { DIMENSION_TOTALS } from '@workback/domain/kpi/dimension';
import { z } from 'zod';
import { id, instant, personSchema, plainDate, text } from '../platform/fields.js';
import { grainSchema, kpiNameSchema } from './kpi.schemas.js';

/** What a definition said, field by field, in words. */
const definedFieldSchema = z.object({ field: z.string(), before: z.string().nullable(), now: z.string() });

/** A KPI among others, and every version of what its numbers mean. */
export const kpiDefinitionSchema = z
  .object({
    moves: z.array(kpiNameSchema),
    movedBy: z.array(kpiNameSchema),
    usedIn: z.array(kpiNameSchema).meta({ description: 'Derived KPIs whose formula names this one.' }),
    versions: z.array(
      z.object({
        number: z.number().int(),
        by: personSchema.nullable(),
        at: instant,
        reason: z.string(),
        /** What differs from the version before; of the first version everything. */
        changed: z.array(definedFieldSchema),
      }),
    ),
  })
  .meta({ id: 'KpiDefinition' });
export type KpiDefinitionWire = z.infer<typeof kpiDefinitionSchema>;

/** A number of a period, or why there is none: zero, incomplete, no data and not comparable are different things. */
export const aggregateSchema = z
  .object({
    state: z.enum(['complete', 'partial', 'incomplete', 'no-data', 'not-comparable']),
    value: z.number().nullable(),
    expectedDays: z.number().int(),
    presentDays: z.number().int(),
  })
  .meta({ id: 'Aggregate' });

/** The numbers of a KPI by period, newest first. */
export const periodsSchema = z
  .object({
    grain: grainSchema,
    periods: z.array(
      aggregateSchema.extend({
        from: plainDate,
        to: plainDate,
        /** Whether the period is over and late data had its time. */
        settled: z.boolean(),
        restatedDays: z.number().int(),
        commit: z.number().nullable(),
        stretch: z.number().nullable(),
        operands: z.array(aggregateSchema.extend({ name: z.string() })),
      }),
    ),
  })
  .meta({ id: 'Periods' });
export type Periods = z.infer<typeof periodsSchema>;
export const periodsQuery = z.strictObject({
  grain: grainSchema.default('week'),
  to: plainDate.optional(),
  count: z.coerce.number().int().min(1).max(260).default(12),
});

/** A KPI by the values of its dimension, the largest of the newest settled period first; oldest period first in each. */
export const slicesSchema = z
  .object({
    dimension: z.string().nullable(),
    total: z.enum(DIMENSION_TOTALS).nullable(),
    grain: grainSchema,
    periods: z.array(z.object({ from: plainDate, to: plainDate, settled: z.boolean() })),
    slices: z.array(z.object({ slice: z.string(), values: z.array(aggregateSchema) })),
    leftOut: z.number().int(),
    whole: z.array(aggregateSchema),
  })
  .meta({ id: 'Slices' });
export type Slices = z.infer<typeof slicesSchema>;
export const slicesQuery = z.strictObject({
  grain: grainSchema.default('week'),
  count: z.coerce.number().int().min(1).max(60).default(8),
});

/** A formula while it is written. */
export const formulaPreviewSchema = z
  .strictObject({ formula: text(2000), kpiId: id.nullable().default(null), initiativeId: id.nullable().default(null) })
  .meta({ id: 'FormulaPreview' });
export const formulaPreviewedSchema = z
  .object({
    /** What is wrong and where, in characters from 0; null when it can be computed. */
    problem: z.object({ at: z.number().int(), end: z.number().int(), message: z.string() }).nullable(),
    grain: grainSchema.nullable(),
    periods: periodsSchema.shape.periods,
  })
  .meta({ id: 'FormulaPreviewed' });
export type FormulaPreviewed = z.infer<typeof formulaPreviewedSchema>;
