import type { Plan } from '@workback/domain/roadmap/plan';

/** Outer two of the three points of every milestone, by id. */
export type Ranges = ReadonlyMap<string, { readonly optimisticDays: number; readonly pessimisticDays: number }>;

/** The Monte Carlo one writes first: Maps keyed by id, a forward pass a run. No calendar, no checks, no dates. */
export function mapForecast(plan: Plan, ranges: Ranges, random: () => number, runs: number): number[] {
  const predecessors = new Map<string, { id: string; lag: number }[]>(plan.milestones.map(({ id }) => [id, []]));
  for (const { predecessorId, successorId, lagDays } of plan.dependencies) {
    predecessors.get(successorId)!.push({ id: predecessorId, lag: lagDays });
  }
  const outcomes: number[] = [];
  for (let run = 0; run < runs; run++) {
    const finishes = new Map<string, number>();
    let last = 0;
    // The milestones of the benchmark come in an order in which each follows what it waits for.
    for (const { id, estimateDays } of plan.milestones) {
      let start = 0;
      for (const edge of predecessors.get(id)!) start = Math.max(start, finishes.get(edge.id)! + edge.lag);
      const finish = start + draw(ranges.get(id)!, estimateDays, random());
      finishes.set(id, finish);
      last = Math.max(last, finish);
    }
    outcomes.push(last);
  }
  return outcomes.sort((a, b) => a - b);
}

function draw(
  { optimisticDays: low, pessimisticDays: high }: { optimisticDays: number; pessimisticDays: number },
  likely: number,
  share: number,
): number {
  if (high === low) return likely;
  const turn = (likely - low) / (high - low);
  return Math.round(
    share < turn
      ? low + Math.sqrt(share * (high - low) * (likely - low))
      : high - Math.sqrt((1 - share) * (high - low) * (high - likely)),
  );
}
