import { DIMENSION_TOTALS } from '@workback/domain/kpi/dimension';
import { MOST_TARGET_ROWS } from '@workback/domain/kpi/target';
import { z } from 'zod';
import { filledText, finite, id, instant, personSchema, plainDate, text, version } from '../platform/fields.js';
import { connectorKindSchema, connectorSettingsSchema } from '../source/source.schemas.js';

export const kpiKindSchema = z.enum(['input', 'output', 'guardrail']).meta({ id: 'KpiKind' });
export const grainSchema = z.enum(['day', 'week', 'month']).meta({ id: 'Grain' });
export const aggregationSchema = z.enum(['sum', 'mean', 'min', 'max', 'first', 'last']).meta({ id: 'Aggregation' });
export const unitSchema = z
  .enum(['count', 'percent', 'bps', 'currency', 'duration-seconds', 'ratio'])
  .meta({ id: 'Unit' });
export const directionSchema = z.enum(['up', 'down']).meta({ id: 'Direction', description: 'Which way is better.' });

const cadenceRules = {
  catchUp: z
    .enum(['latest', 'none', 'all'])
    .optional()
    .meta({ description: 'What becomes of times that passed while nothing could run: the newest runs unless told.' }),
  spreadSeconds: z.number().int().min(0).max(3_600).optional(),
};
export const cadenceSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('interval'),
      everySeconds: z.number().int().min(60).max(31_536_000),
      ...cadenceRules,
    }),
    z.strictObject({
      kind: z.literal('cron'),
      expression: z.string().min(9).max(100),
      timeZone: z.string().min(1).max(64),
      ...cadenceRules,
    }),
  ])
  .meta({ id: 'Cadence' });

const targetValue = { commit: finite, stretch: finite.nullable() };

/** What a KPI should reach, and how that moves. */
export const targetPlanSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('threshold'), ...targetValue }),
    z.strictObject({
      kind: z.literal('per-period'),
      grain: grainSchema,
      rows: z
        .array(z.strictObject({ start: plainDate, ...targetValue }))
        .min(1)
        .max(MOST_TARGET_ROWS),
    }),
    z.strictObject({
      kind: z.literal('trajectory'),
      from: z.strictObject({ date: plainDate, value: finite }),
      to: z.strictObject({ date: plainDate, ...targetValue }),
    }),
  ])
  .meta({ id: 'TargetPlan' });

/** What a KPI is broken down by, and how its values make the total of a day. */
export const dimensionSchema = z
  .strictObject({ name: filledText(40), total: z.enum(DIMENSION_TOTALS) })
  .meta({ id: 'Dimension' });

/** A KPI as it is named beside another one. */
export const kpiNameSchema = z.object({ id, name: z.string() }).meta({ id: 'KpiName' });

/** How fresh the numbers of a KPI are. */
export const freshnessSchema = z.enum(['fresh', 'late', 'stale', 'failing', 'never-pulled']).meta({ id: 'Freshness' });

export const kpiHealthSchema = z
  .object({
    freshness: freshnessSchema,
    lastRunId: z.number().int().nullable(),
    lastAttemptAt: instant.nullable(),
    lastSuccessAt: instant.nullable(),
    lastError: z.string().nullable(),
    consecutiveFailures: z.number().int(),
    nextDueAt: instant.nullable(),
  })
  .meta({ id: 'KpiHealth' });

export const kpiSchema = z
  .object({
    id,
    initiativeId: id.nullable(),
    name: z.string(),
    purpose: z.string(),
    kind: kpiKindSchema,
    owner: personSchema.nullable(),
    dataProvider: personSchema.nullable().meta({ description: 'Who sees to the data, when that is not the owner.' }),
    unit: unitSchema,
    currency: z.string().nullable(),
    precision: z.number().int(),
    direction: directionSchema,
    grain: grainSchema,
    aggregation: aggregationSchema,
    delayDays: z.number().int(),
    caveats: z.string(),
    dimension: dimensionSchema.nullable(),
    /** Of a derived KPI: computed from others after these were aggregated. */
    formula: z
      .object({
        text: z.string(),
        operands: z.array(kpiNameSchema),
        /** Why it cannot be computed; null when it can. */
        problem: z.string().nullable(),
      })
      .nullable(),
    source: z.object({ id, name: z.string(), connector: connectorKindSchema }).nullable(),
    query: connectorSettingsSchema,
    /** What is asked of the source, in words, for provenance. */
    querySummary: z.string(),
    cadence: cadenceSchema.nullable(),
    paused: z.boolean(),
    /** What is missing before the KPI counts; empty when it is active. */
    missing: z.array(z.string()),
    target: z.number().nullable().meta({ description: 'What is committed to by one value; null when targets move.' }),
    targets: targetPlanSchema.nullable(),
    /** Version of the definition that the numbers have now. */
    definitionNumber: z.number().int(),
    baseline: z.object({ value: z.number(), on: plainDate }).nullable(),
    latest: z.object({ date: plainDate, value: z.number(), runId: z.number().int(), fetchedAt: instant }).nullable(),
    health: kpiHealthSchema,
    version,
  })
  .meta({ id: 'Kpi' });
export type Kpi = z.infer<typeof kpiSchema>;

/** A KPI in a list, with the last points for a sparkline. */
export const kpiListItemSchema = kpiSchema
  .extend({ recent: z.array(z.number().nullable()), recentStart: plainDate.nullable() })
  .meta({ id: 'KpiListItem' });
export const kpisSchema = z.object({ kpis: z.array(kpiListItemSchema) }).meta({ id: 'Kpis' });
export const kpisQuery = z.strictObject({ initiativeId: id.optional() });

const fields = {
  initiativeId: id.nullable(),
  name: filledText(160),
  purpose: text(2000),
  kind: kpiKindSchema,
  ownerId: id.nullable(),
  dataProviderId: id.nullable(),
  unit: unitSchema,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a three-letter ISO code')
    .nullable(),
  precision: z.number().int().min(0).max(6),
  direction: directionSchema,
  grain: grainSchema,
  aggregation: aggregationSchema,
  delayDays: z.number().int().min(0).max(60),
  caveats: text(2000),
  sourceId: id.nullable(),
  query: connectorSettingsSchema,
  cadence: cadenceSchema.nullable(),
  paused: z.boolean(),
  target: finite.nullable(),
  targets: targetPlanSchema.nullable(),
  formula: filledText(2000).nullable(),
  dimension: dimensionSchema.nullable(),
};
export const kpiCreateSchema = z
  .strictObject({
    ...fields,
    initiativeId: fields.initiativeId.default(null),
    purpose: fields.purpose.default(''),
    kind: kpiKindSchema.default('output'),
    ownerId: fields.ownerId.default(null),
    currency: fields.currency.default(null),
    precision: fields.precision.default(0),
    grain: grainSchema.default('day'),
    aggregation: aggregationSchema.default('mean'),
    delayDays: fields.delayDays.default(0),
    caveats: fields.caveats.default(''),
    sourceId: fields.sourceId.default(null),
    query: fields.query.default({}),
    cadence: fields.cadence.default(null),
    paused: fields.paused.default(false),
    dataProviderId: fields.dataProviderId.default(null),
    target: fields.target.default(null),
    targets: fields.targets.default(null),
    formula: fields.formula.default(null),
    dimension: fields.dimension.default(null),
    /** Output metrics that this KPI should move. */
    moves: z.array(id).max(50).default([]),
  })
  .meta({ id: 'KpiCreate' });
export const kpiPatchSchema = z
  .strictObject({
    ...fields,
    moves: z.array(id).max(50),
    /** Why the definition changes; kept with its new version. */
    changeReason: text(500),
  })
  .partial()
  .meta({ id: 'KpiPatch' });

/** Columnar, so that a chart of 730 days costs one row of JSON: `values[i]` belongs to `start` + i days. */
export const seriesSchema = z
  .object({
    kpiId: id,
    start: plainDate.nullable(),
    values: z.array(z.number().nullable()),
    /** Days whose number was replaced by a later pull. */
    restatedDays: z.array(plainDate),
  })
  .meta({ id: 'Series' });
export type Series = z.infer<typeof seriesSchema>;
export const seriesQuery = z.strictObject({ from: plainDate.optional(), to: plainDate.optional() });

/** A number with where it came from. */
export const observationSchema = z
  .object({
    date: plainDate,
    value: z.number(),
    runId: z.number().int(),
    how: z.enum(['pulled', 'pushed', 'typed', 'computed']),
    fetchedAt: instant,
    by: z.string(),
    earlier: z.array(z.object({ value: z.number(), runId: z.number().int(), replacedAt: instant })),
  })
  .meta({ id: 'Observation' });
export const observationsSchema = z.object({ observations: z.array(observationSchema) }).meta({ id: 'Observations' });
export const observationsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1000).default(60),
  before: plainDate.optional(),
});

export const observationsWriteSchema = z
  .strictObject({
    points: z
      .array(
        z.strictObject({
          date: plainDate,
          value: finite,
          /** What the number is about, where the KPI has a dimension; left out it is the total, if that is given. */
          slice: text(100).optional(),
        }),
      )
      .min(1)
      .max(10_000),
    note: text(500).default(''),
  })
  .meta({ id: 'ObservationsWrite' });
export const observationsWrittenSchema = z
  .object({
    runId: z.number().int(),
    added: z.number().int(),
    unchanged: z.number().int(),
    restated: z.number().int(),
    replayed: z.boolean(),
  })
  .meta({ id: 'ObservationsWritten' });

/** A CSV file, or rows pasted from a sheet; how it is read is checked by its reader, whose problems name the field. */
export const numbersFileSchema = z
  .strictObject({
    /** The bytes, in base64. */
    content: z.base64().min(1).max(5_600_000),
    format: connectorSettingsSchema,
    /** Show what is in it and store nothing. */
    preview: z.boolean().default(false),
    note: text(500).default(''),
  })
  .meta({ id: 'NumbersFile' });
export const numbersFileReadSchema = z
  .object({
    /** The first numbers, in date order. */
    points: z.array(z.object({ date: plainDate, value: z.number() })),
    totalPoints: z.number().int(),
    lastDate: plainDate.nullable(),
    /** Dated rows without a number: no data, which is not zero. */
    blanks: z.number().int(),
    /** Days that had several rows, combined as the KPI's definition says. */
    combinedDays: z.number().int(),
    /** Null when it was a preview. */
    written: observationsWrittenSchema.nullable(),
  })
  .meta({ id: 'NumbersFileRead' });
export type NumbersFileRead = z.infer<typeof numbersFileReadSchema>;

export const cadencePreviewSchema = z.strictObject({ cadence: cadenceSchema }).meta({ id: 'CadencePreview' });
export const cadenceRunsSchema = z.object({ next: z.array(instant) }).meta({ id: 'CadenceRuns' });
