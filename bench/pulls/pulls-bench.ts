import { fork } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { runMigrations } from '@workback/server/database/migrate';
import { loadConfig } from '@workback/server/platform/config/config';
import { createWorkerContext } from '@workback/worker/create-worker';
import { withBenchDatabase } from '#bench/harness/bench-database';
import { comparedRow, type BenchAim, type BenchRow } from '#bench/harness/bench-row';
import { productEnvironment } from '#bench/harness/child-program';
import { naivePulls } from '#bench/pulls/naive';
import { createPullWorld } from '#bench/pulls/pull-world';
import { productPulls } from '#bench/pulls/product';

const KPIS = Number(process.env['BENCH_KPIS'] ?? 5_000);
const ROUNDS = 3;
const SIDE_BY_SIDE = 50;
const SLOW_MS = 100;
/** Connections that the outbound client opens to one host: what one worker process has in flight at most. */
const IN_FLIGHT = 64;
/** A prefix nobody used before: the ids of an earlier run's jobs would be taken for repeats. */
const QUEUE_PREFIX = `workback_bench_${process.pid}`;
type Backend = 'postgresql' | 'redis';

/**
 * T1-T3: pulls a second with everything on, on both queue backends, beside a hand-written program in the same rounds; and
 * from a source that takes 100 ms, where the requests in flight set the bound.
 */
export async function pullsBench(redisUrl: string | null): Promise<BenchRow[]> {
  return [
    ...(await withSource(0, (url, port) => againstNaive(url, port, redisUrl))),
    ...(await withSource(SLOW_MS, (url, port) => fromSlowSource(url, port, redisUrl))),
  ];
}

async function withSource<T>(latencyMs: number, work: (url: string, port: number) => Promise<T>): Promise<T> {
  const source = fork(new URL('./source-server.ts', import.meta.url), [String(latencyMs)], { execArgv: [] });
  const [port] = (await once(source, 'message')) as [number];
  try {
    return await withBenchDatabase('pulls', (url) => work(url, port));
  } finally {
    source.disconnect();
  }
}

async function withPullWorld<T>(url: string, port: number, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  await runMigrations(url);
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  // Connections that end with the database are no failure of the benchmark.
  pool.on('error', () => undefined);
  try {
    await createPullWorld(pool, KPIS, port);
    return await work(pool);
  } finally {
    await pool.end();
  }
}

async function againstNaive(url: string, port: number, redisUrl: string | null): Promise<BenchRow[]> {
  return withPullWorld(url, port, async (pool) => {
    const figures: Record<Backend | 'naive', number[]> = { naive: [], postgresql: [], redis: [] };
    for (let round = 0; round <= ROUNDS; round++) {
      const naive = await naivePulls(pool, port, KPIS, SIDE_BY_SIDE);
      // The first round warms up.
      if (round > 0) figures.naive.push(naive);
      for (const backend of backendsFor(redisUrl)) {
        const perSecond = await withWorker(url, port, backend === 'redis' ? redisUrl : null, () =>
          productPulls(pool, KPIS),
        );
        if (round > 0) figures[backend].push(perSecond);
      }
    }
    const { naive, postgresql, redis } = figures;
    const name = 'hand-written, 3 statements';
    const onPostgres = comparedRow(
      aim('T2', 'pulls with everything on, queue on PostgreSQL', 0.8, 2),
      postgresql,
      naive,
      name,
    );
    if (!redisUrl) return [onPostgres];
    return [
      comparedRow(aim('T1', 'pulls with everything on, queue on Redis', 1, 2.5), redis, naive, name),
      onPostgres,
      comparedRow(
        aim('T3', 'pulls, queue on PostgreSQL against Redis', 0.5, 0.75),
        postgresql,
        redis,
        'the same on Redis',
      ),
    ];
  });
}

async function fromSlowSource(url: string, port: number, redisUrl: string | null): Promise<BenchRow[]> {
  return withPullWorld(url, port, async (pool) => {
    const bound = IN_FLIGHT / (SLOW_MS / 1000);
    const figures: Record<Backend, number[]> = { postgresql: [], redis: [] };
    for (let round = 0; round <= ROUNDS; round++) {
      for (const backend of backendsFor(redisUrl)) {
        const perSecond = await withWorker(url, port, backend === 'redis' ? redisUrl : null, () =>
          productPulls(pool, KPIS),
        );
        if (round > 0) figures[backend].push(perSecond);
      }
    }
    return backendsFor(redisUrl).map((backend) =>
      comparedRow(
        aim(backend === 'redis' ? 'T1' : 'T2', `the same from a source that takes ${SLOW_MS} ms, ${backend}`, 0.9, 0.9),
        figures[backend],
        figures[backend].map(() => bound),
        `${IN_FLIGHT} in flight / ${SLOW_MS} ms`,
      ),
    );
  });
}

function backendsFor(redisUrl: string | null): Backend[] {
  return redisUrl ? ['postgresql', 'redis'] : ['postgresql'];
}

function aim(id: string, measure: string, pass: number, limit: number): BenchAim {
  return { id, measure, unit: 'KPIs/s', better: 'higher', pass, limit };
}

async function withWorker<T>(url: string, port: number, redisUrl: string | null, work: () => Promise<T>): Promise<T> {
  const worker = await createWorkerContext(
    loadConfig({
      ...productEnvironment,
      DATABASE_URL: url,
      REDIS_URL: redisUrl ?? '',
      WORKBACK_OUTBOUND_ALLOW: `127.0.0.1:${port}`,
      WORKBACK_QUEUE_PREFIX: QUEUE_PREFIX,
    }),
  );
  try {
    return await work();
  } finally {
    await worker.close();
  }
}
