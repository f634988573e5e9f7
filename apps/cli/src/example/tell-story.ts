import type { INestApplicationContext } from '@nestjs/common';
import { addDays, type PlainDate } from '@workback/domain/calendar/plain-date';
import { emptyDocument, type PrfaqDocument } from '@workback/domain/prfaq/document';
import type { SignalSettings } from '@workback/domain/xmr/process-chart';
import { anchorPassage } from '@workback/domain/passage/anchor';
import { CriterionService } from '@workback/server/features/criterion/criterion.service';
import { InitiativeService } from '@workback/server/features/initiative/initiative.service';
import { KpiService } from '@workback/server/features/kpi/kpi.service';
import { LaunchService } from '@workback/server/features/launch/launch.service';
import { PromiseService } from '@workback/server/features/promise/promise.service';
import { Database } from '@workback/server/platform/database/database';
import type { ExampleSources } from './example-world.js';
import { LAUNCHED_DAYS_AGO } from './example-series.js';
import type { Story } from './stories/story.js';
import { tellAnnotations } from './tell-annotations.js';
import { tellCheckIns } from './tell-check-ins.js';
import { tellGates } from './tell-gates.js';
import { tellPlan, workingDate } from './tell-plan.js';
import { dateReviewBack, reviewLast, reviewUntilLast } from './tell-review.js';

/** What a story is told into. */
export interface Setting {
  readonly workspaceId: string;
  readonly ownerId: string;
  readonly people: ReadonlyMap<string, string>;
  readonly sources: ExampleSources;
  readonly launchedOn: PlainDate;
}

/** Lives through a story with the product's own services, and then dates what happened to when it happened. */
export async function tellStory(app: INestApplicationContext, setting: Setting, story: Story): Promise<void> {
  const { workspaceId, ownerId } = setting;
  const today = addDays(setting.launchedOn, LAUNCHED_DAYS_AGO);
  const on = (day: number): PlainDate => addDays(today, day);
  const person = (name: string | undefined): string => (name && setting.people.get(name)) || ownerId;

  const document = documentOf(story, workingDate(on(story.launchOn)));
  const { id } = await app
    .get(InitiativeService)
    .create(
      workspaceId,
      { name: story.name, ownerId: person(story.owner) },
      person(story.owner),
      firstText(story, document),
    );
  await reviewUntilLast(app, workspaceId, id, story, document, person);
  const promises = await markPromises(app, setting, id, document, story, person(story.owner));
  const kpis = await defineKpis(app, setting, id, story, person);
  await setCriteria(app, setting, id, story, kpis, promises, person(story.owner));
  await reviewLast(app, workspaceId, id, story, person);
  const told = { workspaceId, initiativeId: id, on, person };
  const milestoneIds = await tellPlan(app, { ...told, promiseIds: promises }, story);
  await tellGates(app, told, story);
  if (story.launchedOn !== undefined) {
    const launch = { launchedOn: on(story.launchedOn), exception: story.launchException ?? '' };
    await app.get(LaunchService).declare(workspaceId, id, launch, person(story.owner));
    await divideAtLaunch(app.get(Database), id, launch.launchedOn, person(story.owner));
  }
  await tellAnnotations(app, told, story, kpis);
  await tellCheckIns(app, { ...told, milestoneIds }, story);
  await dateBack(app.get(Database), id, story, on);
  await dateReviewBack(app.get(Database), id, story, on);
  await rememberLastWeek(app.get(Database), id, story, today);
}

/** The launch changed the processes; when everybody had it six weeks later, they were steady again. */
async function divideAtLaunch(
  database: Database,
  initiativeId: string,
  launchedOn: PlainDate,
  actorId: string,
): Promise<void> {
  const dividers = [launchedOn, addDays(launchedOn, 42)];
  const settings = { grain: 'week', centre: 'mean', dividers, locked: null, season: null } satisfies SignalSettings;
  await database.query(
    `INSERT INTO signal_settings (workspace_id, kpi_id, settings, reason, changed_by)
     SELECT workspace_id, id, $2, 'The launch, and the end of its roll-out six weeks later.', $3 FROM kpis WHERE initiative_id = $1`,
    [initiativeId, JSON.stringify(settings), actorId],
  );
}

/** What the portfolio compares today with. */
async function rememberLastWeek(database: Database, id: string, { aWeekAgo }: Story, today: PlainDate): Promise<void> {
  await database.query(
    `INSERT INTO portfolio_weeks (workspace_id, initiative_id, week_ends, state)
     SELECT w.id, i.id, $2::date - 1 - (extract(dow FROM $2::date - 1)::int - w.week_ending_day + 7) % 7, $3
       FROM initiatives i JOIN workspaces w ON w.id = i.workspace_id WHERE i.id = $1`,
    [id, today, JSON.stringify(aWeekAgo)],
  );
}

function documentOf(story: Story, launchDate: PlainDate): PrfaqDocument {
  return {
    sections: { ...emptyDocument().sections, ...story.sections },
    questions: story.questions.map((question, i) => ({ id: `q${i + 1}`, ...question })),
    launchDate,
  };
}

/** The text as the first round read it. */
function firstText(story: Story, document: PrfaqDocument): PrfaqDocument {
  return { ...document, sections: { ...document.sections, ...story.rounds[0]?.then } };
}

async function markPromises(
  app: INestApplicationContext,
  { workspaceId }: Setting,
  id: string,
  document: PrfaqDocument,
  story: Story,
  actorId: string,
): Promise<string[]> {
  const ids: string[] = [];
  for (const { place, words, kind } of story.promises) {
    const text = document.sections[place];
    const start = text.indexOf(words);
    const passage = anchorPassage(place, text, start, start + words.length);
    if (start < 0 || !passage) throw new Error(`“${words}” does not stand in ${place} of ${story.name}`);
    ids.push((await app.get(PromiseService).mark(workspaceId, id, { passage, kind }, actorId)).id);
  }
  return ids;
}

async function defineKpis(
  app: INestApplicationContext,
  setting: Setting,
  initiativeId: string,
  story: Story,
  person: (name: string) => string,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, owner, source, query, everySeconds, ...kpi } of story.kpis) {
    const sourceId = setting.sources[source];
    const created = await app.get(KpiService).create(
      setting.workspaceId,
      {
        ...kpi,
        initiativeId,
        ownerId: person(owner),
        currency: null,
        grain: 'day',
        delayDays: 0,
        caveats: '',
        sourceId,
        query: sourceId ? ({ ...query } as never) : {},
        cadence: sourceId ? { kind: 'interval', everySeconds } : null,
        paused: false,
        ...{ dataProviderId: null, targets: null, formula: null, dimension: null, moves: [] },
      },
      person(owner),
    );
    ids.set(key, created.id);
  }
  return ids;
}

async function setCriteria(
  app: INestApplicationContext,
  { workspaceId }: Setting,
  initiativeId: string,
  story: Story,
  kpis: ReadonlyMap<string, string>,
  promises: readonly string[],
  actorId: string,
): Promise<void> {
  for (const { kpi, promise, comparator, value, weeks, dueAfterLaunchDays } of story.criteria) {
    await app.get(CriterionService).create(
      workspaceId,
      {
        initiativeId,
        kpiId: kpis.get(kpi) ?? '',
        promiseId: promise === undefined ? null : (promises[promise] ?? null),
        comparator,
        value,
        against: 'value',
        window: { count: weeks, grain: 'week' },
        aggregation: null,
        due: { kind: 'after-launch', days: dueAfterLaunchDays },
        minimumCoverage: 0.9,
        consecutivePeriods: 1,
        noDataPolicy: 'no-data',
        tolerance: 0.1,
        trajectory: false,
      },
      actorId,
    );
  }
}

/** The example happened over months, though it was written in a second. */
async function dateBack(database: Database, id: string, story: Story, on: (day: number) => PlainDate): Promise<void> {
  const at = (day: number | undefined): string | null => (day === undefined ? null : `${on(day)} 09:30`);
  const concluded = story.concluded && story.launchedOn !== undefined ? at(story.launchedOn + 92) : null;
  const [first, last] = [story.rounds[0], story.rounds.at(-1)];
  const began = at((first?.startedOn ?? 0) - 14);
  const approvedOn = last?.verdict === 'approve' ? at(last.endedOn) : null;
  await database.query(
    "SELECT set_config('workback.dating_back', workspace_id::text, true) FROM initiatives WHERE id = $1",
    [id],
  );
  await database.query('UPDATE initiatives SET concluded_at = $2, created_at = $3 WHERE id = $1', [
    id,
    concluded,
    began,
  ]);
  await database.query('UPDATE launches SET declared_at = $2 WHERE initiative_id = $1', [id, at(story.launchedOn)]);
  await database.query('UPDATE prfaqs SET approved_at = $2, saved_at = $3 WHERE initiative_id = $1', [
    id,
    approvedOn,
    at(last?.startedOn),
  ]);
  await database.query(
    `UPDATE promises SET created_at = $2, frozen_at = CASE WHEN frozen_at IS NULL THEN NULL ELSE $3::timestamptz END WHERE initiative_id = $1`,
    [id, began, approvedOn],
  );
}
