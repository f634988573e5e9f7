import { BLOCK_FORMS } from '@workback/domain/deck/deck-layout';
import { BOXES } from '@workback/domain/wbr/metric-figures';
import { COMPARISONS } from '@workback/domain/wbr/comparison';
import { MONTH_AXES } from '@workback/domain/wbr/wbr-axis';
import { z } from 'zod';
import { criterionStateSchema } from '../criterion/criterion.schemas.js';
import {
  aggregationSchema,
  directionSchema,
  freshnessSchema,
  grainSchema,
  kpiKindSchema,
  unitSchema,
} from '../kpi/kpi.schemas.js';
import { id, instant, personSchema, plainDate } from '../platform/fields.js';
import { frozenWeekSchema } from './deck.schemas.js';

const range = { from: plainDate, to: plainDate };
const priorYear = z.object(range);
const aggregateState = z.enum(['complete', 'partial', 'incomplete', 'no-data', 'not-comparable']);
const comparedState = z.enum(['compared', 'no-data', 'incomplete', 'not-comparable']);
const numbers = z.array(z.number().nullable());

/** Periods as columns: the n-th entry of every list belongs to the n-th period. */
const aggregatesSchema = z.object({ state: z.array(aggregateState), value: numbers });
const comparedSchema = z
  .object({ state: z.array(comparedState), value: numbers })
  .meta({ id: 'ComparedColumns', description: 'In percent, or in basis points.' });

export const periodColumnsSchema = z
  .object({
    state: z.array(aggregateState),
    value: numbers,
    presentDays: z.array(z.number().int()),
    expectedDays: z.array(z.number().int()),
    priorYear: aggregatesSchema,
    /** Null for a KPI without a plan. */
    target: aggregatesSchema.nullable(),
    /** Actual minus plan in the KPI's unit; null without a plan. */
    variance: numbers.nullable(),
    onPrevious: comparedSchema,
    onPriorYear: comparedSchema,
    onTarget: comparedSchema.nullable(),
  })
  .meta({ id: 'PeriodColumns' });
export type PeriodColumns = z.infer<typeof periodColumnsSchema>;

const boxSchema = z
  .object({ box: z.enum(BOXES), state: z.union([aggregateState, comparedState]), value: z.number().nullable() })
  .meta({ id: 'BoxScore' });

export const deckFiguresSchema = z
  .object({
    weeks: periodColumnsSchema,
    months: periodColumnsSchema,
    /** Month, quarter and year to date, in this order. */
    toDate: periodColumnsSchema,
    boxes: z.array(boxSchema),
  })
  .meta({ id: 'DeckFigures' });
export type DeckFiguresWire = z.infer<typeof deckFiguresSchema>;

const side = z.enum(['above', 'below']);
const exceptionReasonSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['guardrail-breached', 'target-missed']),
      period: z.enum(['week', 'month']),
      value: z.number(),
      target: z.number(),
    }),
    z.object({ kind: z.literal('criterion-missed'), state: z.enum(['missed', 'off-track']), words: z.string() }),
    z.object({ kind: z.literal('outside-limits'), value: z.number(), limit: z.number(), side }),
    z.object({ kind: z.enum(['near-limit', 'run']), side, mean: z.number() }),
    z.object({ kind: z.literal('input-without-output'), side, outputs: z.array(z.string()) }),
    z.object({
      kind: z.literal('no-fresh-data'),
      freshness: freshnessSchema,
      error: z.string().nullable(),
      latestDay: plainDate.nullable(),
    }),
    z.object({ kind: z.literal('incomplete-week'), presentDays: z.number().int(), expectedDays: z.number().int() }),
    z.object({ kind: z.literal('no-owner') }),
    z.object({ kind: z.literal('negative-float'), daysToRecover: z.number(), promised: plainDate }),
    z.object({ kind: z.literal('green-to-red') }),
    z.object({ kind: z.literal('check-in-outdated'), dueOn: plainDate }),
  ])
  .meta({ id: 'ExceptionReason' });
export type ExceptionReasonWire = z.infer<typeof exceptionReasonSchema>;

const subject = z.object({ kind: z.enum(['kpi', 'initiative']), id, name: z.string() });
export const deckExceptionSchema = z
  .object({ subject, number: z.number().int().nullable(), reasons: z.array(exceptionReasonSchema) })
  .meta({ id: 'DeckException' });
export type DeckExceptionWire = z.infer<typeof deckExceptionSchema>;

/** A KPI as a deck shows it. */
export const deckKpiSchema = z
  .object({
    id,
    name: z.string(),
    kind: kpiKindSchema,
    initiative: z.object({ id, name: z.string(), number: z.number().int() }).nullable(),
    owner: personSchema.nullable(),
    unit: unitSchema,
    currency: z.string().nullable(),
    precision: z.number().int(),
    direction: directionSchema,
    aggregation: aggregationSchema,
    grain: grainSchema,
    comparison: z.enum(COMPARISONS).meta({ id: 'Comparison' }),
    /** How fresh the numbers are; null when a past week is read. */
    freshness: freshnessSchema.nullable(),
    latestDay: plainDate.nullable(),
    /** The worst of its success criteria; null without any. */
    criterion: criterionStateSchema.nullable(),
    figures: deckFiguresSchema,
    /** The last half year by weeks, for the process behaviour chart. */
    history: z.object({
      values: numbers,
      limits: z
        .object({
          mean: z.number(),
          meanRange: z.number(),
          upper: z.number(),
          lower: z.number(),
          upperRange: z.number(),
        })
        .nullable(),
      signals: z.array(z.enum(['outside-limit', 'near-limit', 'run']).nullable()),
    }),
    events: z
      .array(
        z.object({
          from: plainDate,
          to: plainDate.nullable(),
          text: z.string(),
          /** Within the same weeks of the year before. */
          yearBefore: z.boolean(),
        }),
      )
      .optional()
      .meta({ description: 'What happened in the six weeks, and in those of the year before; not kept by old weeks.' }),
  })
  .meta({ id: 'DeckKpi' });
export type DeckKpi = z.infer<typeof deckKpiSchema>;

export const placedBlockSchema = z
  .discriminatedUnion('kind', [
    z.object({
      key: z.string(),
      kind: z.literal('kpi'),
      number: z.number().int(),
      kpiId: id,
      form: z.enum(BLOCK_FORMS),
    }),
    z.object({ key: z.string(), kind: z.literal('text'), title: z.string(), text: z.string() }),
  ])
  .meta({ id: 'PlacedBlock' });
export type PlacedBlockWire = z.infer<typeof placedBlockSchema>;

const axisSchema = z
  .object({
    weeks: z.array(z.object({ year: z.number().int(), week: z.number().int(), ...range, priorYear })),
    months: z.array(
      z.object({
        year: z.number().int(),
        month: z.number().int(),
        standing: z.enum(['full', 'partial', 'future']),
        ...range,
        priorYear,
      }),
    ),
    /** Month, quarter and year to date, in this order. */
    toDate: z.array(z.object({ ...range, priorYear })),
  })
  .meta({ id: 'DeckAxis' });
export type DeckAxisWire = z.infer<typeof axisSchema>;

/** A deck of one week with every number in it. */
export const deckReadingSchema = z
  .object({
    deckId: id,
    name: z.string(),
    weekEnding: plainDate,
    week: z.object({ year: z.number().int(), number: z.number().int() }),
    reviewOn: plainDate,
    fiscalYearEndMonth: z.number().int(),
    months: z.enum(MONTH_AXES),
    compiledAt: instant,
    /** Null until the meeting froze it; from then on the reading is the one that the meeting saw. */
    frozen: frozenWeekSchema.nullable(),
    axis: axisSchema,
    sections: z.array(
      z.object({ id: z.string(), title: z.string(), text: z.string(), blocks: z.array(placedBlockSchema) }),
    ),
    kpis: z.array(deckKpiSchema),
    exceptions: z.array(deckExceptionSchema),
    /** KPIs that rules would have taken in beyond the largest number of a deck. */
    leftOut: z.number().int(),
  })
  .meta({ id: 'DeckReading' });
export type DeckReading = z.infer<typeof deckReadingSchema>;

/** What numbers of a frozen deck became since. */
export const restatementsSchema = z
  .object({
    restated: z.array(
      z.object({
        kpiId: id,
        name: z.string(),
        number: z.number().int().nullable(),
        changes: z.array(
          z.object({
            period: z.enum(['week', 'month', 'to-date']),
            at: z.number().int().meta({ description: 'Place in the list of its periods.' }),
            was: z.number().nullable(),
            now: z.number().nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'DeckRestatements' });
export type Restatements = z.infer<typeof restatementsSchema>;
