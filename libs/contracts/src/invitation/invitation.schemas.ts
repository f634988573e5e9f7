import { z } from 'zod';
import { roleSchema } from '../member/member.schemas.js';
import { filledText, id, instant, personSchema } from '../platform/fields.js';
import { emailSchema, meSchema, passwordSchema } from '../session/session.schemas.js';

export const invitationSchema = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    role: roleSchema,
    invitedBy: personSchema.nullable(),
    createdAt: instant,
    expiresAt: instant,
    /** False when it expired, or when whoever made it may not invite like this any more. */
    usable: z.boolean(),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof invitationSchema>;
export const invitationsSchema = z.object({ invitations: z.array(invitationSchema) }).meta({ id: 'Invitations' });

export const invitationCreateSchema = z
  .strictObject({ name: filledText(120), email: emailSchema, role: roleSchema })
  .meta({ id: 'InvitationCreate' });
/** The secret is shown here and never again; it goes into the fragment of a link, which browsers do not send. */
export const invitationCreatedSchema = invitationSchema
  .extend({ secret: z.string() })
  .meta({ id: 'InvitationCreated' });

const token = z.string().min(20).max(200);
export const invitationTokenSchema = z.strictObject({ token }).meta({ id: 'InvitationToken' });
/** What the holder of a link sees before deciding. */
export const openInvitationSchema = z
  .object({
    workspaceName: z.string(),
    name: z.string(),
    email: z.string(),
    role: roleSchema,
    invitedByName: z.string().nullable(),
    expiresAt: instant,
    /** Somebody signs in with this e-mail already: then the way in is their account, not a new one. */
    hasAccount: z.boolean(),
  })
  .meta({ id: 'OpenInvitation' });
export type OpenInvitation = z.infer<typeof openInvitationSchema>;
export const invitationJoinSchema = z
  .strictObject({ token, name: filledText(120), password: passwordSchema })
  .meta({ id: 'InvitationJoin' });
export const joinedSchema = z.object({ workspaceSlug: z.string(), me: meSchema }).meta({ id: 'Joined' });
export type Joined = z.infer<typeof joinedSchema>;
