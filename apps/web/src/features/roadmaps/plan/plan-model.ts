import type { Milestone } from '@workback/contracts/roadmap/milestone.schemas';
import type { Baseline } from '@workback/contracts/roadmap/baseline.schemas';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import type { OutsideLink, ScheduledMilestone } from '@workback/domain/roadmap/plan';
import type { PlanContent, PlannedMilestone, PlanSetting } from '@workback/domain/roadmap/plan-content';
import type { PlanOnScreen } from '@workback/domain/roadmap/preview';
import type { Status } from '@workback/ui/status-mark';
import type { CanvasMilestone } from '@workback/ui/prepare/canvas-rows';

/** The plan that operations change, from the wire. */
export function contentOf({ milestones, daysOff, lastNumber }: Roadmap): PlanContent {
  return {
    milestones: milestones.map(
      ({ owner, scheduled: _, lastCheckIn: _checkIn, predecessors: _links, version: _version, ...milestone }) => ({
        ...milestone,
        ownerId: owner?.id ?? null,
      }),
    ),
    dependencies: milestones.flatMap(({ id, predecessors }) =>
      predecessors.map(({ milestoneId, lagDays, type }) => ({
        predecessorId: milestoneId,
        successorId: id,
        type,
        lagDays,
      })),
    ),
    daysOff,
    lastNumber,
  };
}

/** What the plan is scheduled with, from the wire. */
export function settingOf({ today, launchDate, workingDays, holidays, crossing }: Roadmap): PlanSetting {
  const outside = crossing.flatMap(({ milestoneId, direction, other, type, lagDays, date }): OutsideLink[] =>
    date === null ? [] : [{ milestoneId, direction, otherId: other.milestoneId, type, lagDays, date }],
  );
  return { today, launchDate, calendar: { workingDays, holidays }, outside };
}

/** What the screens know of people, promises and check-ins, beside the plan itself. */
export interface PlanSurroundings {
  readonly nameOf: (personId: string | null) => string | null;
  readonly promiseLabel: (promiseId: string) => string | undefined;
  readonly wire: ReadonlyMap<string, Milestone>;
  /** Nothing is approved yet, or no promise marked: then no milestone is missing one. */
  readonly expectsPromises: boolean;
  /** What a milestone waits for in other initiatives, and what waits there for it, in a few words each. */
  readonly crossingOf: (milestoneId: string) => readonly string[];
}

/** A milestone of the plan as screens show it. */
export interface ShownMilestone extends CanvasMilestone<Status> {
  readonly planned: PlannedMilestone;
  readonly state: 'not-started' | 'started' | 'finished';
  readonly owner: string | null;
  /** Labels of the promises that it serves. */
  readonly labels: readonly string[];
  readonly crossing: readonly string[];
}

/** The milestones of a plan with their dates, people, promises and baseline. */
export function shownMilestones(
  { content, scheduled }: PlanOnScreen,
  { nameOf, promiseLabel, wire, expectsPromises, crossingOf }: PlanSurroundings,
  baseline: Baseline | null,
): ShownMilestone[] {
  const links = Map.groupBy(content.dependencies, ({ successorId }) => successorId);
  const planned = new Map(baseline?.milestones.map((milestone) => [milestone.id, milestone]));
  return content.milestones.map((milestone, at) => {
    const { id, finishedOn, startedOn, promiseIds } = milestone;
    const owner = nameOf(milestone.ownerId) ?? wire.get(id)?.owner?.name ?? null;
    const labels = promiseIds.map(promiseLabel).filter((label) => label !== undefined);
    const was = planned.get(id);
    return {
      ...milestone,
      planned: milestone,
      owner,
      ownerName: owner,
      state: finishedOn !== null ? 'finished' : startedOn !== null ? 'started' : 'not-started',
      scheduled: datesOf(scheduled?.schedule.milestones[at]),
      predecessors: (links.get(id) ?? []).map(({ predecessorId, lagDays }) => ({
        milestoneId: predecessorId,
        lagDays,
      })),
      status: statusOf(wire.get(id)),
      labels,
      crossing: crossingOf(id),
      note: noteOf(labels, crossingOf(id), expectsPromises),
      baseline: was ? { start: was.start, finish: was.finish } : null,
    };
  });
}

function noteOf(labels: readonly string[], crossing: readonly string[], expectsPromises: boolean) {
  const serves = labels.length > 0 ? labels.join(' ') : expectsPromises ? 'no promise' : '';
  const text = [serves, ...crossing].filter((part) => part !== '').join(' · ');
  return text === '' ? null : { text, bad: labels.length === 0 && expectsPromises };
}

function datesOf(scheduled: ScheduledMilestone | undefined): CanvasMilestone['scheduled'] {
  return scheduled ?? null;
}

function statusOf(milestone: Milestone | undefined): Status | null {
  const last = milestone?.lastCheckIn;
  if (!last || milestone?.finishedOn) return null;
  return last.outdated ? 'outdated' : last.colour;
}
