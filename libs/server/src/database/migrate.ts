import { DataSource } from 'typeorm';
import { Foundation1763800000000 } from './migrations/1763800000000-foundation.js';
import { CreateInvitations1764331000000 } from './migrations/1764331000000-create-invitations.js';
import { CreatePresences1764331001000 } from './migrations/1764331001000-create-presences.js';
import { QuestionOwners1764333000000 } from './migrations/1764333000000-question-owners.js';
import { LengthRules1764333000001 } from './migrations/1764333000001-length-rules.js';
import { Images1764333000002 } from './migrations/1764333000002-images.js';
import { CreateNotifications1764334000100 } from './migrations/1764334000100-create-notifications.js';
import { CreateComments1764334000200 } from './migrations/1764334000200-create-comments.js';
import { CreateReviewRounds1764335000000 } from './migrations/1764335000000-create-review-rounds.js';
import { CreateAmendments1764335100000 } from './migrations/1764335100000-create-amendments.js';
import { CreateReviewMeetings1764335200000 } from './migrations/1764335200000-create-review-meetings.js';
import { AddVersionNotes1764336000000 } from './migrations/1764336000000-add-version-notes.js';
import { CreateCoachSilences1764336000100 } from './migrations/1764336000100-create-coach-silences.js';
import { PlanChanges1764337000000 } from './migrations/1764337000000-plan-changes.js';
import { CheckInWords1764338000000 } from './migrations/1764338000000-check-in-words.js';
import { CheckInReminders1764338000100 } from './migrations/1764338000100-check-in-reminders.js';
import { CreateTwoByTwos1764338000200 } from './migrations/1764338000200-create-two-by-twos.js';
import { CreateForecasts1764338000300 } from './migrations/1764338000300-create-forecasts.js';
import { CreateSearchEntries1764350000000 } from './migrations/1764350000000-create-search-entries.js';
import { CalendarFeeds1764399000000 } from './migrations/1764399000000-calendar-feeds.js';
import { CrossDependencies1764399100000 } from './migrations/1764399100000-cross-dependencies.js';
import { RunTries1795883000000 } from './migrations/1795883000000-run-tries.js';
import { SourceBreakers1795883100000 } from './migrations/1795883100000-source-breakers.js';
import { CreateDecks1795883149958 } from './migrations/1795883149958-create-decks.js';
import { CreateSavedViews1795883173367 } from './migrations/1795883173367-create-saved-views.js';
import { CreatePortfolioWeeks1795883366000 } from './migrations/1795883366000-create-portfolio-weeks.js';
import { KpiDefinitions1795883521000 } from './migrations/1795883521000-kpi-definitions.js';
import { CreateBackfills1795884200000 } from './migrations/1795884200000-create-backfills.js';
import { CreateGates1795884700000 } from './migrations/1795884700000-create-gates.js';
import { CreateAnnotations1795884754371 } from './migrations/1795884754371-create-annotations.js';
import { CreateSignalSettings1795884941000 } from './migrations/1795884941000-create-signal-settings.js';
import { CreateMails1795885463473 } from './migrations/1795885463473-create-mails.js';
import { DeckReminders1795885870435 } from './migrations/1795885870435-deck-reminders.js';
import { KpiDimensions1795886153000 } from './migrations/1795886153000-kpi-dimensions.js';
import { CreateGuardrails1795886647000 } from './migrations/1795886647000-create-guardrails.js';
import { CreateShareLinks1795887877000 } from './migrations/1795887877000-create-share-links.js';
import { CreateMetricPoints1795888500000 } from './migrations/1795888500000-create-metric-points.js';

/** The migrations in the order in which they run; `pnpm gen migration` adds to this list. */
export const migrations = [
  Foundation1763800000000,
  CreateInvitations1764331000000,
  CreatePresences1764331001000,
  QuestionOwners1764333000000,
  LengthRules1764333000001,
  Images1764333000002,
  CreateNotifications1764334000100,
  CreateComments1764334000200,
  CreateReviewRounds1764335000000,
  CreateAmendments1764335100000,
  CreateReviewMeetings1764335200000,
  AddVersionNotes1764336000000,
  CreateCoachSilences1764336000100,
  PlanChanges1764337000000,
  CheckInWords1764338000000,
  CheckInReminders1764338000100,
  CreateTwoByTwos1764338000200,
  CreateForecasts1764338000300,
  CreateSearchEntries1764350000000,
  CalendarFeeds1764399000000,
  CrossDependencies1764399100000,
  RunTries1795883000000,
  SourceBreakers1795883100000,
  CreateDecks1795883149958,
  CreateSavedViews1795883173367,
  CreatePortfolioWeeks1795883366000,
  KpiDefinitions1795883521000,
  CreateBackfills1795884200000,
  CreateGates1795884700000,
  CreateAnnotations1795884754371,
  CreateSignalSettings1795884941000,
  CreateMails1795885463473,
  DeckReminders1795885870435,
  KpiDimensions1795886153000,
  CreateGuardrails1795886647000,
  CreateShareLinks1795887877000,
  CreateMetricPoints1795888500000,
];

/** Number of the advisory lock that lets one process migrate at a time (TypeORM itself takes none). */
const MIGRATION_LOCK = 871_340_211;

/** Brings a database to the newest schema; safe to call from several processes at once. Returns the names of what ran. */
export async function runMigrations(url: string): Promise<string[]> {
  const source = new DataSource({ type: 'postgres', url, migrations, entities: [], migrationsTransactionMode: 'each' });
  await source.initialize();
  try {
    const runner = source.createQueryRunner();
    await runner.connect();
    try {
      await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      const ran = await source.runMigrations();
      return ran.map((migration) => migration.name);
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await runner.release();
    }
  } finally {
    await source.destroy();
  }
}
