import pg from 'pg';
import { complaintsPerThousand, daysOf, parcelsHandled } from './example-series.js';

/** Database and reading role of the example's PostgreSQL source. */
export const EXAMPLE_DATABASE = 'workback_example';
export const EXAMPLE_READER = 'workback_example_reader';

/**
 * Makes the example's table in a database of its own, beside the product's, with a role that may read it and nothing else;
 * adds the days that came since. Throws when the product's database user may not create databases or roles.
 */
export async function prepareExampleTable(
  databaseUrl: string,
  password: string,
  launchedOn: string,
  today: string,
): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [EXAMPLE_DATABASE]);
    if (rows.length === 0) await client.query(`CREATE DATABASE ${EXAMPLE_DATABASE}`);
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [EXAMPLE_READER]);
    const verb = role.rows.length === 0 ? 'CREATE' : 'ALTER';
    await client.query(`${verb} ROLE ${EXAMPLE_READER} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
  });
  const url = new URL(databaseUrl);
  url.pathname = `/${EXAMPLE_DATABASE}`;
  await withClient(url.href, async (client) => {
    await client.query(
      `CREATE TABLE IF NOT EXISTS service_days (day date PRIMARY KEY, parcels integer NOT NULL, complaints_per_thousand numeric NOT NULL)`,
    );
    await client.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC`).catch(() => undefined);
    await client.query(`GRANT SELECT ON service_days TO ${EXAMPLE_READER}`);
    const complaints = daysOf(complaintsPerThousand, launchedOn, today);
    const parcels = daysOf(parcelsHandled, launchedOn, today);
    await client.query(
      `INSERT INTO service_days SELECT * FROM unnest($1::date[], $2::int[], $3::numeric[]) ON CONFLICT (day) DO NOTHING`,
      [complaints.map((row) => row.date), parcels.map((row) => row.value), complaints.map((row) => row.value)],
    );
  });
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
