import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { runMigrations } from '@workback/server/database/migrate';
import { loadConfig } from '@workback/server/platform/config/config';
import { createWorkerContext } from '@workback/worker/create-worker';
import { withBenchDatabase } from '#bench/harness/bench-database';
import { median, type BenchRow } from '#bench/harness/bench-row';
import { naivePulls } from '#bench/pulls/naive';
import { createPullWorld } from '#bench/pulls/pull-world';
import { productPulls } from '#bench/pulls/product';

const KPIS = Number(process.env['BENCH_KPIS'] ?? 5_000);
const ROUNDS = 3;
const SIDE_BY_SIDE = 50;
type Backend = 'postgresql' | 'redis';

/** T1-T3: pulls a second with everything on, on both queue backends, beside a hand-written program in the same rounds. */
export async function pullsBench(redisUrl: string | null): Promise<BenchRow[]> {
  const source = fork(new URL('./source-server.ts', import.meta.url), ['0'], { execArgv: [] });
  const [port] = (await once(source, 'message')) as [number];
  try {
    return await withBenchDatabase('pulls', async (url) => measure(url, port, redisUrl));
  } finally {
    stop(source);
  }
}

async function measure(url: string, port: number, redisUrl: string | null): Promise<BenchRow[]> {
  await runMigrations(url);
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  try {
    await createPullWorld(pool, KPIS, port);
    const backends: Backend[] = redisUrl ? ['postgresql', 'redis'] : ['postgresql'];
    const figures: Record<Backend | 'naive', number[]> = { naive: [], postgresql: [], redis: [] };
    for (let round = 0; round <= ROUNDS; round++) {
      const naive = await naivePulls(pool, port, KPIS, SIDE_BY_SIDE);
      if (round > 0) figures.naive.push(naive);
      for (const backend of backends) {
        const perSecond = await withWorker(url, port, backend === 'redis' ? redisUrl : null, () =>
          productPulls(pool, KPIS),
        );
        if (round > 0) figures[backend].push(perSecond);
      }
    }
    return rowsOf(figures);
  } finally {
    await pool.end();
  }
}

async function withWorker<T>(url: string, port: number, redisUrl: string | null, work: () => Promise<T>): Promise<T> {
  const worker = await createWorkerContext(
    loadConfig({
      DATABASE_URL: url,
      REDIS_URL: redisUrl ?? '',
      WORKBACK_SECRET_KEY: 'only-for-this-benchmark-0123456789abcdef',
      WORKBACK_OUTBOUND_ALLOW: `127.0.0.1:${port}`,
      WORKBACK_QUEUE_PREFIX: `workback_bench_${process.pid}`,
      WORKBACK_LOG_LEVEL: 'error',
    }),
  );
  try {
    return await work();
  } finally {
    await worker.close();
  }
}

function rowsOf(figures: Record<Backend | 'naive', number[]>): BenchRow[] {
  const ratios = (ours: number[], reference: number[]) =>
    median(ours.map((value, i) => value / (reference[i] ?? Number.NaN)));
  const row = (
    id: string,
    measure: string,
    ours: number[],
    reference: number[],
    name: string,
    pass: number,
    limit: number,
  ): BenchRow => ({
    id,
    measure,
    unit: 'KPIs/s',
    ours: median(ours),
    reference: median(reference),
    referenceName: name,
    ratio: ratios(ours, reference),
    better: 'higher',
    pass,
    limit,
  });
  const { naive, postgresql, redis } = figures;
  const rows = [
    row('T2', 'pulls with everything on, queue on PostgreSQL', postgresql, naive, 'hand-written, 3 statements', 0.8, 2),
  ];
  if (redis.length === 0) return rows;
  return [
    row('T1', 'pulls with everything on, queue on Redis', redis, naive, 'hand-written, 3 statements', 1, 2.5),
    ...rows,
    row('T3', 'pulls, queue on PostgreSQL against Redis', postgresql, redis, 'the same on Redis', 0.5, 0.75),
  ];
}

function stop(child: ChildProcess): void {
  child.disconnect();
}
