import pg from 'pg';

/** A workspace with one initiative and KPIs that are pulled from one HTTP source, seen through SQL. */
export interface PullWorld {
  readonly pool: pg.Pool;
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly kpiIds: readonly string[];
  rows<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Makes every KPI due now, or so many seconds ago. */
  makeDue(secondsAgo?: number): Promise<void>;
  /** Ids of the runs in a state, oldest first. */
  runIds(state: string): Promise<number[]>;
  /** As if so long had passed since the runs were sent and leased. */
  age(seconds: number): Promise<void>;
  close(): Promise<void>;
}

/** What differs from a hundred-second pull of `/kpi/<n>` reading `value`. */
export interface PullWorldOptions {
  readonly kpis: number;
  readonly query?: object;
  /** Rule of a success criterion that each KPI gets. */
  readonly rule?: object;
}

/** Fills a migrated database; nothing is due until the test says so. */
export async function createPullWorld(
  databaseUrl: string,
  sourcePort: number,
  { kpis, query, rule }: PullWorldOptions,
): Promise<PullWorld> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 3 });
  pool.on('error', () => undefined);
  const rows = async <Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
    (await pool.query<Row>(sql, [...parameters])).rows;
  const id = async (sql: string, ...parameters: unknown[]): Promise<string> =>
    (await rows<{ id: string }>(`${sql} RETURNING id`, parameters))[0]!.id;
  const workspaceId = await id(`INSERT INTO workspaces (slug, name) VALUES ('pulls', 'Pulls')`);
  const initiativeId = await id(
    `INSERT INTO initiatives (workspace_id, number, name) VALUES ($1, 1, 'Lockers')`,
    workspaceId,
  );
  await rows(`INSERT INTO portfolio_rows (initiative_id, workspace_id) VALUES ($1, $2)`, [initiativeId, workspaceId]);
  const sourceId = await id(
    `INSERT INTO sources (workspace_id, name, connector, config)
     VALUES ($1, 'Shop', 'http-json', jsonb_build_object('url', $2::text))`,
    workspaceId,
    `http://127.0.0.1:${sourcePort}`,
  );
  const added = await rows<{ id: string }>(
    `INSERT INTO kpis (workspace_id, initiative_id, name, kind, unit, direction, grain, aggregation, source_id, query, cadence)
     SELECT $1, $2, 'KPI ' || g, 'output', 'count', 'up', 'day', 'mean', $3,
            jsonb_build_object('path', '/kpi/' || g) || $5, '{"kind":"interval","everySeconds":100}'
       FROM generate_series(1, $4::int) g RETURNING id`,
    [
      workspaceId,
      initiativeId,
      sourceId,
      kpis,
      JSON.stringify(query ?? { read: { shape: 'number', valuePath: 'value' } }),
    ],
  );
  await rows(`INSERT INTO kpi_statuses (kpi_id, workspace_id) SELECT id, workspace_id FROM kpis`);
  await rows(
    `INSERT INTO kpi_schedules (kpi_id, workspace_id, next_due_at) SELECT id, workspace_id, now() + interval '1 day' FROM kpis`,
  );
  if (rule)
    await rows(
      `INSERT INTO success_criteria (workspace_id, initiative_id, kpi_id, rule)
       SELECT workspace_id, initiative_id, id, $1 FROM kpis`,
      [JSON.stringify(rule)],
    );
  return {
    pool,
    workspaceId,
    sourceId,
    kpiIds: added.map((row) => row.id),
    rows,
    makeDue: async (secondsAgo = 0) =>
      void (await rows(`UPDATE kpi_schedules SET next_due_at = now() - make_interval(secs => $1)`, [secondsAgo])),
    runIds: async (state) =>
      (await rows<{ id: string }>(`SELECT id FROM runs WHERE state = $1 ORDER BY id`, [state])).map((row) =>
        Number(row.id),
      ),
    age: async (seconds) =>
      void (await rows(
        `UPDATE runs SET delivered_at = delivered_at - make_interval(secs => $1),
                lease_until = lease_until - make_interval(secs => $1), retry_at = retry_at - make_interval(secs => $1)`,
        [seconds],
      )),
    close: () => pool.end(),
  };
}
