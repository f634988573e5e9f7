import { roles } from '@workback/domain/access/permissions';
import { z } from 'zod';
import { personSchema, version } from '../platform/fields.js';

export const roleSchema = z.enum(roles).meta({ id: 'Role' });
export const memberSchema = personSchema
  .extend({ email: z.string().nullable(), role: roleSchema, version })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof memberSchema>;
export const membersSchema = z.object({ members: z.array(memberSchema) }).meta({ id: 'Members' });
export const memberPatchSchema = z.strictObject({ role: roleSchema }).meta({ id: 'MemberPatch' });
