import pg from 'pg';
import { runMigrations } from '@workback/server/database/migrate';
import { withBenchDatabase } from '#bench/harness/bench-database';
import { startApi, startReference, type ChildProgram } from '#bench/harness/child-program';
import type { Target } from '#bench/harness/load';
import { type BigWorld, createBigWorld } from '#bench/world/big-world';

const SIZE = { initiatives: 1_000, milestones: 20_000, kpis: 10_000, days: 730, loadOrder: 'by-day' } as const;

/** The large workspace with the built API and the reference routes in front of it. */
export interface ServedWorld {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly world: BigWorld;
  /** A path of the product below the workspace, asked as its owner. */
  product(path: string): Target;
  /** A route of the bare Fastify program. */
  bare(path: string): Target;
}

/**
 * Runs the work on 1,000 initiatives, 20,000 milestones and 10,000 KPIs with 730 days each, loaded day by day as pulls
 * bring them. BENCH_KPIS_WITH_NUMBERS makes it smaller for a quick look.
 */
export async function withServedWorld<T>(work: (served: ServedWorld) => Promise<T>): Promise<T> {
  return withBenchDatabase('world', async (url) => {
    await runMigrations(url);
    const pool = new pg.Pool({ connectionString: url, max: 2 });
    const programs: ChildProgram[] = [];
    try {
      const kpisWithNumbers = Number(process.env['BENCH_KPIS_WITH_NUMBERS'] ?? SIZE.kpis);
      const world = await createBigWorld(pool, { ...SIZE, kpisWithNumbers });
      const bare = await startReference(new URL('../http/bare-routes.ts', import.meta.url), [url, world.workspaceId]);
      programs.push(bare);
      const api = await startApi(url);
      programs.push(api);
      const product = (path: string): Target => ({
        address: api.address,
        path: `/api/workspaces/${world.workspaceId}${path}`,
        headers: world.headers,
      });
      return await work({ url, pool, world, product, bare: (path) => ({ address: bare.address, path }) });
    } finally {
      for (const program of programs) await program.stop();
      await pool.end();
    }
  });
}
