import type { OutboundClient } from '../outbound/outbound-client.js';
import type { PostgresqlConfig } from './postgresql-config.js';
import { withSession } from './session.js';

/** What to look at: role attributes, predefined roles, and anything outside the system schemas that can be changed. */
const CHECK = `
WITH me AS (SELECT * FROM pg_roles WHERE rolname = current_user),
  schemas AS (SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'),
  writable AS (
    SELECT format('%I.%I', s.nspname, c.relname) AS name FROM pg_class c JOIN schemas s ON s.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'f') AND (has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
      OR has_any_column_privilege(c.oid, 'INSERT, UPDATE')))
SELECT 'is a superuser' FROM me WHERE rolsuper
UNION ALL SELECT 'may create roles' FROM me WHERE rolcreaterole
UNION ALL SELECT 'may create databases' FROM me WHERE rolcreatedb
UNION ALL SELECT 'may start replication' FROM me WHERE rolreplication
UNION ALL SELECT 'passes row security' FROM me WHERE rolbypassrls
UNION ALL SELECT 'is a member of ' || r.rolname FROM pg_roles r, me
  WHERE NOT me.rolsuper AND r.rolname IN ('pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program',
    'pg_write_all_data', 'pg_signal_backend') AND pg_has_role(current_user, r.oid, 'MEMBER')
UNION ALL SELECT 'may create schemas in this database' WHERE has_database_privilege(current_database(), 'CREATE')
UNION ALL (SELECT 'may create objects in the schema ' || nspname FROM schemas
  WHERE has_schema_privilege(oid, 'CREATE') ORDER BY 1 LIMIT 5)
UNION ALL SELECT 'may change ' || count(*) || ' tables, for example ' || min(name) FROM writable HAVING count(*) > 0`;

/**
 * What a database role can do beyond reading, one phrase each; empty when it is fit to be a source's role (rule C10).
 * Throws ConnectorError when the database cannot be asked.
 */
export async function verifyGrants(
  config: PostgresqlConfig,
  password: string | undefined,
  outbound: OutboundClient,
  signal: AbortSignal,
): Promise<string[]> {
  const request = { config, password, outbound, signal, timeoutMs: 10_000, maxBytes: 1_048_576 };
  return withSession(request, async ({ query }) => {
    const { rows } = await query(CHECK);
    return rows.map(([problem]) => `The role ${config.user} ${problem ?? ''}.`);
  });
}

/** Statements an administrator runs to make a role that may only read the given schemas. */
export function grantStatements(role: string, database: string, schemas: readonly string[]): string[] {
  const named = (name: string): string => `"${name.replaceAll('"', '""')}"`;
  return [
    `CREATE ROLE ${named(role)} LOGIN PASSWORD '…' CONNECTION LIMIT 5;`,
    `GRANT CONNECT ON DATABASE ${named(database)} TO ${named(role)};`,
    ...schemas.flatMap((schema) => [
      `GRANT USAGE ON SCHEMA ${named(schema)} TO ${named(role)};`,
      `GRANT SELECT ON ALL TABLES IN SCHEMA ${named(schema)} TO ${named(role)};`,
    ]),
    `ALTER ROLE ${named(role)} SET default_transaction_read_only = on;`,
  ];
}
