import type { z } from 'zod';
import { sampleOf } from '../answer/redact.js';
import { type Connector, MAX_SAMPLES } from '../connector.js';
import { oneSelect } from '../sql/one-select.js';
import { readRows } from '../sql/read-rows.js';
import { sqlSecretScope } from '../sql/sql-config.js';
import { sqlQuerySchema, summariseSql, withDates } from '../sql/sql-query.js';
import { withColumnTypes } from './column-types.js';
import { postgresqlDialect } from './postgresql-dialect.js';
import { type PostgresqlConfig, postgresqlConfigSchema } from './postgresql-config.js';
import { withSession } from './session.js';

/** A query over PostgreSQL: one SELECT; `{{from}}` and `{{to}}` become the dates of the window. */
export const postgresqlQuerySchema = sqlQuerySchema(postgresqlDialect);

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
    secretScope: sqlSecretScope,
    summarise: ({ sql }) => summariseSql(sql),
    async fetch({ config, secret, query, window, valueDate, timeZone, signal, outbound, observe }) {
      const started = performance.now();
      const request = `PostgreSQL ${config.database} at ${config.host}:${config.port}: ${summariseSql(query.sql)}`;
      observe?.({ request });
      const select = oneSelect(withDates(query.sql, window), postgresqlDialect);
      const session = { config, password: secret['password'], outbound, signal, ...limits };
      return withSession(session, async ({ query: run, bytesRead }) => {
        // The line break keeps a comment at the end of the text from swallowing the closing parenthesis.
        const result = await run(`SELECT * FROM (${select}\n) q LIMIT ${MAX_SAMPLES + 1}`);
        const head = result.rows.slice(0, 20).map((row) => row.join(' | '));
        const secrets = secret['password'] === undefined ? [] : [secret['password']];
        const sample = sampleOf([result.fields.map(({ name }) => name).join(' | '), ...head].join('; '), secrets);
        observe?.({ sample });
        const read = readRows(withColumnTypes(result), {
          window,
          valueDate,
          timeZone,
          castExample: 'order_day::date and total::numeric',
        });
        return {
          ...read,
          sample,
          request,
          bytes: bytesRead(),
          tookMs: performance.now() - started,
        };
      });
    },
  };
}
