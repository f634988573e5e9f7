import { roles } from '@workback/domain/access/permissions';
import { z } from 'zod';
import { filledText, id, instant } from '../platform/fields.js';

export const emailSchema = z.email().max(254).toLowerCase();
/** NIST's least length without a second factor. */
export const passwordSchema = z.string().min(15, 'must have at least 15 characters').max(256);

export const signInSchema = z
  .strictObject({ email: emailSchema, password: z.string().min(1).max(256) })
  .meta({ id: 'SignIn' });
export const oneTimeLinkSchema = z.strictObject({ token: z.string().min(20).max(200) }).meta({ id: 'OneTimeLink' });
export const credentialsSchema = z
  .strictObject({ name: filledText(120), email: emailSchema, password: passwordSchema })
  .meta({ id: 'Credentials' });

export const personNameSchema = z.strictObject({ name: filledText(120) }).meta({ id: 'PersonName' });

export const meSchema = z
  .object({
    user: z.object({ id, name: z.string(), email: z.string().nullable(), hasPassword: z.boolean() }),
    workspaces: z.array(
      z.object({ id, slug: z.string(), name: z.string(), role: z.enum(roles), isExample: z.boolean() }),
    ),
    serverTime: instant,
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof meSchema>;
