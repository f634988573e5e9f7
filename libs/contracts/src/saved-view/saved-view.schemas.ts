import { SAVED_VIEW_PLACES } from '@workback/domain/saved-view/saved-view';
import { z } from 'zod';
import { filledText, finite, id, instant, text, version } from '../platform/fields.js';

const place = z.enum(SAVED_VIEW_PLACES);
const part = z.union([text(200), finite, z.boolean()]);
const search = z
  .record(text(40), z.union([part, z.array(part).max(100)]))
  .refine((parts) => Object.keys(parts).length <= 30, 'must not have more than 30 parts')
  .meta({ description: 'Parts of the address that make the view: filters, groups, order, zoom, columns.' });

export const savedViewSchema = z
  .object({
    id,
    place,
    name: z.string(),
    shared: z.boolean().meta({ description: 'Everybody in the workspace has it; otherwise only who made it.' }),
    search: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(part)])),
    createdAt: instant,
    version,
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof savedViewSchema>;

export const savedViewsSchema = z.object({ savedViews: z.array(savedViewSchema) }).meta({ id: 'SavedViews' });

export const savedViewQuerySchema = z.strictObject({ place: place.optional() });

export const savedViewCreateSchema = z
  .strictObject({ place, name: filledText(80), shared: z.boolean().default(false), search })
  .meta({ id: 'SavedViewCreate' });

/** What may change of a saved view. */
export const savedViewPatchSchema = z
  .strictObject({ name: filledText(80), shared: z.boolean(), search })
  .partial()
  .meta({ id: 'SavedViewPatch' });
