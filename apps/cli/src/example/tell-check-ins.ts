import type { INestApplicationContext } from '@nestjs/common';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { CheckInCadenceService } from '@workback/server/features/check-in/check-in-cadence.service';
import { CheckInService } from '@workback/server/features/check-in/check-in.service';
import { Database } from '@workback/server/platform/database/database';
import type { Story, StoryCheckIn } from './stories/story.js';

interface Setting {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly milestoneIds: readonly string[];
  readonly on: (day: number) => PlainDate;
  readonly person: (name: string | undefined) => string;
}

/** What people of a story said, in order, each dated to when they said it, with what the plan said that day. */
export async function tellCheckIns(app: INestApplicationContext, setting: Setting, story: Story): Promise<void> {
  const { workspaceId, initiativeId, milestoneIds, person } = setting;
  if (story.checkInsOn !== undefined) {
    await app
      .get(CheckInCadenceService)
      .set(
        workspaceId,
        initiativeId,
        0,
        { rule: { every: 'week', weekday: story.checkInsOn }, reporterIds: [], milestoneOwners: true },
        person(story.owner),
      );
  }
  for (const said of story.checkIns) {
    const { id } = await app.get(CheckInService).create(
      workspaceId,
      initiativeId,
      {
        achievement: said.colour,
        confidence: said.confidence,
        done: said.done ?? '',
        next: said.next ?? '',
        blockers: said.blockers ?? '',
        pathToGreen: said.pathToGreen ?? '',
        percentDone: said.percentDone ?? null,
        remainingDays: said.remainingDays ?? null,
        expectedOn: null,
        milestoneId: said.milestone === undefined ? null : (milestoneIds[said.milestone] ?? null),
      },
      { id: person(said.author), byLink: false },
    );
    // Before the next one: each word remembers the colour of the one before it.
    await dateBack(app.get(Database), id, said, setting);
  }
}

async function dateBack(
  database: Database,
  id: string,
  { on: day, acknowledgedBy, plan }: StoryCheckIn,
  { on, person }: Setting,
): Promise<void> {
  await database.query(
    `UPDATE check_ins
        SET created_at = $2::date + time '09:30', acknowledged_by = $3,
            acknowledged_at = CASE WHEN $3::uuid IS NOT NULL THEN $2::date + time '14:05' END,
            plan_finish_on = coalesce($4::date, plan_finish_on), plan_remaining_days = coalesce($5::int, plan_remaining_days)
      WHERE id = $1`,
    [
      id,
      on(day),
      acknowledgedBy === undefined ? null : person(acknowledgedBy),
      plan === undefined ? null : on(plan.finish),
      plan?.remainingDays ?? null,
    ],
  );
}
