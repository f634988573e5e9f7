import type { INestApplicationContext } from '@nestjs/common';
import { FirstRunService } from '@workback/server/features/session/first-run.service';
import { SourceService } from '@workback/server/features/source/source.service';
import { WorkspaceService } from '@workback/server/features/workspace/workspace.service';
import { Database } from '@workback/server/platform/database/database';
import { withServices } from '../command/cli-context.js';
import { hostTimeZone } from '../start/sign-in-address.js';
import type { ExampleAddresses } from './example-source.js';
import { addPeople, connectSources, refreshSources } from './example-world.js';
import { quietHours } from './stories/quiet-hours.js';
import { secondLook } from './stories/second-look.js';
import { twoMinutePickUp } from './stories/two-minute-pick-up.js';
import { makeDeck } from './tell-deck.js';
import { writeGateTemplate } from './tell-gates.js';
import { tellStory } from './tell-story.js';

/**
 * Makes the example in a workspace of its own, once in the life of an installation: whoever removed it does not get it
 * back. Later calls only tell its sources where they are reached now.
 */
export function seedExample(env: NodeJS.ProcessEnv, addresses: ExampleAddresses): Promise<void> {
  return withServices(env, async (app) => {
    const { ownerId } = await app.get(FirstRunService).ensureOwner(hostTimeZone());
    const database = app.get(Database);
    const known = await exampleWorkspace(database);
    if (known) return refreshSources(database, app.get(SourceService), known, addresses, ownerId);
    const [{ wasMade } = { wasMade: false }] = await database.query<{ wasMade: boolean }>(
      `SELECT example_made_at IS NOT NULL AS "wasMade" FROM installation`,
    );
    if (!wasMade) await makeExample(app, ownerId, addresses);
  });
}

async function exampleWorkspace(database: Database): Promise<string | null> {
  const [row] = await database.query<{ id: string }>('SELECT id FROM workspaces WHERE is_example');
  return row?.id ?? null;
}

async function makeExample(app: INestApplicationContext, ownerId: string, addresses: ExampleAddresses): Promise<void> {
  const database = app.get(Database);
  await database.transaction(async () => {
    const workspace = await app
      .get(WorkspaceService)
      .create({ name: 'Larkspur Parcel', timeZone: hostTimeZone(), isExample: true }, ownerId);
    const people = await addPeople(database, workspace.id);
    const sources = await connectSources(app.get(SourceService), workspace.id, addresses, ownerId);
    await writeGateTemplate(app, workspace.id, ownerId, people);
    for (const story of [twoMinutePickUp, quietHours, secondLook]) {
      await tellStory(
        app,
        { workspaceId: workspace.id, ownerId, people, sources, launchedOn: addresses.launchedOn },
        story,
      );
    }
    await database.query(
      `INSERT INTO guardrails (workspace_id, kpi_id, value_limit, bad_side, grain, periods, watch_days)
       SELECT workspace_id, id, target, CASE direction WHEN 'down' THEN 'above' ELSE 'below' END, 'week', 2, 180
         FROM kpis WHERE workspace_id = $1 AND kind = 'guardrail' AND target IS NOT NULL`,
      [workspace.id],
    );
    await makeDeck(app, workspace.id, ownerId);
    await database.query('UPDATE installation SET example_made_at = now()');
  });
}
