import { applyOperations } from './apply-operations.js';
import { planOf, type PlanContent, type PlanSetting } from './plan-content.js';
import { effectsOf, type PlanEffects, type ScheduledPlan } from './plan-effects.js';
import type { PlanOperation } from './plan-operation.js';
import { schedule } from './schedule.js';

/** A plan with its schedule, ready to be asked what a change would do. */
export interface PlanOnScreen {
  readonly content: PlanContent;
  readonly setting: PlanSetting;
  /** Null when the plan cannot be scheduled. */
  readonly scheduled: ScheduledPlan | null;
}

/** What a change would come to, before it is made. */
export type PlanPreview =
  | {
      readonly kind: 'ok';
      readonly after: PlanOnScreen;
      /** The operations with every move worked out. */
      readonly made: readonly PlanOperation[];
      readonly effects: PlanEffects | null;
    }
  | { readonly kind: 'refused'; readonly message: string };

/** Schedules a plan for the screen. */
export function planOnScreen(content: PlanContent, setting: PlanSetting): PlanOnScreen {
  const plan = planOf(content, setting);
  const result = schedule(plan);
  return { content, setting, scheduled: result.kind === 'ok' ? { plan, schedule: result } : null };
}

/** Says what operations would do to a plan; a ring of dependencies is refused by name. Fast enough for every move of a pointer. */
export function previewOperations(before: PlanOnScreen, operations: readonly PlanOperation[]): PlanPreview {
  const applied = applyOperations(before.content, operations, before.setting);
  if (applied.kind === 'refused')
    return { kind: 'refused', message: refusalWords(before.content, operations, applied) };
  const plan = planOf(applied.content, before.setting);
  const result = schedule(plan);
  if (result.kind === 'cycle') {
    return {
      kind: 'refused',
      message: `They would wait for each other: ${ringWords(applied.content, result.milestoneIds)}.`,
    };
  }
  if (result.kind === 'invalid') return { kind: 'refused', message: 'The plan would have no schedule.' };
  const scheduled = { plan, schedule: result };
  return {
    kind: 'ok',
    after: { content: applied.content, setting: before.setting, scheduled },
    made: applied.made,
    effects: before.scheduled && effectsOf(before.scheduled, scheduled),
  };
}

function refusalWords(
  { milestones }: PlanContent,
  operations: readonly PlanOperation[],
  { refusals }: Extract<ReturnType<typeof applyOperations>, { kind: 'refused' }>,
): string {
  const [first] = refusals;
  const operation = first && operations[first.index];
  const milestone =
    operation && 'milestoneId' in operation ? milestones.find(({ id }) => id === operation.milestoneId) : undefined;
  return milestone ? `M${milestone.number} ${first!.message}.` : `This ${first?.message ?? 'cannot be done'}.`;
}

function ringWords({ milestones }: PlanContent, ids: readonly string[]): string {
  const numbers = new Map(milestones.map(({ id, number }) => [id, `M${number}`]));
  return [...ids, ids[0]!].map((id) => numbers.get(id)).join(' → ');
}
