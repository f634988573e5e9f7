import type { INestApplicationContext } from '@nestjs/common';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { PrfaqService } from '@workback/server/features/prfaq/prfaq.service';
import { RequiredChangeService } from '@workback/server/features/round/required-change.service';
import { RoundService } from '@workback/server/features/round/round.service';
import type { Database } from '@workback/server/platform/database/database';
import type { DateOf, Story, StoryRound } from './stories/story.js';

type Person = (name: string | undefined) => string;

/** A day that is still to come when the example is made; the rounds are dated back afterwards. */
const later: PlainDate = '9999-12-31';

/** Lives through the rounds that asked for changes, and makes the changes. */
export async function reviewUntilLast(
  app: INestApplicationContext,
  workspaceId: string,
  id: string,
  story: Story,
  document: PrfaqDocument,
  person: Person,
): Promise<void> {
  const owner = person(story.owner);
  for (const [at, round] of story.rounds.slice(0, -1).entries()) {
    const changes = await liveThrough(app, workspaceId, id, round, owner, person);
    const next = { ...document.sections, ...story.rounds[at + 1]?.then };
    const { version } = await app.get(PrfaqService).get(workspaceId, id);
    await app.get(PrfaqService).edit(workspaceId, id, version, { sections: next }, owner);
    for (const [i, change] of changes.entries()) {
      const made = { done: true, note: round.made?.[i] ?? '' };
      await app.get(RequiredChangeService).tick(workspaceId, id, change.id, change.version, made, owner);
    }
  }
}

/** Lives through the last round, as far as it got. */
export async function reviewLast(
  app: INestApplicationContext,
  workspaceId: string,
  id: string,
  story: Story,
  person: Person,
): Promise<void> {
  const last = story.rounds.at(-1);
  if (last) await liveThrough(app, workspaceId, id, last, person(story.owner), person);
}

async function liveThrough(
  app: INestApplicationContext,
  workspaceId: string,
  initiativeId: string,
  round: StoryRound,
  owner: string,
  person: Person,
) {
  const rounds = app.get(RoundService);
  const { objective, door, approvers, reviewers, verdict, reasons = '' } = round;
  const plan = {
    amendmentId: null,
    objective,
    door,
    dueOn: later,
    facilitatorId: person(round.facilitator),
    noteTakerId: round.noteTaker === undefined ? null : person(round.noteTaker),
    approverIds: approvers.map(({ who }) => person(who)),
    reviewerIds: reviewers.map(({ who }) => person(who)),
  };
  const { id: roundId } = await rounds.start(workspaceId, initiativeId, plan, owner);
  const address = { workspaceId, initiativeId, roundId };
  for (const { who, answer, note = '' } of [...reviewers, ...approvers]) {
    if (answer) await rounds.answer(address, { answer, note }, person(who));
  }
  if (!verdict) return [];
  return (await rounds.close(address, { verdict, reasons }, person(approvers[0]?.who))).requiredChanges;
}

/** Dates rounds, answers, verdicts and versions to when they happened. Needs the transaction that may date back. */
export async function dateReviewBack(database: Database, id: string, story: Story, on: DateOf): Promise<void> {
  for (const [at, round] of story.rounds.entries()) {
    const [began, ended] = [`${on(round.startedOn)} 09:30`, `${on(round.endedOn ?? round.startedOn)} 16:00`];
    await database.query(
      `UPDATE review_rounds SET started_at = $3, due_on = $4, ended_at = CASE WHEN ended_at IS NULL THEN NULL ELSE $5::timestamptz END
        WHERE initiative_id = $1 AND number = $2`,
      [id, at + 1, began, on(round.dueOn), ended],
    );
  }
  const ofInitiative = '(SELECT r.id FROM review_rounds r WHERE r.initiative_id = $1)';
  await database.query(
    `UPDATE review_readers p SET added_at = r.started_at FROM review_rounds r WHERE r.id = p.round_id AND p.round_id IN ${ofInitiative}`,
    [id],
  );
  await database.query(
    `UPDATE review_answers a SET answered_at = coalesce(r.ended_at, r.started_at + interval '1 day')
       FROM review_readers p JOIN review_rounds r ON r.id = p.round_id
      WHERE p.id = a.reader_id AND p.round_id IN ${ofInitiative}`,
    [id],
  );
  await database.query(
    `UPDATE required_changes c SET done_at = r.ended_at + interval '2 days' FROM review_rounds r
      WHERE r.id = c.round_id AND c.done_at IS NOT NULL AND c.initiative_id = $1`,
    [id],
  );
  await database.query(
    'UPDATE prfaq_decisions d SET decided_at = r.ended_at FROM review_rounds r WHERE r.id = d.round_id AND d.initiative_id = $1',
    [id],
  );
  await database.query(
    `UPDATE prfaq_versions v SET created_at = r.started_at FROM review_rounds r
      WHERE r.initiative_id = v.initiative_id AND v.number = r.version_number AND v.initiative_id = $1`,
    [id],
  );
}
