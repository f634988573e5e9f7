/** Runs the benchmarks named on the command line, or all: `pnpm bench`, `pnpm bench pulls schedule`. */
import { closeBenchDatabases } from '#bench/harness/bench-database';
import { printTable, type BenchRow } from '#bench/harness/bench-row';
import { portfolioBench } from '#bench/portfolio/portfolio-bench';
import { pullsBench } from '#bench/pulls/pulls-bench';
import { scheduleBench } from '#bench/schedule/schedule-bench';

const redisUrl = process.env['BENCH_REDIS_URL'] ?? null;

const suites: Record<string, () => Promise<BenchRow[]>> = {
  pulls: () => pullsBench(redisUrl),
  portfolio: () => portfolioBench(),
  schedule: () => scheduleBench(),
};

const wanted = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const unknown = wanted.filter((name) => !suites[name]);
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}
const rows: BenchRow[] = [];
for (const [name, suite] of Object.entries(suites)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`Running ${name} …`);
  rows.push(...(await suite()));
}
await closeBenchDatabases();
console.log(`\n${printTable(rows)}\n`);
if (!redisUrl) console.log('Without BENCH_REDIS_URL the figures on Redis (T1, T3) were left out.');
process.exit(0);
