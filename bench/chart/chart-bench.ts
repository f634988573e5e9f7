import pg from 'pg';
import { runMigrations } from '@workback/server/database/migrate';
import { withBenchDatabase } from '#bench/harness/bench-database';
import { absoluteRow, comparedRow, median, percentile, type BenchRow } from '#bench/harness/bench-row';
import { startApi, type ChildProgram } from '#bench/harness/child-program';
import { latencies, requestsPerSecond, type Target } from '#bench/harness/load';
import { createBigWorld } from '#bench/world/big-world';
import type { ServedWorld } from '#bench/world/shared-world';

const ROUNDS = 3;
const REQUESTS = 400;
const CLIENTS = 50;
const FOR_MS = 3_000;

/** T8, T9: the chart of one KPI with 730 points, for one client and for fifty, beside a bare columnar route. */
export async function chartBench({ world, product, bare }: ServedWorld): Promise<BenchRow[]> {
  const figures = { ours: [] as number[], floor: [] as number[], p95: [] as number[] };
  const load = { ours: [] as number[], floor: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    // Another KPI each round, from the middle of the table.
    const kpi = world.kpis[Math.floor(world.kpis.length / 2) + round * 7]!;
    const [ours, floor] = [product(`/kpis/${kpi.id}/series`), bare(`/chart/${kpi.series}`)];
    const bareTimes = await latencies(floor, REQUESTS);
    const times = await latencies(ours, REQUESTS);
    const barePerSecond = await requestsPerSecond(floor, CLIENTS, FOR_MS);
    const perSecond = await requestsPerSecond(ours, CLIENTS, FOR_MS);
    // The first round warms up.
    if (round === 0) continue;
    figures.ours.push(median(times));
    figures.floor.push(median(bareTimes));
    figures.p95.push(percentile(times, 0.95));
    load.ours.push(perSecond);
    load.floor.push(barePerSecond);
  }
  const measure = 'chart of a KPI, 730 days, signed in';
  const name = 'bare Fastify, columns';
  return [
    comparedRow(
      { id: 'T8', measure: `${measure}, p50, 1 client`, unit: 'ms', better: 'lower', pass: 3, limit: 1.6 },
      figures.ours,
      figures.floor,
      name,
    ),
    absoluteRow(
      { id: 'T8', measure: `${measure}, p95, 1 client`, unit: 'ms', better: 'lower', pass: 5, limit: 5 },
      median(figures.p95),
    ),
    comparedRow(
      { id: 'T9', measure: `${measure}, ${CLIENTS} clients`, unit: 'req/s', better: 'higher', pass: 0.3, limit: 0.55 },
      load.ours,
      load.floor,
      name,
    ),
  ];
}

/** T10: the same points of 1,000 KPIs loaded day by day, beside one series after the other. */
export async function loadOrderBench(): Promise<BenchRow[]> {
  return withLoaded('by-day', (byDay) =>
    withLoaded('by-series', async (bySeries) => {
      const figures = { ours: [] as number[], floor: [] as number[] };
      for (let round = 0; round <= ROUNDS; round++) {
        const floor = median(await latencies(bySeries(round), REQUESTS));
        const ours = median(await latencies(byDay(round), REQUESTS));
        if (round === 0) continue;
        figures.ours.push(ours);
        figures.floor.push(floor);
      }
      const measure = 'chart p50, 730 days of 1,000 KPIs loaded day by day';
      return [
        comparedRow(
          { id: 'T10', measure, unit: 'ms', better: 'lower', pass: 1.5, limit: 1 },
          figures.ours,
          figures.floor,
          'the same loaded by series',
        ),
      ];
    }),
  );
}

async function withLoaded<T>(
  loadOrder: 'by-day' | 'by-series',
  work: (chart: (round: number) => Target) => Promise<T>,
): Promise<T> {
  return withBenchDatabase(loadOrder.replace('-', '_'), async (url) => {
    await runMigrations(url);
    const pool = new pg.Pool({ connectionString: url, max: 2 });
    const programs: ChildProgram[] = [];
    try {
      const world = await createBigWorld(pool, {
        initiatives: 100,
        milestones: 200,
        kpis: 1_000,
        days: 730,
        loadOrder,
      });
      const api = await startApi(url);
      programs.push(api);
      return await work((round) => ({
        address: api.address,
        path: `/api/workspaces/${world.workspaceId}/kpis/${world.kpis[500 + round * 7]!.id}/series`,
        headers: world.headers,
      }));
    } finally {
      for (const program of programs) await program.stop();
      await pool.end();
    }
  });
}
