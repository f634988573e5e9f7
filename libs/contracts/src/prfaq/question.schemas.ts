import { questionKinds } from '@workback/domain/prfaq/sections';
import { z } from 'zod';
import { id, personSchema, version } from '../platform/fields.js';

/** A question of the FAQ with its number and who has to answer it, without the answer. */
export const numberedQuestionSchema = z
  .object({
    id: z.string(),
    /** E1, I2; Q3 while nobody has said who asks. */
    label: z.string(),
    kind: z.enum(questionKinds),
    question: z.string(),
    /** Without an answer: carried as a risk. */
    open: z.boolean(),
    owner: personSchema.nullable(),
    /** Counts changes of the owner; send it back in If-Match. */
    version,
  })
  .meta({ id: 'NumberedQuestion' });
export type NumberedQuestionWire = z.infer<typeof numberedQuestionSchema>;

export const numberedQuestionsSchema = z
  .object({ questions: z.array(numberedQuestionSchema) })
  .meta({ id: 'NumberedQuestions' });

export const questionOwnerSchema = z.strictObject({ ownerId: id.nullable() }).meta({ id: 'QuestionOwner' });
