import { comparedRow, type BenchRow } from '#bench/harness/bench-row';
import { requestsPerSecond } from '#bench/harness/load';
import type { ServedWorld } from '#bench/world/shared-world';

const ROUNDS = 3;
const CLIENTS = 50;
const FOR_MS = 3_000;

/** T15: one KPI by its id, with session and permission, beside bare Fastify that reads one row. */
export async function kpiBench({ world, product, bare }: ServedWorld): Promise<BenchRow[]> {
  const { id } = world.kpis[Math.floor(world.kpis.length / 2)]!;
  const figures = { ours: [] as number[], floor: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    const floor = await requestsPerSecond(bare(`/kpi/${id}`), CLIENTS, FOR_MS);
    const ours = await requestsPerSecond(product(`/kpis/${id}`), CLIENTS, FOR_MS);
    // The first round warms up.
    if (round === 0) continue;
    figures.ours.push(ours);
    figures.floor.push(floor);
  }
  return [
    comparedRow(
      {
        id: 'T15',
        measure: `one KPI by id, signed in, ${CLIENTS} clients`,
        unit: 'req/s',
        better: 'higher',
        pass: 0.25,
        limit: 0.45,
      },
      figures.ours,
      figures.floor,
      'bare Fastify, one row',
    ),
  ];
}
