import { absoluteRow, median, percentile, type BenchRow } from '#bench/harness/bench-row';
import { bytesOf, latencies } from '#bench/harness/load';
import type { ServedWorld } from '#bench/world/shared-world';

const ROUNDS = 3;
const REQUESTS = 30;
/** What the reference WBR app takes for 50 and for 200 metrics of three years, in its own process (PERFORMANCE T11, T12). */
const REFERENCE_MS = { 50: 531, 200: 1_913 } as const;

/** T11, T12: decks of 50, 200 and 400 KPIs through HTTP with sign-in, every figure computed from daily rows. */
export async function deckBench({ pool, world, product }: ServedWorld): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const size of [50, 200, 400]) {
    const target = product(`/decks/${await makeDeck(pool, world, size)}/reading`);
    if ((await bytesOf(target)) < size * 1_000)
      throw new Error(`${target.path} answered too little to be a deck of ${size}`);
    const middle: number[] = [];
    const all: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const times = await latencies(target, REQUESTS);
      // The first round warms up.
      if (round === 0) continue;
      middle.push(median(times));
      all.push(percentile(times, 0.95));
    }
    const reference = size === 400 ? REFERENCE_MS[200] * 2 : REFERENCE_MS[size as 50];
    const aim = { unit: 'ms', better: 'lower', pass: reference / 10, limit: reference / 50 } as const;
    const id = size === 50 ? 'T11' : 'T12';
    rows.push(absoluteRow({ id, measure: `deck of ${size} KPIs, signed in, p50`, ...aim }, median(middle)));
    if (size === 50) {
      rows.push(absoluteRow({ id, measure: 'deck of 50 KPIs, p95', ...aim, pass: 30, limit: 30 }, median(all)));
    }
  }
  return rows;
}

/** A deck of the first KPIs with numbers, placed by hand; answers its id. */
export async function makeDeck(
  pool: ServedWorld['pool'],
  { workspaceId, kpis }: ServedWorld['world'],
  size: number,
): Promise<string> {
  const blocks = kpis
    .slice(0, size)
    .map(({ id }, at) => ({ id: `b${at}`, kind: 'kpi', kpiId: id, form: 'six-twelve' }));
  const { rows } = await pool.query<{ id: string }>(
    'INSERT INTO decks (workspace_id, name, sections) VALUES ($1, $2, $3) RETURNING id',
    [workspaceId, `Deck of ${size}`, JSON.stringify([{ id: 's', title: 'All', text: '', blocks }])],
  );
  return rows[0]!.id;
}
