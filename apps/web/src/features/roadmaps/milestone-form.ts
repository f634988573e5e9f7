import type { MilestonePatch } from '@workback/domain/roadmap/milestone-patch';
import type { Deliverable, PlanContent, PlannedMilestone } from '@workback/domain/roadmap/plan-content';
import type { DependencyType } from '@workback/domain/roadmap/plan';

/** One thing that a milestone waits for, as the dialog edits it. */
export interface PredecessorDraft {
  readonly milestoneId: string;
  readonly type: DependencyType;
  readonly lag: string;
}

/** What the milestone dialog edits; numbers are text until they are sent. */
export interface MilestoneDraft {
  readonly outcome: string;
  readonly ownerId: string | null;
  readonly team: string;
  readonly notes: string;
  readonly likely: string;
  readonly threePoint: boolean;
  readonly optimistic: string;
  readonly pessimistic: string;
  readonly startedOn: string;
  readonly finishedOn: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly startOn: string;
  readonly finishOn: string;
  readonly predecessors: readonly PredecessorDraft[];
  readonly promiseIds: readonly string[];
  readonly deliverables: readonly Deliverable[];
}

/** The draft of a new milestone, or of one to change. */
export function draftOf(
  milestone: PlannedMilestone | null,
  dependencies: PlanContent['dependencies'],
  promiseId?: string,
): MilestoneDraft {
  const estimate = milestone?.estimateDays ?? 5;
  return {
    outcome: milestone?.outcome ?? '',
    ownerId: milestone?.ownerId ?? null,
    team: milestone?.team ?? '',
    notes: milestone?.notes ?? '',
    likely: String(estimate),
    threePoint: milestone?.estimateRange != null,
    optimistic: String(milestone?.estimateRange?.optimisticDays ?? estimate),
    pessimistic: String(milestone?.estimateRange?.pessimisticDays ?? estimate),
    startedOn: milestone?.startedOn ?? '',
    finishedOn: milestone?.finishedOn ?? '',
    notBefore: milestone?.notBefore ?? '',
    notAfter: milestone?.notAfter ?? '',
    startOn: milestone?.startOn ?? '',
    finishOn: milestone?.finishOn ?? '',
    predecessors: dependencies
      .filter(({ successorId }) => successorId === milestone?.id)
      .map(({ predecessorId, type, lagDays }) => ({ milestoneId: predecessorId, type, lag: String(lagDays) })),
    promiseIds: milestone?.promiseIds ?? (promiseId ? [promiseId] : []),
    deliverables: milestone?.deliverables ?? [],
  };
}

/** What a draft says, as a patch of a milestone. */
export function patchOf(draft: MilestoneDraft): MilestonePatch & { outcome: string; estimateDays: number } {
  const { likely, threePoint, optimistic, pessimistic } = draft;
  const whole = (text: string): number => Math.round(Number(text)) || 0;
  return {
    outcome: draft.outcome.trim(),
    ownerId: draft.ownerId,
    team: draft.team.trim(),
    notes: draft.notes,
    estimateDays: whole(likely),
    estimateRange: threePoint ? { optimisticDays: whole(optimistic), pessimisticDays: whole(pessimistic) } : null,
    startedOn: draft.startedOn || null,
    finishedOn: draft.finishedOn || null,
    notBefore: draft.notBefore || null,
    notAfter: draft.notAfter || null,
    startOn: draft.startOn || null,
    finishOn: draft.finishOn || null,
    predecessors: draft.predecessors.map(({ milestoneId, type, lag }) => ({ milestoneId, type, lagDays: whole(lag) })),
    promiseIds: draft.promiseIds,
    deliverables: draft.deliverables.filter(({ text }) => text.trim() !== ''),
  };
}
