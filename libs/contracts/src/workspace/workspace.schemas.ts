import { z } from 'zod';
import { filledText, id, plainDate, text, timeZone, version } from '../platform/fields.js';
import { lengthRulesSchema } from './length-rules.schemas.js';

const settings = {
  name: filledText(120),
  timeZone,
  weekEndingDay: z
    .number()
    .int()
    .min(0)
    .max(6)
    .meta({ description: 'Last day of the week, 0 = Sunday … 6 = Saturday.' }),
  fiscalYearEndMonth: z
    .number()
    .int()
    .min(1)
    .max(12)
    .meta({ description: 'Month in which the fiscal year ends, 1 to 12.' }),
  workingDays: z.array(z.number().int().min(0).max(6)).min(1).max(7),
  holidays: z.array(plainDate).max(500),
  holidayNames: z.record(plainDate, text(100)).meta({ description: 'What holidays are called, by date.' }),
  lengthRules: lengthRulesSchema,
};

export const workspaceSchema = z
  .object({ id, slug: z.string(), isExample: z.boolean(), version, ...settings })
  .meta({ id: 'Workspace' });
export type Workspace = z.infer<typeof workspaceSchema>;

export const workspacePatchSchema = z.strictObject(settings).partial().meta({ id: 'WorkspacePatch' });
export const workspaceCreateSchema = z.strictObject({ name: settings.name, timeZone }).meta({ id: 'WorkspaceCreate' });

/** A calendar that is being thought about. */
export const calendarPreviewSchema = z
  .strictObject({ workingDays: settings.workingDays, holidays: settings.holidays })
  .partial()
  .meta({ id: 'CalendarPreview' });
const beforeAndAfter = <Schema extends z.ZodType>(schema: Schema) => z.object({ before: schema, after: schema });
export const calendarEffectsSchema = z
  .object({
    initiatives: z
      .array(
        z.object({
          id,
          name: z.string(),
          forecast: beforeAndAfter(plainDate.nullable()),
          /** Working days by which the plan misses its launch; null without a launch date. */
          daysToRecover: beforeAndAfter(z.number().int().nullable()),
          /** Milestones that would have other dates. */
          moved: z.number().int(),
        }),
      )
      .meta({ description: 'Initiatives before their launch whose plan would change, the worst hit first.' }),
    /** How many plans were looked at. */
    plans: z.number().int(),
  })
  .meta({ id: 'CalendarEffects' });
