import type { CriterionWire } from '@workback/contracts/criterion/criterion.schemas';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import type { Milestone } from '@workback/contracts/roadmap/milestone.schemas';
import {
  promiseDelivery,
  type PromiseDelivery,
  type Service,
  servingMilestones,
  type TraceGap,
  traceGaps,
  type TracedMilestone,
} from '@workback/domain/promise/trace';
import { countWord, sentence } from '../../app/count-word.js';

/** Everything that the trace of an initiative is drawn from. */
export interface TraceData {
  readonly promises: readonly PromiseWire[];
  readonly milestones: readonly Milestone[];
  readonly criteria: readonly CriterionWire[];
  readonly kpis: readonly Kpi[];
}

/** The trace as the screen shows it. */
export interface TraceView extends TraceData {
  readonly gaps: readonly TraceGap[];
  readonly serving: ReadonlyMap<string, Service>;
  readonly delivery: ReadonlyMap<string, PromiseDelivery>;
}

/** Finds the gaps and what serves what. */
export function traceView(data: TraceData): TraceView {
  const { promises, milestones, criteria, kpis } = data;
  const traced = milestones.map(({ id, promiseIds, predecessors }): TracedMilestone => {
    return { id, promiseIds, predecessorIds: predecessors.map(({ milestoneId }) => milestoneId) };
  });
  return {
    ...data,
    gaps: traceGaps({ promises, milestones: traced, criteria, kpis }),
    serving: servingMilestones(traced),
    delivery: new Map(
      promises.map(({ id, milestoneIds }) => [
        id,
        promiseDelivery(
          milestones
            .filter((milestone) => milestoneIds.includes(milestone.id))
            .map(({ startedOn, finishedOn, scheduled }) => ({
              started: startedOn !== null,
              finished: finishedOn !== null,
              totalFloatDays: scheduled?.totalFloatDays ?? null,
            })),
        ),
      ]),
    ),
  };
}

/** The message of the page: "Six promises, four gaps". */
export function traceTitle({ promises, gaps }: Pick<TraceView, 'promises' | 'gaps'>): string {
  if (promises.length === 0) return 'No promise is marked yet';
  const told = `${countWord(promises.length)} ${promises.length === 1 ? 'promise' : 'promises'}`;
  const broken = `${countWord(gaps.length)} ${gaps.length === 1 ? 'gap' : 'gaps'}`;
  return sentence(gaps.length === 0 ? `${told}, all built and measured` : `${told}, ${broken}`);
}

/** The words of a promise without Markdown, short enough for the name of a milestone. */
export function plainWords({ passage }: PromiseWire, most: number): string {
  const words = passage.exact
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`~#]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words;
}

/** Whether something has a gap of one of these kinds. */
export function hasGap({ gaps }: TraceView, id: string, kind?: TraceGap['kind']): boolean {
  return gaps.some((gap) => (kind === undefined || gap.kind === kind) && Object.values(gap).includes(id));
}
