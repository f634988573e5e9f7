import { approverAnswers, reviewerAnswers, roundRoles, verdicts } from '@workback/domain/prfaq/round';
import { z } from 'zod';
import { filledText, id, instant, personSchema, plainDate, text, version } from '../platform/fields.js';

const answer = z.enum([...reviewerAnswers, ...approverAnswers]).meta({ id: 'RoundAnswer' });
const door = z
  .enum(['one-way', 'two-way'])
  .meta({ id: 'Door', description: 'Whether one can come back from this decision.' });
const people = z.array(id).max(100);

/** Somebody whom a round asks, and what they said; null while they read. */
export const roundReaderSchema = z
  .object({
    id,
    person: personSchema.nullable(),
    role: z.enum(roundRoles),
    answer: answer.nullable(),
    note: z.string(),
    answeredAt: instant.nullable(),
    /** Was not asked in the round before. */
    isNew: z.boolean(),
  })
  .meta({ id: 'RoundReader' });

/** A change that a round asked for, ticked off on the draft until the next round begins. */
export const requiredChangeSchema = z
  .object({
    id,
    words: z.string(),
    done: z.boolean(),
    /** What was done about it, or why not. */
    note: z.string(),
    doneBy: personSchema.nullable(),
    doneAt: instant.nullable(),
    /** Stands since the next round began. */
    settled: z.boolean(),
    version,
  })
  .meta({ id: 'RequiredChange' });
export type RequiredChange = z.infer<typeof requiredChangeSchema>;

export const roundSchema = z
  .object({
    id,
    initiativeId: id,
    /** Counted from 1 for the PR/FAQ, and anew for every amendment. */
    number: z.number().int(),
    amendment: z.object({ id, number: z.number().int() }).nullable(),
    /** The version that everybody reads. */
    versionNumber: z.number().int(),
    objective: z.string(),
    door: door.nullable().meta({ description: 'Null on decisions from before rounds.' }),
    dueOn: plainDate,
    state: z.enum(['open', 'closed', 'withdrawn']),
    facilitator: personSchema.nullable(),
    noteTaker: personSchema.nullable(),
    readers: z.array(roundReaderSchema),
    startedBy: personSchema.nullable(),
    startedAt: instant,
    endedBy: personSchema.nullable(),
    endedAt: instant.nullable(),
    withdrawnReason: z.string(),
    verdict: z.enum(verdicts).nullable(),
    /** Reasons, or changes that are needed, one a line. */
    reasons: z.string(),
    requiredChanges: z.array(requiredChangeSchema),
    /** What was noted in its meeting, by section. */
    notes: z.array(z.object({ place: z.string(), text: z.string() })),
    version,
  })
  .meta({ id: 'Round' });
export type Round = z.infer<typeof roundSchema>;
export type RoundReaderWire = z.infer<typeof roundReaderSchema>;

export const roundsSchema = z.object({ rounds: z.array(roundSchema) }).meta({ id: 'Rounds' });

const plan = {
  /** What the round is to find out: concept, feasibility, pricing … */
  objective: filledText(300),
  dueOn: plainDate,
  door,
  facilitatorId: id,
  noteTakerId: id.nullable(),
  reviewerIds: people,
  approverIds: people,
};
export const roundStartSchema = z
  .strictObject({
    ...plan,
    noteTakerId: plan.noteTakerId.default(null),
    reviewerIds: people.default([]),
    /** The amendment that is read; without it the draft of the PR/FAQ. */
    amendmentId: id.nullable().default(null),
  })
  .meta({ id: 'RoundStart' });
export const roundPatchSchema = z.strictObject(plan).partial().meta({ id: 'RoundPatch' });

export const roundAnswerSchema = z
  .strictObject({
    answer,
    /** A remark; the changes that are needed or the reasons, one a line. */
    note: text(10_000).default(''),
  })
  .meta({ id: 'RoundAnswerGiven' });

export const roundVerdictSchema = z
  .strictObject({
    verdict: z.enum(verdicts),
    /** Changes that are needed, or reasons, one a line. */
    reasons: text(10_000).default(''),
  })
  .meta({ id: 'RoundVerdict' });

export const roundWithdrawSchema = z.strictObject({ reason: filledText(2000) }).meta({ id: 'RoundWithdraw' });

export const requiredChangePatchSchema = z
  .strictObject({ done: z.boolean(), note: text(2000) })
  .partial()
  .meta({ id: 'RequiredChangePatch' });
