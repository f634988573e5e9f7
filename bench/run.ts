/** Runs the benchmarks named on the command line, or all, and prints one table: `pnpm bench`, `pnpm bench pulls schedule`. */
import { loadavg } from 'node:os';
import { chartBench, loadOrderBench } from '#bench/chart/chart-bench';
import { allInOneBench, bundleBench } from '#bench/footprint/footprint-bench';
import { closeBenchDatabases } from '#bench/harness/bench-database';
import { criteriaBench } from '#bench/criteria/criteria-bench';
import { deckBench } from '#bench/deck/deck-bench';
import { forecastBench } from '#bench/forecast/forecast-bench';
import { printTable, type BenchRow } from '#bench/harness/bench-row';
import { jobsBench } from '#bench/jobs/jobs-bench';
import { kpiBench } from '#bench/kpi/kpi-bench';
import { portfolioBench } from '#bench/portfolio/portfolio-bench';
import { pullsBench } from '#bench/pulls/pulls-bench';
import { strainBench } from '#bench/pulls/strain-bench';
import { queriesBench } from '#bench/queries/queries-bench';
import { scheduleBench } from '#bench/schedule/schedule-bench';
import { wbrBench } from '#bench/wbr/wbr-bench';
import { withServedWorld, type ServedWorld } from '#bench/world/shared-world';

const redisUrl = process.env['BENCH_REDIS_URL'] ?? null;

/** Suites that ask the built API about the same large workspace. */
const screens: Record<string, (world: ServedWorld) => Promise<BenchRow[]>> = {
  portfolio: portfolioBench,
  chart: chartBench,
  kpi: kpiBench,
  deck: deckBench,
  queries: queriesBench,
};

const alone: Record<string, () => Promise<BenchRow[]> | BenchRow[]> = {
  pulls: () => pullsBench(redisUrl),
  strain: strainBench,
  jobs: () => jobsBench(redisUrl),
  'load-order': loadOrderBench,
  schedule: scheduleBench,
  forecast: forecastBench,
  criteria: criteriaBench,
  wbr: wbrBench,
  bundle: bundleBench,
  'all-in-one': allInOneBench,
};

const names = [...Object.keys(alone), ...Object.keys(screens)];
const wanted = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${names.join(', ')}.`);
  process.exit(2);
}
const isWanted = ([name]: [string, unknown]): boolean => wanted.length === 0 || wanted.includes(name);
const load = () => loadavg()[0]!.toFixed(1);

const rows: BenchRow[] = [];
const loads: string[] = [];
const failed: string[] = [];
for (const [name, suite] of Object.entries(alone).filter(isWanted)) await measure(name, suite);
const onWorld = Object.entries(screens).filter(isWanted);
if (onWorld.length > 0) {
  console.log('Making the large workspace …');
  await withServedWorld(async (world) => {
    for (const [name, suite] of onWorld) await measure(name, () => suite(world));
  });
}
await closeBenchDatabases();

console.log(`\n${printTable(rows)}\n`);
console.log(`Load average when each began: ${loads.join(', ')}. The load that a benchmark makes itself is in it.`);
if (!redisUrl) console.log('Without BENCH_REDIS_URL the figures on Redis (T1, T3, T4 on Redis) were left out.');
for (const line of failed) console.log(line);
process.exit(failed.length > 0 ? 1 : 0);

async function measure(name: string, suite: () => Promise<BenchRow[]> | BenchRow[]): Promise<void> {
  console.log(`Running ${name} …`);
  loads.push(`${name} ${load()}`);
  try {
    const found = await suite();
    rows.push(...found);
    // At once too: a run that is stopped has not been for nothing.
    if (found.length > 0) console.log(`${printTable(found)}\n`);
  } catch (error) {
    failed.push(`The benchmark ${name} did not end: ${(error as Error).stack}`);
  }
}
