import { z } from 'zod';
import { id, personSchema, plainDate } from '../platform/fields.js';
import { dependencyTypeSchema, lagDays } from './milestone.schemas.js';

/** A milestone of another initiative. */
export const crossEndSchema = z
  .object({
    initiativeId: id,
    initiativeName: z.string(),
    milestoneId: id,
    number: z.number().int(),
    outcome: z.string(),
    owner: personSchema.nullable(),
    finishedOn: plainDate.nullable(),
  })
  .meta({ id: 'CrossEnd' });

/** A dependency on a milestone of another initiative, seen from one of the two plans. */
export const crossingSchema = z
  .object({
    id,
    milestoneId: id,
    direction: z.enum(['waits-for', 'awaited-by']),
    other: crossEndSchema,
    type: dependencyTypeSchema,
    lagDays: z.number().int(),
    /** The date that the other plan sends; null where it cannot be scheduled. */
    date: plainDate.nullable(),
  })
  .meta({ id: 'Crossing' });

export const crossDependencySchema = z
  .object({
    id,
    predecessor: crossEndSchema,
    successor: crossEndSchema,
    type: dependencyTypeSchema,
    lagDays: z.number().int(),
  })
  .meta({ id: 'CrossDependency' });
export type CrossDependency = z.infer<typeof crossDependencySchema>;

export const crossDependencyCreateSchema = z
  .strictObject({
    predecessorId: id,
    successorId: id,
    type: dependencyTypeSchema.default('FS'),
    lagDays: lagDays.default(0),
  })
  .meta({ id: 'CrossDependencyCreate' });
