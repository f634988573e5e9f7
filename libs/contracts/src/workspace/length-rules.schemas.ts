import { lengthPresetKeys } from '@workback/domain/prfaq/length-rules';
import { prfaqSections } from '@workback/domain/prfaq/sections';
import { z } from 'zod';

const words = z.number().int().min(1).max(100_000);
const entries = prfaqSections.map(({ key }) => key);

/** How long PR/FAQs of a workspace may be, in words: a published preset, or rules of its own; null sets no limit. */
export const lengthRulesSchema = z
  .strictObject({
    preset: z.enum([...lengthPresetKeys, 'own']),
    /** Kept while a preset holds; a section that is not named has no limit. */
    own: z.strictObject({
      pressReleaseWords: words.nullable(),
      faqWords: words.nullable(),
      sections: z.partialRecord(z.enum(entries), words),
    }),
  })
  .meta({ id: 'LengthRules' });
