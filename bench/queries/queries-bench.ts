import { absoluteRow, type BenchRow } from '#bench/harness/bench-row';
import { startApi } from '#bench/harness/child-program';
import { bytesOf } from '#bench/harness/load';
import type { ServedWorld } from '#bench/world/shared-world';
import { makeDeck } from '#bench/deck/deck-bench';
import { startCountingProxy } from '#bench/queries/counting-proxy';

/** T16: statements a request, sign-in included, counted on the wire between the API and PostgreSQL. */
export async function queriesBench({ url, pool, world, product }: ServedWorld): Promise<BenchRow[]> {
  const proxy = await startCountingProxy(url);
  const api = await startApi(proxy.url);
  const initiative = world.initiativeIds[8]!;
  const pages: [string, string][] = [
    ['portfolio of 1,000 initiatives', '/portfolio'],
    ['chart of 730 days', `/kpis/${world.kpis[500]!.id}/series`],
    ['initiative with 20 milestones', `/initiatives/${initiative}`],
    ['roadmap with 20 milestones', `/initiatives/${initiative}/roadmap`],
    ['KPIs of a workspace, 10,000 with their last days', '/kpis'],
    ['deck of 50 KPIs', `/decks/${await makeDeck(pool, world, 50)}/reading`],
    ['KPIs of an initiative, 10', `/kpis?initiativeId=${initiative}`],
  ];
  try {
    const rows: BenchRow[] = [];
    for (const [name, path] of pages) {
      const target = { ...product(path), address: api.address };
      // The first request opens connections.
      await bytesOf(target);
      const before = proxy.count();
      await bytesOf(target);
      const aim = { id: 'T16', measure: `statements a request: ${name}`, unit: '', better: 'lower', pass: 5, limit: 3 };
      rows.push(absoluteRow(aim as Parameters<typeof absoluteRow>[0], proxy.count() - before));
    }
    return rows;
  } finally {
    await api.stop();
    proxy.stop();
  }
}
