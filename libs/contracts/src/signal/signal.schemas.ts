import { CENTRES } from '@workback/domain/xmr/xmr';
import { MOST_DIVIDERS, SEASONS } from '@workback/domain/xmr/process-chart';
import { z } from 'zod';
import { filledText, finite, instant, personSchema, plainDate, version } from '../platform/fields.js';
import { grainSchema } from '../kpi/kpi.schemas.js';

const lockedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('periods'), from: plainDate, to: plainDate }),
  z.strictObject({ kind: z.literal('values'), mean: finite, lower: finite, upper: finite }),
]);

/** How the process behaviour chart of a KPI is read. */
export const signalSettingsSchema = z
  .strictObject({
    grain: grainSchema,
    centre: z.enum(CENTRES),
    /** First days of new parts. */
    dividers: z.array(plainDate).max(MOST_DIVIDERS),
    /** Limits of the first part that do not follow its values. */
    locked: lockedSchema.nullable(),
    season: z.enum(SEASONS).nullable(),
  })
  .meta({ id: 'SignalSettings' });
export type SignalSettingsWire = z.infer<typeof signalSettingsSchema>;

export const signalSettingsWriteSchema = z
  .strictObject({ settings: signalSettingsSchema, reason: filledText(1000) })
  .meta({ id: 'SignalSettingsWrite' });

const limitsSchema = z.object({
  mean: z.number(),
  meanRange: z.number(),
  upper: z.number(),
  lower: z.number(),
  upperRange: z.number(),
});

/** The chart of a KPI: values by period, limits by part, signals, and what they mean. */
export const signalChartSchema = z
  .object({
    settings: signalSettingsSchema,
    version,
    /** The last change of the settings; null while nobody chose any. */
    changed: z.object({ by: personSchema.nullable(), at: instant, reason: z.string() }).nullable(),
    values: z.array(
      z.object({
        start: plainDate,
        end: plainDate,
        value: z.number(),
        /** Without its season; the same where none is taken out. */
        plain: z.number(),
        part: z.number().int(),
        range: z.number().nullable(),
        signal: z.enum(['outside-limit', 'near-limit', 'run']).nullable(),
        rangeSignal: z.boolean(),
      }),
    ),
    parts: z.array(
      z.object({
        start: plainDate,
        end: plainDate,
        count: z.number().int(),
        limits: limitsSchema.nullable(),
        locked: z.boolean(),
      }),
    ),
    factors: z.array(z.object({ key: z.number().int(), factor: z.number() })).nullable(),
    /** Periods without a usable number, which the chart leaves out. */
    left: z.number().int(),
    target: z.number().nullable(),
    /** Routine or signal; null while the latest part has too few values. */
    reading: z
      .object({
        side: z.enum(['above', 'below']).nullable(),
        signals: z.number().int(),
        target: z.enum(['met-routinely', 'by-chance', 'not-without-change']).nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'SignalChart' });
export type SignalChart = z.infer<typeof signalChartSchema>;
