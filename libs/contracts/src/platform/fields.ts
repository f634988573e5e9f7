import { isPlainDate } from '@workback/domain/calendar/plain-date';
import { z } from 'zod';

/** Field schemas shared by every wire shape: bounded, normalised, never surprising to PostgreSQL. */

const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** Text of at most `max` characters after NFC normalisation; NUL and lone surrogates are refused. */
export const text = (max: number) =>
  z.string().normalize('NFC').max(max).refine(storable, 'must not contain NUL or broken surrogate characters');

/** Text with something in it. */
export const filledText = (max: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(1, 'must not be empty')
    .max(max)
    .refine(storable, 'must not contain NUL or broken surrogate characters');

export const id = z.uuid().meta({ description: 'Identifier (UUID).' });
export const plainDate = z
  .string()
  .refine(isPlainDate, 'must be an existing date in the form YYYY-MM-DD')
  .meta({ format: 'date' });
export const instant = z.iso.datetime({ offset: true }).meta({ description: 'Instant in UTC, ISO 8601.' });
export const finite = z.number().min(-1e300).max(1e300);
export const version = z
  .number()
  .int()
  .nonnegative()
  .meta({ description: 'Version of the resource, sent back in If-Match.' });
export const timeZone = z.string().min(1).max(64).meta({ description: 'IANA time zone, for example Europe/Berlin.' });

export const inWorkspace = z.strictObject({ workspaceId: id });

/** A person as named beside anything that somebody did or owns. */
export const personSchema = z.object({ id, name: z.string() }).meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;
