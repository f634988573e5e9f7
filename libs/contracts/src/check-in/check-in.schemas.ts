import { z } from 'zod';
import { id, instant, personSchema, plainDate, text, version } from '../platform/fields.js';

export const checkInColourSchema = z.enum(['green', 'yellow', 'red']).meta({ id: 'CheckInColour' });
export const confidenceSchema = z.enum(['high', 'medium', 'low']).meta({ id: 'Confidence' });
/** A colour, or that nobody said anything lately or ever: silence is never green. */
export const checkInStatusSchema = z.enum(['green', 'yellow', 'red', 'outdated', 'none']).meta({ id: 'CheckInStatus' });

/** Where the check-ins of an initiative, or of one milestone, stand today. */
export const checkInStandingSchema = z
  .object({
    status: checkInStatusSchema,
    /** The last colour given, also when it is outdated. */
    colour: checkInColourSchema.nullable(),
    lastOn: plainDate.nullable(),
    /** The day by which the next one is expected; null when none is. */
    dueOn: plainDate.nullable(),
    /** Calendar days since it was due. */
    overdueDays: z.number().int(),
    /** The last one went from green to red without a yellow one between. */
    jumped: z.boolean(),
  })
  .meta({ id: 'CheckInStanding' });
export type CheckInStandingWire = z.infer<typeof checkInStandingSchema>;

const percent = z.number().int().min(0).max(100);
const workingDays = z.number().int().min(0).max(2000);

export const checkInSchema = z
  .object({
    id,
    initiativeId: id,
    /** Null: about the initiative as a whole. */
    milestoneId: id.nullable(),
    achievement: checkInColourSchema,
    /** Null on check-ins from before it was asked. */
    confidence: confidenceSchema.nullable(),
    /** The line that lists show. */
    note: z.string(),
    done: z.string(),
    next: z.string(),
    blockers: z.string(),
    pathToGreen: z.string(),
    percentDone: percent.nullable(),
    remainingDays: workingDays.nullable(),
    /** When its author expects the finish or the launch. */
    expectedOn: plainDate.nullable(),
    /** What the plan said at that moment: when it ends, when it has to, working days of work left. */
    plan: z.object({ finishOn: plainDate, dueOn: plainDate.nullable(), remainingDays: z.number().int() }).nullable(),
    /** Green to red without a yellow one between. */
    jumped: z.boolean(),
    /** The last word on its subject, that it is too old to go by, or one from before. */
    standing: z.enum(['current', 'outdated', 'earlier']),
    author: personSchema.nullable(),
    /** Came by a one-time link, without signing in. */
    byLink: z.boolean(),
    acknowledgement: z.object({ by: personSchema.nullable(), at: instant }).nullable(),
    /** Its author may take it back until then; null when not any more. */
    withdrawableUntil: instant.nullable(),
    /** The day in the time zone of the workspace. */
    on: plainDate,
    createdAt: instant,
  })
  .meta({ id: 'CheckIn' });
export type CheckIn = z.infer<typeof checkInSchema>;

export const checkInsSchema = z
  .object({
    checkIns: z.array(checkInSchema),
    initiative: checkInStandingSchema,
    milestones: z.array(checkInStandingSchema.extend({ milestoneId: id })),
  })
  .meta({ id: 'CheckIns' });
export type CheckIns = z.infer<typeof checkInsSchema>;

/** What a person says, wherever they say it. */
const said = {
  achievement: checkInColourSchema,
  confidence: confidenceSchema,
  done: text(2000).default(''),
  next: text(2000).default(''),
  blockers: text(2000).default(''),
  pathToGreen: text(2000).default(''),
  percentDone: percent.nullable().default(null),
  remainingDays: workingDays.nullable().default(null),
  expectedOn: plainDate.nullable().default(null),
};
export const checkInCreateSchema = z
  .strictObject({
    ...said,
    milestoneId: id.nullable().default(null),
    /** Made by the sender; a check-in that arrives twice is logged once. */
    key: id.optional(),
  })
  .meta({ id: 'CheckInCreate' });

export const cadenceRuleSchema = z
  .discriminatedUnion('every', [
    z.strictObject({ every: z.literal('days'), days: z.number().int().min(1).max(90) }),
    z.strictObject({ every: z.literal('week'), weekday: z.number().int().min(0).max(6) }),
    z.strictObject({ every: z.literal('two-weeks'), weekday: z.number().int().min(0).max(6), from: plainDate }),
    z.strictObject({ every: z.literal('month'), day: z.number().int().min(1).max(31) }),
  ])
  .meta({ id: 'CheckInCadence' });

/** When check-ins on an initiative are expected, and from whom. */
export const checkInCadenceSchema = z
  .object({
    rule: cadenceRuleSchema,
    /** Who reports on the initiative; empty: its owner. */
    reporters: z.array(personSchema),
    /** Whether owners of milestones in work report on these. */
    milestoneOwners: z.boolean(),
    /** Nobody has chosen: a week after the last one, by the owner. */
    isDefault: z.boolean(),
    /** 0 while nobody has chosen. */
    version,
  })
  .meta({ id: 'CheckInCadenceSetting' });
export type CheckInCadenceWire = z.infer<typeof checkInCadenceSchema>;
export const checkInCadenceWriteSchema = z
  .strictObject({
    rule: cadenceRuleSchema,
    reporterIds: z.array(id).max(20).default([]),
    milestoneOwners: z.boolean().default(true),
  })
  .meta({ id: 'CheckInCadenceWrite' });
