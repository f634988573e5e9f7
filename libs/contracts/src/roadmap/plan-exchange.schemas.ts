import { ESTIMATE_UNITS, IMPORT_FIELDS } from '@workback/domain/roadmap/exchange/column-mapping';
import { DATE_ORDERS } from '@workback/domain/kpi/written-number';
import { z } from 'zod';
import { plainDate, text } from '../platform/fields.js';
import { planChangedSchema } from './plan-change.schemas.js';
import { estimateDays, reason } from './milestone.schemas.js';

const column = z.number().int().min(0).max(399);

/** How a file of milestones is read; what is left out is suggested from the names of its columns. */
export const planImportSettingsSchema = z
  .strictObject({
    mapping: z.partialRecord(z.enum(IMPORT_FIELDS), z.array(column).max(50)),
    estimateUnit: z.enum(ESTIMATE_UNITS).meta({ description: 'What a bare number in the column of estimates counts.' }),
    dates: z.enum(DATE_ORDERS).meta({ description: 'The order of dates that are not written as 2026-01-31.' }),
    defaultDays: estimateDays,
  })
  .partial()
  .meta({ id: 'PlanImportSettings' });

export const planImportSchema = z
  .strictObject({
    /** The bytes of a CSV or JSON file, in base64. */
    content: z.base64().min(1).max(5_600_000),
    fileName: text(255).default(''),
    settings: planImportSettingsSchema.default({}),
    reason: reason.default(''),
  })
  .meta({ id: 'PlanImport' });

/** What an import would do, before anything is done. */
export const planImportPreviewSchema = z
  .object({
    form: z.enum(['workback', 'github', 'jira', 'table']),
    columns: z.array(z.string()),
    settings: planImportSettingsSchema.required(),
    /** The first rows as they stand in the file. */
    sample: z.array(z.array(z.string())),
    milestones: z.array(
      z.object({
        row: z.number().int(),
        outcome: z.string(),
        owner: z.string(),
        estimateDays: z.number().int(),
        waitsFor: z.number().int(),
        /** The outcome is in the plan already, so nothing is made of this row. */
        skipped: z.boolean(),
      }),
    ),
    made: z.number().int(),
    linked: z.number().int(),
    remarks: z.array(z.object({ row: z.number().int(), message: z.string() })),
    /** Why the plan cannot take it as it is; null when it can. */
    refusal: z.string().nullable(),
    launchDate: plainDate.nullable(),
    forecastBefore: plainDate.nullable(),
    forecastAfter: plainDate.nullable(),
    daysToRecoverBefore: z.number().int().nullable(),
    daysToRecoverAfter: z.number().int().nullable(),
  })
  .meta({ id: 'PlanImportPreview' });
export type PlanImportPreview = z.infer<typeof planImportPreviewSchema>;

export const planImportedSchema = planChangedSchema
  .extend({ made: z.number().int(), skipped: z.number().int() })
  .meta({ id: 'PlanImported' });
