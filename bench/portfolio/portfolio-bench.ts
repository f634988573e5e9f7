import { absoluteRow, comparedRow, median, percentile, type BenchAim, type BenchRow } from '#bench/harness/bench-row';
import { bytesOf, latencies } from '#bench/harness/load';
import type { ServedWorld } from '#bench/world/shared-world';

const ROUNDS = 3;
const REQUESTS = 60;

/**
 * T7: the portfolio of 1,000 initiatives through HTTP with sign-in, beside bare Fastify with one grouped statement. Twice:
 * as it is between changes, and right after pulls moved, when the rows are read anew.
 */
export async function portfolioBench({ pool, world, product, bare }: ServedWorld): Promise<BenchRow[]> {
  const [ours, reference] = [product('/portfolio'), bare('/portfolio')];
  for (const target of [ours, reference]) {
    if ((await bytesOf(target)) < 100_000) throw new Error(`${target.path} answered too little to be the portfolio`);
  }
  const figures = { reference: [] as number[], quiet: [] as number[], pulled: [] as number[], all: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    const floor = await latencies(reference, REQUESTS);
    const quiet = await latencies(ours, REQUESTS);
    const pulled = await latencies(ours, REQUESTS, () =>
      pool.query('UPDATE portfolio_rows SET last_pull_at = now() WHERE initiative_id = $1', [
        world.initiativeIds[round],
      ]),
    );
    // The first round warms up.
    if (round === 0) continue;
    figures.reference.push(median(floor));
    figures.quiet.push(median(quiet));
    figures.pulled.push(median(pulled));
    figures.all.push(percentile([...quiet, ...pulled], 0.95));
  }
  const aim = (measured: string): BenchAim => ({
    id: 'T7',
    measure: `portfolio of 1,000 initiatives, signed in, ${measured}`,
    unit: 'ms',
    better: 'lower',
    pass: 2,
    limit: 0.5,
  });
  const name = 'bare Fastify, grouped statement';
  return [
    comparedRow(aim('p50, nothing changed'), figures.quiet, figures.reference, name),
    comparedRow(aim('p50, pulled before each'), figures.pulled, figures.reference, name),
    absoluteRow({ ...aim('p95 of both'), pass: 25, limit: 25 }, median(figures.all)),
  ];
}
