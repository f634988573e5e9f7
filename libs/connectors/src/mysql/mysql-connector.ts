import type { z } from 'zod';
import { sampleOf } from '../answer/redact.js';
import { type Connector, MAX_SAMPLES } from '../connector.js';
import { oneSelect } from '../sql/one-select.js';
import { readRows } from '../sql/read-rows.js';
import { type SqlConfig, sqlConfigSchema, sqlSecretScope } from '../sql/sql-config.js';
import { sqlQuerySchema, summariseSql, withDates } from '../sql/sql-query.js';
import { withColumnTypes } from './column-types.js';
import { mysqlDialect } from './mysql-dialect.js';
import { withSession } from './session.js';

/** Settings of a MySQL or MariaDB source. */
export const mysqlConfigSchema = sqlConfigSchema(3_306);

/** A query over MySQL or MariaDB: one SELECT; `{{from}}` and `{{to}}` become the dates of the window. */
export const mysqlQuerySchema = sqlQuerySchema(mysqlDialect);

export type MysqlQuery = z.output<typeof mysqlQuerySchema>;

const TIMEOUT_MS = 25_000;
const MAX_BYTES = 10 * 1024 * 1024;

/** A MySQL or MariaDB database, read by a user who may only SELECT (rule C10). */
export const mysqlConnector: Connector<SqlConfig, MysqlQuery> = createMysqlConnector();

/** The MySQL connector with other limits, for tests. */
export function createMysqlConnector(
  limits: { readonly timeoutMs: number; readonly maxBytes: number } = { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES },
): Connector<SqlConfig, MysqlQuery> {
  return {
    kind: 'mysql',
    title: 'MySQL or MariaDB',
    configSchema: mysqlConfigSchema,
    querySchema: mysqlQuerySchema,
    secretFields: ['password'],
    secretScope: sqlSecretScope,
    summarise: ({ sql }) => summariseSql(sql),
    async fetch({ config, secret, query, window, valueDate, timeZone, signal, outbound, observe }) {
      const started = performance.now();
      const request = `MySQL ${config.database} at ${config.host}:${config.port}: ${summariseSql(query.sql)}`;
      observe?.({ request });
      const select = oneSelect(withDates(query.sql, window), mysqlDialect);
      const session = { config, password: secret['password'], outbound, signal, ...limits };
      return withSession(session, async ({ query: run, bytesRead }) => {
        // The line break keeps a comment at the end of the text from swallowing the closing parenthesis.
        const answer = await run(`SELECT * FROM (${select}\n) q LIMIT ${MAX_SAMPLES + 1}`);
        const head = answer.rows.slice(0, 20).map((row) => row.join(' | '));
        const secrets = secret['password'] === undefined ? [] : [secret['password']];
        const sample = sampleOf([answer.fields.map(({ name }) => name).join(' | '), ...head].join('; '), secrets);
        observe?.({ sample });
        const castExample = 'CAST(order_time AS DATE) and CAST(total AS DECIMAL(20, 4))';
        const read = readRows(withColumnTypes(answer.fields, answer.rows), {
          window,
          valueDate,
          timeZone,
          castExample,
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
