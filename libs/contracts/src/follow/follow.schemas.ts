import { z } from 'zod';

/** Whether the caller is told what happens in an initiative, and how many are. */
export const followSchema = z.object({ following: z.boolean(), followers: z.number().int() }).meta({ id: 'Follow' });
export type Follow = z.infer<typeof followSchema>;
export const followPutSchema = z.strictObject({ following: z.boolean() }).meta({ id: 'FollowPut' });
