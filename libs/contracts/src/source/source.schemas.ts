import { z } from 'zod';
import { filledText, id, instant, plainDate, text, version } from '../platform/fields.js';

export const connectorKindSchema = z
  .enum(['http-json', 'csv-url', 'prometheus', 'postgresql', 'mysql', 'github', 'otlp', 'push', 'manual'])
  .meta({ id: 'ConnectorKind' });
/** Connector-specific; checked by the connector's own schema, whose problems name the field. */
export const connectorSettingsSchema = z.record(z.string().max(100), z.json()).meta({ id: 'ConnectorSettings' });

/** A source that is left alone for a while, because it failed several times in a row or asked for it. */
export const sourceRestSchema = z
  .object({
    /** `waiting`: it asked to be left alone. `open`: it rests. `half-open`: one pull finds out whether it answers again. */
    state: z.enum(['waiting', 'open', 'half-open']),
    since: instant.nullable(),
    askedAgainAt: instant.nullable(),
    failures: z.number().int(),
    message: z.string().meta({ description: 'What came back last, in one sentence.' }),
  })
  .meta({ id: 'SourceRest' });

export const sourceSchema = z
  .object({
    id,
    name: z.string(),
    connector: connectorKindSchema,
    config: connectorSettingsSchema,
    /** Secrets are never returned, only whether one is stored. */
    hasSecret: z.boolean(),
    kpiCount: z.number().int(),
    failingKpis: z.number().int(),
    lastSuccessAt: instant.nullable(),
    lastError: z.string().nullable(),
    rest: sourceRestSchema.nullable(),
    createdAt: instant,
    version,
  })
  .meta({ id: 'Source' });
export type Source = z.infer<typeof sourceSchema>;
/** A source with the KPIs that are asked of it. */
export const sourceDetailSchema = sourceSchema
  .extend({
    kpis: z.array(
      z.object({
        id,
        name: z.string(),
        querySummary: z.string(),
        paused: z.boolean(),
        nextDueAt: instant.nullable(),
        lastSuccessAt: instant.nullable(),
        lastError: z.string().nullable(),
        waiting: z.boolean().meta({ description: 'A pull of it is queued or under way.' }),
      }),
    ),
  })
  .meta({ id: 'SourceDetail' });
export type SourceDetail = z.infer<typeof sourceDetailSchema>;
export const sourcesSchema = z.object({ sources: z.array(sourceSchema) }).meta({ id: 'Sources' });

const secretSchema = z.record(z.string().max(100), text(10_000));
export const sourceCreateSchema = z
  .strictObject({
    name: filledText(160),
    connector: connectorKindSchema,
    config: connectorSettingsSchema.default({}),
    secret: secretSchema.nullable().default(null),
  })
  .meta({ id: 'SourceCreate' });
/** A new host, port, scheme or kind of sign-in erases the stored secret unless a new one comes along. */
export const sourcePatchSchema = z
  .strictObject({ name: filledText(160), config: connectorSettingsSchema, secret: secretSchema.nullable() })
  .partial()
  .meta({ id: 'SourcePatch' });

/** A pull that stores nothing: with a saved source (its secret is used) or with settings not saved yet. */
export const testPullSchema = z
  .strictObject({
    sourceId: id.optional(),
    connector: connectorKindSchema.optional(),
    config: connectorSettingsSchema.optional(),
    secret: secretSchema.nullable().optional(),
    query: connectorSettingsSchema,
    timeZone: z.string().max(64).default('UTC'),
  })
  .meta({ id: 'TestPull' });
export const testPullResultSchema = z
  .object({
    ok: z.boolean(),
    /** What came back, in one sentence; the reason when it is refused. */
    message: z.string(),
    code: z.string(),
    points: z.array(z.object({ date: plainDate, value: z.number() })),
    totalPoints: z.number().int(),
    sample: z.string(),
    request: z.string(),
    tookMs: z.number(),
  })
  .meta({ id: 'TestPullResult' });
export type TestPullResult = z.infer<typeof testPullResultSchema>;
