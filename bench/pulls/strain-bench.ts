import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { runMigrations } from '@workback/server/database/migrate';
import { loadConfig } from '@workback/server/platform/config/config';
import { createWorkerContext } from '@workback/worker/create-worker';
import { withBenchDatabase } from '#bench/harness/bench-database';
import { absoluteRow, type BenchRow, comparedRow, percentile } from '#bench/harness/bench-row';
import { productEnvironment } from '#bench/harness/child-program';

const FILLED_KPIS = 1_000;
const FILLED_DAYS = 730;
const SOURCES = 500;
const SLOW_KPIS = 50;
const SLOW_MS = 20_000;
const ROUNDS = 2;

/** What a worker does under strain: days of the past for many KPIs at once, and one source among many that is slow. */
export async function strainBench(): Promise<BenchRow[]> {
  const source = fork(new URL('./strain-source.ts', import.meta.url), [String(SLOW_MS)], { execArgv: [] });
  const [[quick, slow]] = (await once(source, 'message')) as [[number, number]];
  const within = <T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> =>
    withBenchDatabase('strain', (url) => withWorker(url, [quick, slow], work));
  try {
    return [await within((pool) => backfill(pool, quick)), await within((pool) => slowNeighbour(pool, quick, slow))];
  } finally {
    source.disconnect();
  }
}

async function withWorker<T>(url: string, ports: number[], work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  await runMigrations(url);
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  // Connections that end with the database are no failure of the benchmark.
  pool.on('error', () => undefined);
  const allow = ports.map((port) => `127.0.0.1:${port}`).join(',');
  const queue = `workback_strain_${process.pid}`;
  const worker = await createWorkerContext(
    loadConfig({
      ...productEnvironment,
      ...{ DATABASE_URL: url, REDIS_URL: '', WORKBACK_OUTBOUND_ALLOW: allow, WORKBACK_QUEUE_PREFIX: queue },
    }),
  );
  try {
    return await work(pool);
  } finally {
    await worker.close();
    await pool.end();
  }
}

/** KPIs on sources of their own, due in a day. */
async function addKpis(pool: pg.Pool, name: string, port: number, sources: number, perSource: number, query: object) {
  await pool.query(`INSERT INTO workspaces (slug, name) VALUES ('strain', 'Strain') ON CONFLICT DO NOTHING`);
  await pool.query(
    `WITH source AS (
       INSERT INTO sources (workspace_id, name, connector, config)
       SELECT w.id, $1 || ' ' || g, 'http-json', jsonb_build_object('url', 'http://127.0.0.1:' || $2::text)
         FROM workspaces w, generate_series(1, $3::int) g RETURNING id, workspace_id, name),
     kpi AS (
       INSERT INTO kpis (workspace_id, name, kind, unit, direction, grain, aggregation, source_id, query, cadence)
       SELECT s.workspace_id, s.name || ', ' || g, 'output', 'count', 'up', 'day', 'last', s.id, $5,
              '{"kind":"interval","everySeconds":86400}'
         FROM source s, generate_series(1, $4::int) g RETURNING id, workspace_id),
     status AS (INSERT INTO kpi_statuses (kpi_id, workspace_id) SELECT id, workspace_id FROM kpi)
     INSERT INTO kpi_schedules (kpi_id, workspace_id, next_due_at) SELECT id, workspace_id, now() + interval '1 day' FROM kpi`,
    [name, port, sources, perSource, JSON.stringify(query)],
  );
}

async function backfill(pool: pg.Pool, port: number): Promise<BenchRow> {
  const query = {
    path: '/days?from={{from}}&to={{to}}',
    read: { shape: 'rows', rowsPath: 'days', datePath: 'day', valuePath: 'v' },
  };
  await addKpis(pool, 'Filled', port, 20, FILLED_KPIS / 20, query);
  const startedMs = performance.now();
  await pool.query(
    `INSERT INTO backfills (workspace_id, kpi_id, from_day, to_day, next_day, chunk_days)
     SELECT workspace_id, id, current_date - $1::int, current_date - 1, current_date - $1::int, 90 FROM kpis`,
    [FILLED_DAYS],
  );
  for (;;) {
    const { rows } = await pool.query(
      `SELECT count(*) FILTER (WHERE state = 'done')::int AS done, count(*) FILTER (WHERE state = 'failed')::int AS failed FROM backfills`,
    );
    if (rows[0].failed > 0) throw new Error(`${rows[0].failed} backfills failed`);
    if (rows[0].done === FILLED_KPIS) break;
    if (performance.now() - startedMs > 900_000) throw new Error('the backfills did not end within 15 minutes');
    await sleep(500);
  }
  const seconds = (performance.now() - startedMs) / 1000;
  const { rows } = await pool.query('SELECT count(*)::int AS n FROM observations');
  if (rows[0].n !== FILLED_KPIS * FILLED_DAYS) throw new Error(`${rows[0].n} days were stored`);
  const measure = `backfill of ${FILLED_DAYS} days for ${FILLED_KPIS} KPIs`;
  return absoluteRow({ id: 'P1', measure, unit: 's', better: 'lower', pass: 300, limit: 90 }, seconds);
}

/** How late the numbers of 500 sources are, with and without one more that takes 20 s to answer. */
async function slowNeighbour(pool: pg.Pool, quick: number, slow: number): Promise<BenchRow> {
  const query = { path: '/now', read: { shape: 'number', valuePath: 'value' } };
  await addKpis(pool, 'Quick', quick, SOURCES, 1, query);
  await addKpis(pool, 'Slow', slow, 1, SLOW_KPIS, query);
  const [alone, beside]: [number[], number[]] = [[], []];
  // The first round, without the slow one, warms up.
  await lateness(pool, false);
  for (let round = 0; round < ROUNDS; round++) {
    alone.push(await lateness(pool, false));
    beside.push(await lateness(pool, true));
    await settle(pool);
  }
  const measure = `${SOURCES} sources beside one that takes ${SLOW_MS / 1000} s: 95 % have their numbers after`;
  return comparedRow(
    { id: 'P2', measure, unit: 'ms', better: 'lower', pass: 2, limit: 1.25 },
    beside,
    alone,
    'the same without it',
  );
}

async function lateness(pool: pg.Pool, withSlow: boolean): Promise<number> {
  const { rows: before } = await pool.query('SELECT coalesce(max(id), 0)::int AS mark FROM runs');
  await pool.query(
    `UPDATE kpi_schedules SET next_due_at = now()
      WHERE kpi_id IN (SELECT id FROM kpis WHERE name LIKE 'Quick%' OR ($1 AND name LIKE 'Slow%'))`,
    [withSlow],
  );
  for (const endMs = performance.now() + 120_000; performance.now() < endMs; await sleep(100)) {
    const { rows } = await pool.query(
      `SELECT (extract(epoch FROM r.finished_at - r.scheduled_for) * 1000)::float8 AS ms
         FROM runs r JOIN kpis k ON k.id = r.kpi_id
        WHERE r.id > $1 AND k.name LIKE 'Quick%' AND r.state = 'succeeded'`,
      [before[0].mark],
    );
    if (rows.length === SOURCES)
      return percentile(
        rows.map(({ ms }: { ms: number }) => ms),
        0.95,
      );
  }
  throw new Error('the pulls did not end within two minutes');
}

async function settle(pool: pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query('SELECT FROM runs WHERE finished_at IS NULL');
    if (rows.length === 0) return;
    await sleep(200);
  }
}
