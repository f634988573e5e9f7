import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** The KPIs that are pulled while processes die, seen through SQL beside the product. */
export interface ChaosWorld {
  readonly sourceId: string;
  rows<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** A server that was just killed needs a moment; what it does not answer within half a minute is a failure. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < 60; tries++) {
    try {
      return await ask();
    } catch (error) {
      // Class 57 is a server that stops, starts or recovers; without a code the connection broke.
      const { code = 'ECONN' } = error as { code?: string };
      if (!/^(57|08|ECONN|EPIPE)/.test(code)) throw error;
      await sleep(500);
    }
  }
  return ask();
}

/** Opens the database; connections that the test itself kills are no news. */
export function openWorld(databaseUrl: string, sourceId: string): ChaosWorld {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, connectionTimeoutMillis: 5_000 });
  pool.on('error', () => undefined);
  return {
    sourceId,
    rows: <Row extends object>(sql: string, parameters: readonly unknown[] = []) =>
      patiently(async () => (await pool.query<Row>(sql, [...parameters])).rows),
    close: () => pool.end(),
  };
}

/** Adds a workspace with KPIs that are pulled every minute from one source; answers the source's id. */
export async function addKpis(databaseUrl: string, sourcePort: number, kpis: number): Promise<string> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `WITH workspace AS (INSERT INTO workspaces (slug, name) VALUES ('chaos', 'Chaos') RETURNING id),
            initiative AS (INSERT INTO initiatives (workspace_id, number, name) SELECT id, 1, 'Chaos' FROM workspace RETURNING id, workspace_id),
            portfolio AS (INSERT INTO portfolio_rows (initiative_id, workspace_id) SELECT id, workspace_id FROM initiative),
            source AS (INSERT INTO sources (workspace_id, name, connector, config)
                       SELECT id, 'Slow source', 'http-json', jsonb_build_object('url', $1::text) FROM workspace RETURNING id),
            kpi AS (INSERT INTO kpis (workspace_id, initiative_id, name, kind, unit, direction, grain, aggregation, source_id, query, cadence)
                    SELECT i.workspace_id, i.id, 'KPI ' || g, 'output', 'count', 'up', 'day', 'last', s.id,
                           '{"read":{"shape":"number","valuePath":"value"}}', '{"kind":"interval","everySeconds":60}'
                      FROM generate_series(1, $2::int) g, initiative i, source s RETURNING id, workspace_id),
            status AS (INSERT INTO kpi_statuses (kpi_id, workspace_id) SELECT id, workspace_id FROM kpi),
            schedule AS (INSERT INTO kpi_schedules (kpi_id, workspace_id, next_due_at) SELECT id, workspace_id, now() FROM kpi)
       SELECT id FROM source`,
      [`http://127.0.0.1:${sourcePort}`, kpis],
    );
    return rows[0]!.id;
  } finally {
    await client.end();
  }
}

/** An extra tick for some of the KPIs that are not due anyway; the next one in their rhythm stays. */
export const addTicks = (world: ChaosWorld, share: number): Promise<object[]> =>
  world.rows(
    `UPDATE kpi_schedules SET next_due_at = now()
      WHERE next_due_at > now() AND random() < $2 AND kpi_id IN (SELECT id FROM kpis WHERE source_id = $1)`,
    [world.sourceId, share],
  );

/** Ends the leases of a process that was killed at that time, instead of waiting until they run out. */
export const endLeases = (world: ChaosWorld, killedMs: number): Promise<object[]> =>
  world.rows(
    `UPDATE runs SET lease_until = now(), delivered_at = NULL
      WHERE source_id = $1 AND state = 'running' AND started_at <= to_timestamp($2 / 1000.0)`,
    [world.sourceId, killedMs],
  );

/** Runs by state. */
export async function runCounts(world: ChaosWorld): Promise<Record<string, number>> {
  const rows = await world.rows<{ state: string; n: number }>(
    'SELECT state, count(*)::int AS n FROM runs WHERE source_id = $1 GROUP BY state',
    [world.sourceId],
  );
  return { queued: 0, running: 0, succeeded: 0, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) };
}

/** Ids of the runs that ended well: promises that no crash may break. */
export const succeededRuns = async (world: ChaosWorld): Promise<number[]> =>
  (
    await world.rows<{ id: string }>(`SELECT id FROM runs WHERE source_id = $1 AND state = 'succeeded'`, [
      world.sourceId,
    ])
  ).map(({ id }) => Number(id));

/** Seconds by which the oldest lease has run out without anybody taking the run; 0 when none has. */
export async function longestOverdue(world: ChaosWorld): Promise<number> {
  const [row] = await world.rows<{ seconds: number | null }>(
    `SELECT extract(epoch FROM max(now() - lease_until))::float8 AS seconds
       FROM runs WHERE source_id = $1 AND state = 'running' AND lease_until < now()`,
    [world.sourceId],
  );
  return row?.seconds ?? 0;
}
