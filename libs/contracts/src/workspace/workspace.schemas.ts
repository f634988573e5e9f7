import { z } from 'zod';
import { filledText, id, personSchema, plainDate, timeZone, version } from '../platform/fields.js';
import { roles } from '@workback/domain/access/permissions';

const settings = {
  name: filledText(120),
  timeZone,
  weekEndingDay: z
    .number()
    .int()
    .min(0)
    .max(6)
    .meta({ description: 'Last day of the week, 0 = Sunday … 6 = Saturday.' }),
  workingDays: z.array(z.number().int().min(0).max(6)).min(1).max(7),
  holidays: z.array(plainDate).max(500),
};

export const workspaceSchema = z
  .object({ id, slug: z.string(), isExample: z.boolean(), version, ...settings })
  .meta({ id: 'Workspace' });
export type Workspace = z.infer<typeof workspaceSchema>;

export const workspacePatchSchema = z.strictObject(settings).partial().meta({ id: 'WorkspacePatch' });
export const workspaceCreateSchema = z.strictObject({ name: settings.name, timeZone }).meta({ id: 'WorkspaceCreate' });
export const memberSchema = personSchema
  .extend({ email: z.string().nullable(), role: z.enum(roles) })
  .meta({ id: 'Member' });
export const membersSchema = z.object({ members: z.array(memberSchema) }).meta({ id: 'Members' });
