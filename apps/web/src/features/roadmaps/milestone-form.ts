import type { Milestone } from '@workback/contracts/roadmap/milestone.schemas';

/** What the milestone dialog edits; numbers are text until they are sent. */
export interface MilestoneDraft {
  readonly outcome: string;
  readonly ownerId: string;
  readonly estimateDays: string;
  readonly startedOn: string;
  readonly finishedOn: string;
  readonly predecessors: Readonly<Record<string, string>>;
  readonly promiseIds: readonly string[];
}

/** The draft of a new milestone, or of one to change. */
export function draftOf(milestone: Milestone | null, promiseId?: string): MilestoneDraft {
  return {
    outcome: milestone?.outcome ?? '',
    ownerId: milestone?.owner?.id ?? '',
    estimateDays: String(milestone?.estimateDays ?? 5),
    startedOn: milestone?.startedOn ?? '',
    finishedOn: milestone?.finishedOn ?? '',
    predecessors: Object.fromEntries(
      milestone?.predecessors.map((link) => [link.milestoneId, String(link.lagDays)]) ?? [],
    ),
    promiseIds: milestone?.promiseIds ?? (promiseId ? [promiseId] : []),
  };
}

/** What is sent for a draft. */
export function bodyOf(draft: MilestoneDraft) {
  return {
    outcome: draft.outcome,
    ownerId: draft.ownerId === '' ? null : draft.ownerId,
    estimateDays: Number(draft.estimateDays),
    predecessors: Object.entries(draft.predecessors).map(([milestoneId, lag]) => ({
      milestoneId,
      lagDays: Number(lag) || 0,
    })),
    promiseIds: [...draft.promiseIds],
  };
}
