import { GATES } from '@workback/domain/gate/gate';
import { z } from 'zod';
import { filledText, id, instant, personSchema, plainDate, text, version } from '../platform/fields.js';

export const gateKeySchema = z
  .enum(GATES)
  .meta({ id: 'GateKey', description: 'A gate, by the step it stands before.' });

/** Something a gate asks for that follows from the record; nobody ticks it. */
export const gateFactSchema = z
  .object({
    key: z.string(),
    sentence: z.string(),
    met: z.boolean(),
    /** Names of what is missing, at most twenty. */
    missing: z.array(z.string()),
    missingCount: z.number().int(),
    /** Where it is put right: an address within the workspace, beginning with a slash. */
    link: z.string(),
  })
  .meta({ id: 'GateFact' });
export type GateFactWire = z.infer<typeof gateFactSchema>;

/** An entry of a checklist. */
export const gateItemSchema = z
  .object({
    id,
    title: z.string(),
    owner: personSchema.nullable().meta({ description: 'Who sees to it; without one the owner of the initiative.' }),
    fromTemplate: z.boolean(),
    state: z.enum(['open', 'done', 'not-needed']),
    /** Where to see it, or why it is not needed. */
    note: z.string(),
    by: personSchema.nullable().meta({ description: 'Who settled it.' }),
    at: instant.nullable(),
    version,
  })
  .meta({ id: 'GateItem' });
export type GateItemWire = z.infer<typeof gateItemSchema>;

export const gateSchema = z
  .object({
    key: gateKeySchema,
    name: z.string(),
    state: z.enum(['passed', 'passed-open', 'complete', 'open']),
    on: plainDate.nullable(),
    onBecause: z.enum(['passed', 'set', 'planned']).nullable(),
    facts: z.array(gateFactSchema),
    items: z.array(gateItemSchema),
    /** What is open, as sentences. */
    open: z.array(z.string()),
  })
  .meta({ id: 'Gate' });
export type GateWire = z.infer<typeof gateSchema>;

/** A launch as it was declared, also one that was taken back. */
export const launchRecordSchema = z
  .object({
    id,
    launchedOn: plainDate,
    by: personSchema.nullable(),
    at: instant,
    /** Why it was declared although the launch gate was not complete; null when it was. */
    exception: z.string().nullable(),
    /** What the launch gate still asked for. */
    open: z.array(z.string()),
    cancelled: z
      .object({ by: personSchema.nullable(), at: instant, reason: z.string() })
      .nullable()
      .meta({ description: 'Who took it back, when and why.' }),
  })
  .meta({ id: 'LaunchRecord' });
export type LaunchRecord = z.infer<typeof launchRecordSchema>;

export const gatesSchema = z
  .object({
    gates: z.array(gateSchema),
    /** The gate that comes next; null when all are passed. */
    next: gateKeySchema.nullable(),
    /** Newest first. */
    launches: z.array(launchRecordSchema),
  })
  .meta({ id: 'Gates' });
export type Gates = z.infer<typeof gatesSchema>;

const item = { title: filledText(200), ownerId: id.nullable() };
export const gateItemCreateSchema = z
  .strictObject({ title: item.title, ownerId: item.ownerId.default(null) })
  .meta({ id: 'GateItemCreate' });
export const gateItemPatchSchema = z.strictObject(item).partial().meta({ id: 'GateItemPatch' });
export const gateTickSchema = z
  .strictObject({ state: z.enum(['open', 'done', 'not-needed']), note: text(500).default('') })
  .meta({ id: 'GateTick' });
export const gateDateSchema = z
  .strictObject({ on: plainDate.nullable().meta({ description: 'Null: where the plan puts it.' }) })
  .meta({ id: 'GateDate' });

export const gateTemplateItemSchema = z
  .object({ id, gate: gateKeySchema, title: z.string(), owner: personSchema.nullable(), version })
  .meta({ id: 'GateTemplateItem' });
export type GateTemplateItem = z.infer<typeof gateTemplateItemSchema>;
export const gateTemplateSchema = z.object({ items: z.array(gateTemplateItemSchema) }).meta({ id: 'GateTemplate' });
export const gateTemplateItemCreateSchema = z
  .strictObject({ gate: gateKeySchema, title: item.title, ownerId: item.ownerId.default(null) })
  .meta({ id: 'GateTemplateItemCreate' });
