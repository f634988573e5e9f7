import type { SourceService } from '@workback/server/features/source/source.service';
import type { Database } from '@workback/server/platform/database/database';
import { EXAMPLE_DATABASE, EXAMPLE_READER } from './example-table.js';
import type { ExampleAddresses } from './example-source.js';
import { people } from './stories/people.js';

/** Ids of the example's sources; no table where the database user may not make one. */
export interface ExampleSources {
  readonly json: string;
  readonly csv: string;
  readonly table: string | null;
}

const names = { json: 'Shop systems (HTTP JSON)', csv: 'Weekly export (CSV)', table: 'Service desk (PostgreSQL)' };

/** Adds the example's people as contributors; they have neither e-mail nor password, so nobody can sign in as them. */
export async function addPeople(database: Database, workspaceId: string): Promise<Map<string, string>> {
  const rows = await database.query<{ id: string; name: string }>(
    `WITH added AS (INSERT INTO users (name) SELECT unnest($1::text[]) RETURNING id, name),
          members AS (INSERT INTO memberships (workspace_id, user_id, role) SELECT $2, id, 'contributor' FROM added)
     SELECT id, name FROM added`,
    [[...people], workspaceId],
  );
  return new Map(rows.map((row) => [row.name, row.id]));
}

const settingsOf = (addresses: ExampleAddresses) => ({
  json: {
    name: names.json,
    connector: 'http-json' as const,
    config: { url: addresses.http, auth: { type: 'none' } },
    secret: null,
  },
  csv: {
    name: names.csv,
    connector: 'csv-url' as const,
    config: { url: addresses.http, auth: { type: 'none' } },
    secret: null,
  },
  table: addresses.postgresql && {
    name: names.table,
    connector: 'postgresql' as const,
    config: {
      host: '127.0.0.1',
      port: addresses.postgresql.port,
      database: EXAMPLE_DATABASE,
      user: EXAMPLE_READER,
      ssl: false,
    },
    secret: { password: addresses.postgresql.password },
  },
});

/** Connects the example's sources. */
export async function connectSources(
  service: SourceService,
  workspaceId: string,
  addresses: ExampleAddresses,
  ownerId: string,
): Promise<ExampleSources> {
  const { json, csv, table } = settingsOf(addresses);
  return {
    json: (await service.create(workspaceId, json, ownerId)).id,
    csv: (await service.create(workspaceId, csv, ownerId)).id,
    table: table ? (await service.create(workspaceId, table, ownerId)).id : null,
  };
}

/** Tells the example's sources where they are reached in this run, when that changed. */
export async function refreshSources(
  database: Database,
  service: SourceService,
  workspaceId: string,
  addresses: ExampleAddresses,
  ownerId: string,
): Promise<void> {
  const rows = await database.query<{ id: string; name: string; version: number; config: Record<string, unknown> }>(
    'SELECT id, name, version, config FROM sources WHERE workspace_id = $1',
    [workspaceId],
  );
  const wanted = Object.values(settingsOf(addresses)).filter((settings) => settings !== null);
  for (const row of rows) {
    const settings = wanted.find((candidate) => candidate.name === row.name);
    const moved =
      settings &&
      Object.entries(settings.config).some(([key, value]) => JSON.stringify(row.config[key]) !== JSON.stringify(value));
    if (settings && moved) {
      await service.update(
        workspaceId,
        row.id,
        row.version,
        { config: settings.config, secret: settings.secret },
        ownerId,
      );
    }
  }
}
