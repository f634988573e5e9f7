/** A promise as far as the trace looks at it. */
export interface TracedPromise {
  readonly id: string;
  readonly milestoneIds: readonly string[];
  readonly criterionIds: readonly string[];
  /** Whether its words stand in the text. */
  readonly state: 'found' | 'changed' | 'gone';
}

/** A milestone with what it serves and what it waits for. */
export interface TracedMilestone {
  readonly id: string;
  readonly promiseIds: readonly string[];
  readonly predecessorIds: readonly string[];
}

/** A criterion with what it proves; a guardrail protects, and need not prove anything. */
export interface TracedCriterion {
  readonly id: string;
  readonly kpiId: string;
  readonly promiseId: string | null;
  readonly guardrail: boolean;
}

/** Promises, work and measures of one initiative. */
export interface Trace {
  readonly promises: readonly TracedPromise[];
  readonly milestones: readonly TracedMilestone[];
  readonly criteria: readonly TracedCriterion[];
  readonly kpis: readonly { readonly id: string }[];
}

/** A break in the chain from promise to work to proof. */
export type TraceGap =
  | { readonly kind: 'nobody-builds'; readonly promiseId: string }
  | { readonly kind: 'nobody-measures'; readonly promiseId: string }
  | { readonly kind: 'words-gone'; readonly promiseId: string }
  | { readonly kind: 'serves-no-promise'; readonly milestoneId: string }
  | { readonly kind: 'proves-no-promise'; readonly criterionId: string }
  | { readonly kind: 'tied-to-nothing'; readonly kpiId: string };

/** Every gap of an initiative: promises first, then work, then measures, each in the order given (PRODUCT A6). */
export function traceGaps(trace: Trace): readonly TraceGap[] {
  const { promises, milestones, criteria, kpis } = trace;
  const serving = servingMilestones(milestones);
  const judged = new Set(criteria.map(({ kpiId }) => kpiId));
  return [
    ...promises.flatMap(({ id: promiseId, milestoneIds, criterionIds, state }): TraceGap[] => [
      ...(state === 'gone' ? [{ kind: 'words-gone', promiseId } as const] : []),
      ...(milestoneIds.length === 0 ? [{ kind: 'nobody-builds', promiseId } as const] : []),
      ...(criterionIds.length === 0 ? [{ kind: 'nobody-measures', promiseId } as const] : []),
    ]),
    ...milestones
      .filter(({ id }) => !serving.has(id))
      .map(({ id }): TraceGap => ({ kind: 'serves-no-promise', milestoneId: id })),
    ...criteria
      .filter(({ promiseId, guardrail }) => promiseId === null && !guardrail)
      .map(({ id }): TraceGap => ({ kind: 'proves-no-promise', criterionId: id })),
    ...kpis.filter(({ id }) => !judged.has(id)).map(({ id }): TraceGap => ({ kind: 'tied-to-nothing', kpiId: id })),
  ];
}

/** How a milestone serves a promise: tied to one, or because milestones that serve one wait for it. */
export interface Service {
  readonly promiseIds: readonly string[];
  /** The milestones that wait for it, empty when it is tied itself. */
  readonly through: readonly string[];
}

/** Milestones that serve a promise, with how; the others are work that nobody promised. Rings of dependencies end. */
export function servingMilestones(milestones: readonly TracedMilestone[]): ReadonlyMap<string, Service> {
  const byId = new Map(milestones.map((milestone) => [milestone.id, milestone]));
  const serving = new Map<string, Service>();
  const waiting: string[] = [];
  for (const { id, promiseIds } of milestones) {
    if (promiseIds.length === 0) continue;
    serving.set(id, { promiseIds, through: [] });
    waiting.push(id);
  }
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const served = serving.get(id)?.promiseIds ?? [];
    for (const before of byId.get(id)?.predecessorIds ?? []) {
      const known = serving.get(before);
      if (!byId.has(before) || (known && known.through.length === 0)) continue;
      const promiseIds = [...new Set([...(known?.promiseIds ?? []), ...served])];
      const through = [...new Set([...(known?.through ?? []), id])];
      const grown = promiseIds.length > (known?.promiseIds.length ?? 0);
      serving.set(before, { promiseIds, through });
      if (grown) waiting.push(before);
    }
  }
  return serving;
}

/** One milestone of a promise, as far as its delivery depends on it. */
export interface DeliveringMilestone {
  readonly started: boolean;
  readonly finished: boolean;
  /** Working days of float; null where the plan cannot be scheduled. */
  readonly totalFloatDays: number | null;
}

/** Whether a promise is on its way: the worst of the milestones that deliver it. */
export type PromiseDelivery = 'no-milestone' | 'finished' | 'at-risk' | 'on-track' | 'not-started';

/** The delivery of a promise from its milestones; work past its latest dates puts it at risk. */
export function promiseDelivery(milestones: readonly DeliveringMilestone[]): PromiseDelivery {
  if (milestones.length === 0) return 'no-milestone';
  const open = milestones.filter(({ finished }) => !finished);
  if (open.length === 0) return 'finished';
  if (open.some(({ totalFloatDays }) => totalFloatDays !== null && totalFloatDays < 0)) return 'at-risk';
  return milestones.some(({ started, finished }) => started || finished) ? 'on-track' : 'not-started';
}
