import { isPlainDate } from '@workback/domain/calendar/plain-date';
import { z } from 'zod';
import { printable } from '../answer/describe-value.js';
import { sampleOf } from '../answer/redact.js';
import { ConnectorError } from '../connector-error.js';
import { type Connector, MAX_SAMPLES, type Window } from '../connector.js';
import { hasOnlyKnownPlaceholders } from '../http-source/window-placeholders.js';
import { oneSelect } from './one-select.js';
import { type PostgresqlConfig, postgresqlConfigSchema, postgresqlSecretScope } from './postgresql-config.js';
import { readRows } from './read-rows.js';
import { withSession } from './session.js';

/** A query over PostgreSQL: one SELECT; `{{from}}` and `{{to}}` become the dates of the window. */
export const postgresqlQuerySchema = z.strictObject({
  sql: z
    .string()
    .trim()
    .min(1)
    .max(20_000)
    .refine(hasOnlyKnownPlaceholders, 'may only fill in {{from}} and {{to}}')
    .superRefine((text, context) => {
      try {
        oneSelect(withDates(text, { from: '2026-01-01', to: '2026-01-31' }));
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as Error).message });
      }
    }),
});

export type PostgresqlQuery = z.output<typeof postgresqlQuerySchema>;

const TIMEOUT_MS = 25_000;
const MAX_BYTES = 10 * 1024 * 1024;

/** A PostgreSQL database, read by a role that may only SELECT (rule C10). */
export const postgresqlConnector: Connector<PostgresqlConfig, PostgresqlQuery> = createPostgresqlConnector();

/** The PostgreSQL connector with other limits, for tests. */
export function createPostgresqlConnector(
  limits: { readonly timeoutMs: number; readonly maxBytes: number } = { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES },
): Connector<PostgresqlConfig, PostgresqlQuery> {
  return {
    kind: 'postgresql',
    title: 'PostgreSQL',
    configSchema: postgresqlConfigSchema,
    querySchema: postgresqlQuerySchema,
    secretFields: ['password'],
    secretScope: postgresqlSecretScope,
    summarise: ({ sql }) => oneLine(sql),
    async fetch({ config, secret, query, window, valueDate, timeZone, signal, outbound }) {
      const started = performance.now();
      const select = oneSelect(withDates(query.sql, window));
      const session = { config, password: secret['password'], outbound, signal, ...limits };
      return withSession(session, async ({ query: run, bytesRead }) => {
        // The line break keeps a comment at the end of the text from swallowing the closing parenthesis.
        const result = await run(`SELECT * FROM (${select}\n) q LIMIT ${MAX_SAMPLES + 1}`);
        const read = readRows(result, { window, valueDate, timeZone });
        const head = result.rows.slice(0, 20).map((row) => row.join(' | '));
        const secrets = secret['password'] === undefined ? [] : [secret['password']];
        return {
          ...read,
          sample: sampleOf([result.fields.map(({ name }) => name).join(' | '), ...head].join('; '), secrets),
          request: `PostgreSQL ${config.database} at ${config.host}:${config.port}: ${oneLine(query.sql)}`,
          bytes: bytesRead(),
          tookMs: performance.now() - started,
        };
      });
    },
  };
}

function withDates(sql: string, window: Window): string {
  if (!isPlainDate(window.from) || !isPlainDate(window.to))
    throw new ConnectorError('config-invalid', 'The window is not two dates.');
  return sql.replace(/'?\{\{\s*(from|to)\s*\}\}'?/g, (_whole, name) => `DATE '${window[name as 'from' | 'to']}'`);
}

function oneLine(sql: string): string {
  const line = printable(sql).trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
