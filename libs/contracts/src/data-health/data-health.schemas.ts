import { DATA_HEALTHS_WORST_FIRST } from '@workback/domain/kpi/data-health';
import { z } from 'zod';
import { grainSchema, kpiNameSchema } from '../kpi/kpi.schemas.js';
import { id, instant, personSchema, plainDate } from '../platform/fields.js';
import { connectorKindSchema } from '../source/source.schemas.js';

export const dataHealthStateSchema = z.enum(DATA_HEALTHS_WORST_FIRST).meta({ id: 'DataHealthState' });

/** Can the numbers of a KPI be relied on. */
export const kpiDataHealthSchema = z
  .object({
    id,
    name: z.string(),
    initiative: kpiNameSchema.nullable(),
    owner: personSchema.nullable(),
    state: dataHealthStateSchema,
    /** What is wrong, in words that follow the name; empty when nothing is. */
    words: z.string(),
    grain: grainSchema,
    latestDay: plainDate.nullable(),
    periodsBehind: z.number().int(),
    /** Completeness: rows there are, of those there should be between the first and the latest of the last weeks. */
    rows: z.number().int(),
    expectedRows: z.number().int(),
    firstDay: plainDate.nullable(),
    lastSuccessAt: instant.nullable(),
    paused: z.boolean(),
    /** Success criteria that rest on it and are not decided yet. */
    criteria: z.number().int(),
  })
  .meta({ id: 'KpiDataHealth' });
export type KpiDataHealth = z.infer<typeof kpiDataHealthSchema>;

/** A source with its KPIs, both worst first; KPIs that no source brings stand under one without an id. */
export const sourceDataHealthSchema = z
  .object({
    id: id.nullable(),
    name: z.string(),
    connector: connectorKindSchema.nullable(),
    state: dataHealthStateSchema,
    unreliable: z.number().int(),
    kpis: z.array(kpiDataHealthSchema),
  })
  .meta({ id: 'SourceDataHealth' });
export type SourceDataHealth = z.infer<typeof sourceDataHealthSchema>;

export const dataHealthSchema = z
  .object({ asOf: instant, today: plainDate, sources: z.array(sourceDataHealthSchema) })
  .meta({ id: 'DataHealth' });
export type DataHealthWire = z.infer<typeof dataHealthSchema>;
