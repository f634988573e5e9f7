import type pg from 'pg';

/** A workspace whose KPIs are all pulled from one source, each with a success criterion and 90 days behind it. */
export async function createPullWorld(pool: pg.Pool, kpis: number, sourcePort: number): Promise<void> {
  await pool.query(`
    INSERT INTO workspaces (slug, name) VALUES ('bench', 'Bench');
    INSERT INTO initiatives (workspace_id, number, name) SELECT id, g, 'Initiative ' || g FROM workspaces, generate_series(1, 100) g;
    INSERT INTO portfolio_rows (initiative_id, workspace_id) SELECT id, workspace_id FROM initiatives;
    INSERT INTO prfaqs (initiative_id, workspace_id, document) SELECT id, workspace_id, '{}' FROM initiatives;`);
  await pool.query(
    `INSERT INTO sources (workspace_id, name, connector, config)
     SELECT id, 'Bench source', 'http-json', jsonb_build_object('url', $1::text) FROM workspaces`,
    [`http://127.0.0.1:${sourcePort}/value`],
  );
  await pool.query(
    `INSERT INTO kpis (workspace_id, initiative_id, name, kind, unit, direction, grain, aggregation, source_id, query, cadence)
     SELECT i.workspace_id, i.id, 'KPI ' || g, 'output', 'count', 'up', 'day', 'mean', s.id,
            '{"read":{"shape":"number","valuePath":"value"}}', '{"kind":"interval","everySeconds":86400}'
       FROM generate_series(1, $1) g JOIN initiatives i ON i.number = 1 + g % 100 CROSS JOIN sources s`,
    [kpis],
  );
  await pool.query(`
    INSERT INTO kpi_statuses (kpi_id, workspace_id, latest_day) SELECT id, workspace_id, current_date - 1 FROM kpis;
    INSERT INTO kpi_schedules (kpi_id, workspace_id, next_due_at) SELECT id, workspace_id, now() + interval '1 day' FROM kpis;
    INSERT INTO observations SELECT series, current_date - d, (series * 7 + d) % 50, 0 FROM kpis, generate_series(1, 90) d;
    INSERT INTO success_criteria (workspace_id, initiative_id, kpi_id, rule)
    SELECT workspace_id, initiative_id, id,
           '{"comparator":"at-least","value":20,"against":"value","window":{"count":4,"grain":"week"},"aggregation":null,
             "due":{"kind":"date","date":"2099-01-01"},"minimumCoverage":0.9,"consecutivePeriods":1,"noDataPolicy":"no-data",
             "tolerance":0.1,"trajectory":false}' FROM kpis;`);
  await pool.query('VACUUM ANALYZE');
}
