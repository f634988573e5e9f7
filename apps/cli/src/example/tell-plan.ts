import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { addDays, dayOfWeek, type PlainDate } from '@workback/domain/calendar/plain-date';
import { takeBaseline } from '@workback/domain/roadmap/baseline';
import { planOf } from '@workback/domain/roadmap/plan-content';
import type { PlanOperation } from '@workback/domain/roadmap/plan-operation';
import { schedule } from '@workback/domain/roadmap/schedule';
import { BaselineRepository } from '@workback/server/features/roadmap/baseline.repository';
import { PlanChangeService } from '@workback/server/features/roadmap/plan-change.service';
import { PlanReader } from '@workback/server/features/roadmap/plan-reader';
import { toContent, toSetting } from '@workback/server/features/roadmap/roadmap.mapper';
import { Database } from '@workback/server/platform/database/database';
import type { Story, StoryMilestone } from './stories/story.js';

interface Setting {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly promiseIds: readonly string[];
  readonly on: (day: number) => PlainDate;
  readonly person: (name: string | undefined) => string;
}

interface Step {
  readonly day: number;
  readonly by: string;
  readonly reason: string;
  readonly operations: readonly PlanOperation[];
}

/**
 * Makes a story's plan as it was made: worked back in one go after the approval, kept as a baseline, then what began and
 * ended, what took longer and what came on top, each on its day. Answers the ids of the milestones.
 */
export async function tellPlan(app: INestApplicationContext, setting: Setting, story: Story): Promise<string[]> {
  const ids = story.milestones.map(() => randomUUID());
  if (ids.length === 0) return ids;
  const { workspaceId, initiativeId, person } = setting;
  const last = story.rounds.at(-1);
  const plannedOn = last?.endedOn ?? last?.startedOn ?? 0;
  const first = story.milestones.flatMap((milestone, at) =>
    milestone.addedOn === undefined ? [firstStep(milestone, at, ids, setting, plannedOn)] : [],
  );
  const later = story.milestones
    .flatMap((milestone, at) => laterSteps(milestone, at, ids, setting))
    .sort((a, b) => a.day - b.day);
  const make = async ({ day, by, reason, operations }: Step): Promise<void> => {
    const decide = () => Promise.resolve({ operations, reason });
    const { version } = await app.get(PlanChangeService).change({ workspaceId, initiativeId }, person(by), decide);
    await app
      .get(Database)
      .query(`UPDATE plan_changes SET changed_at = $3::timestamptz WHERE initiative_id = $1 AND version = $2`, [
        initiativeId,
        version,
        `${setting.on(day)} 11:30`,
      ]);
  };
  for (const step of first) await make(step);
  if (later.length > 0) await keepBaseline(app, setting, setting.on(plannedOn), person(story.owner));
  for (const step of later) await make(step);
  return ids;
}

function firstStep(
  milestone: StoryMilestone,
  at: number,
  ids: readonly string[],
  { promiseIds, person }: Setting,
  day: number,
): Step {
  const milestoneId = ids[at]!;
  return {
    day,
    by: milestone.owner,
    reason: 'The plan as the team first worked it back.',
    operations: [
      {
        op: 'create',
        milestoneId,
        outcome: milestone.outcome,
        ownerId: person(milestone.owner),
        estimateDays: milestone.estimateWas?.days ?? milestone.estimateDays,
        promiseIds: milestone.promises.map((index) => promiseIds[index] ?? ''),
      },
      ...milestone.after.map((index): PlanOperation => ({
        op: 'link',
        predecessorId: ids[index]!,
        successorId: milestoneId,
        type: 'FS',
        lagDays: milestone.lagDays ?? 0,
      })),
    ],
  };
}

function laterSteps(milestone: StoryMilestone, at: number, ids: readonly string[], setting: Setting): Step[] {
  const { owner: by, addedOn, estimateWas, startedOn, finishedOn } = milestone;
  const milestoneId = ids[at]!;
  const steps: Step[] = [];
  const step = (day: number, reason: string, operation: PlanOperation): void => {
    steps.push({ day, by, reason, operations: [operation] });
  };
  if (addedOn !== undefined) {
    steps.push({ ...firstStep(milestone, at, ids, setting, addedOn), reason: 'Asked for on the way.' });
  }
  if (startedOn !== undefined) {
    step(startedOn, '', { op: 'progress', milestoneId, startedOn: workingDate(setting.on(startedOn)) });
  }
  if (estimateWas !== undefined) {
    const { estimateDays } = milestone;
    step(estimateWas.until, estimateWas.because, { op: 'estimate', milestoneId, estimateDays });
  }
  if (finishedOn !== undefined) {
    step(finishedOn, '', { op: 'progress', milestoneId, finishedOn: workingDate(setting.on(finishedOn)) });
  }
  return steps;
}

/** The plan as it stood when it was made, scheduled as on that day. */
async function keepBaseline(
  app: INestApplicationContext,
  { workspaceId, initiativeId }: Setting,
  on: PlainDate,
  actorId: string,
): Promise<void> {
  const { row, calendar } = await app.get(PlanReader).read(workspaceId, initiativeId);
  const setting = { ...toSetting(row, calendar), today: on };
  const result = schedule(planOf(toContent(row), setting));
  if (result.kind !== 'ok') throw new Error(`the plan of the example has no schedule: ${result.kind}`);
  const baseline = takeBaseline(row.milestones, result, setting.launchDate);
  const id = await app
    .get(BaselineRepository)
    .insert(workspaceId, initiativeId, { ...baseline, name: 'First plan', byApproval: false }, actorId);
  await app
    .get(Database)
    .query('UPDATE plan_baselines SET created_at = $2::timestamptz WHERE id = $1', [id, `${on} 12:00`]);
}

/** Friday for a date at the weekend: the people of the example do not work then. */
export function workingDate(date: PlainDate): PlainDate {
  const day = dayOfWeek(date);
  return day === 6 ? addDays(date, -1) : day === 0 ? addDays(date, -2) : date;
}
