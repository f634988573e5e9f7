import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import pg from 'pg';
import { runMigrations } from '@workback/server/database/migrate';
import { freeLoopbackPort } from '@workback/server/platform/embedded-postgres/loopback-port';
import { withBenchDatabase } from '#bench/harness/bench-database';
import { median, type BenchRow } from '#bench/harness/bench-row';
import { type BigWorld, createBigWorld } from '#bench/world/big-world';

const SIZE = { initiatives: 1_000, milestones: 20_000, kpis: 10_000, days: 30, loadOrder: 'by-day' } as const;
const ROUNDS = 5;
const REQUESTS = 60;

/**
 * T7: the portfolio of 1,000 initiatives through HTTP with sign-in, beside bare Fastify with one grouped statement. Twice:
 * as it is between changes, and right after pulls moved, when the rows are read anew.
 */
export async function portfolioBench(): Promise<BenchRow[]> {
  return withBenchDatabase('portfolio', async (url) => {
    await runMigrations(url);
    const pool = new pg.Pool({ connectionString: url, max: 2 });
    const processes: ChildProcess[] = [];
    try {
      const world = await createBigWorld(pool, { ...SIZE, kpisWithNumbers: 100 });
      const floor = await startFloor(url, world, processes);
      const product = await startProduct(url, world, processes);
      return await measure(pool, world, floor, product);
    } finally {
      for (const child of processes) child.kill();
      await pool.end();
    }
  });
}

type Get = () => Promise<number>;

async function measure(pool: pg.Pool, world: BigWorld, floor: Get, product: Get): Promise<BenchRow[]> {
  const figures = { floor: [] as number[], quiet: [] as number[], pulled: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    const floorMs = await typical(floor);
    const quietMs = await typical(product);
    const pulledMs = await typical(product, () =>
      pool.query('UPDATE portfolio_rows SET last_pull_at = now() WHERE initiative_id = $1', [
        world.initiativeIds[round],
      ]),
    );
    // The first round warms up.
    if (round === 0) continue;
    figures.floor.push(floorMs);
    figures.quiet.push(quietMs);
    figures.pulled.push(pulledMs);
  }
  const row = (measured: string, ours: number[]): BenchRow => ({
    id: 'T7',
    measure: `portfolio of 1,000 initiatives, signed in, ${measured}`,
    unit: 'ms',
    ours: median(ours),
    reference: median(figures.floor),
    referenceName: 'bare Fastify, grouped statement',
    ratio: median(ours.map((ms, round) => ms / figures.floor[round]!)),
    better: 'lower',
    pass: 2,
    limit: 0.5,
  });
  return [row('nothing changed', figures.quiet), row('pulled before each request', figures.pulled)];
}

/** Median milliseconds of a request; `before` is not counted. */
async function typical(get: Get, before?: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let request = 0; request < REQUESTS; request++) {
    await before?.();
    const start = performance.now();
    const bytes = await get();
    times.push(performance.now() - start);
    if (bytes < 100_000) throw new Error(`only ${bytes} bytes came`);
  }
  return median(times);
}

async function startFloor(url: string, world: BigWorld, processes: ChildProcess[]): Promise<Get> {
  const child = fork(new URL('./grouped-floor.ts', import.meta.url), [url, world.workspaceId], { execArgv: [] });
  processes.push(child);
  const [address] = (await once(child, 'message')) as [string];
  return getter(`${address}/portfolio`, {});
}

async function startProduct(url: string, world: BigWorld, processes: ChildProcess[]): Promise<Get> {
  const port = await freeLoopbackPort();
  const child = fork(new URL('../../apps/api/dist/main.js', import.meta.url), [], {
    execArgv: [],
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: url,
      PORT: String(port),
      WORKBACK_SECRET_KEY: 'only-for-this-benchmark-0123456789abcdef',
      WORKBACK_LOG_LEVEL: 'error',
    },
  });
  processes.push(child);
  const get = getter(`http://127.0.0.1:${port}/api/workspaces/${world.workspaceId}/portfolio`, world.headers);
  for (let attempt = 0; ; attempt++) {
    try {
      await get();
      return get;
    } catch (error) {
      if (attempt > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Fetches an address over one kept connection and answers how many bytes came. */
function getter(address: string, headers: Record<string, string>): Get {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  return () =>
    new Promise((resolve, reject) => {
      const request = http.get(address, { agent, headers }, (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => (bytes += chunk.length));
        response.on('end', () =>
          response.statusCode === 200
            ? resolve(bytes)
            : reject(new Error(`${address} answered ${response.statusCode}`)),
        );
      });
      request.on('error', reject);
    });
}
