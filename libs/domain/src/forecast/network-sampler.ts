import { buildNetwork } from '../roadmap/network.js';
import { orderNetwork } from '../roadmap/network-order.js';
import { forwardRunner } from '../roadmap/passes.js';
import type { EstimateRange } from '../roadmap/plan-content.js';
import type { Plan } from '../roadmap/plan.js';
import { FINISHED, STARTED } from '../roadmap/progress.js';
import type { Random } from './random.js';
import type { SamplerResult } from './sampler.js';
import { isThreePoint, type ThreePoint, triangularQuantile, triangularShare } from './three-point.js';

/** A milestone whose duration is not known for sure. */
interface Uncertain {
  readonly milestone: number;
  readonly estimate: ThreePoint;
  /** Share of the outcomes that can no longer come, because work has gone on for longer. */
  readonly past: number;
  /** Working days that it will have taken at least. */
  readonly least: number;
}

/**
 * Plays a plan through with durations drawn from the three-point estimates of its unfinished milestones, by its
 * dependencies and calendar (METHOD 8.2). Draws are independent of each other and rounded to whole days. What has been
 * worked on for a while is drawn from what is still possible.
 */
export function networkSampler(plan: Plan, ranges: ReadonlyMap<string, EstimateRange>, random: Random): SamplerResult {
  const built = buildNetwork(plan);
  if (built.kind === 'invalid') return { kind: 'refused', refusal: { code: 'plan-invalid' } };
  const { network } = built;
  const ordered = orderNetwork(network);
  if (ordered.kind === 'cycle') return { kind: 'refused', refusal: { code: 'plan-invalid' } };
  if (network.progress.every((state) => state === FINISHED)) {
    return { kind: 'refused', refusal: { code: 'nothing-left' } };
  }
  const uncertain: Uncertain[] = [];
  plan.milestones.forEach(({ id, estimateDays }, milestone) => {
    const range = ranges.get(id);
    if (range === undefined || network.progress[milestone] === FINISHED) return;
    const estimate = { optimistic: range.optimisticDays, likely: estimateDays, pessimistic: range.pessimisticDays };
    if (!isThreePoint(estimate)) return;
    const worked = network.progress[milestone] === STARTED ? network.today - network.actualStart[milestone]! : 0;
    uncertain.push({ milestone, estimate, past: triangularShare(estimate, worked), least: worked });
  });
  if (uncertain.length === 0) return { kind: 'refused', refusal: { code: 'no-ranges' } };

  const duration = network.duration.slice();
  const runner = forwardRunner(network, ordered.order);
  return {
    kind: 'ready',
    sampler: {
      days: network.days,
      deadline: network.deadline,
      run() {
        for (const { milestone, estimate, past, least } of uncertain) {
          const share = past + random() * (1 - past);
          duration[milestone] = Math.max(least, Math.round(triangularQuantile(estimate, share)));
        }
        return runner.run(duration);
      },
    },
  };
}
