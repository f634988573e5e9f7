/** The reference of T7: every figure of the portfolio grouped once a table, in one statement. */
export const groupedPortfolio = /* sql */ `
  WITH m AS (
    SELECT initiative_id, count(*)::int AS total, count(finished_on)::int AS done,
           count(*) FILTER (WHERE finished_on IS NULL AND started_on < current_date - 30)::int AS late
      FROM milestones WHERE workspace_id = $1 GROUP BY 1),
  p AS (SELECT initiative_id, count(*)::int AS total FROM promises WHERE workspace_id = $1 GROUP BY 1),
  c AS (
    SELECT initiative_id, count(*)::int AS total, count(*) FILTER (WHERE state = 'met')::int AS met,
           count(*) FILTER (WHERE state = 'missed')::int AS missed, count(*) FILTER (WHERE state = 'off-track')::int AS "offTrack"
      FROM success_criteria WHERE workspace_id = $1 GROUP BY 1),
  k AS (
    SELECT k.initiative_id, count(*)::int AS kpis, count(*) FILTER (WHERE s.consecutive_failures > 0)::int AS failing,
           max(s.last_success_at) AS "lastPullAt"
      FROM kpis k JOIN kpi_statuses s ON s.kpi_id = k.id WHERE k.workspace_id = $1 GROUP BY 1),
  l AS (
    SELECT i.id AS initiative_id, c.* FROM initiatives i CROSS JOIN LATERAL (
      SELECT colour, note, created_at FROM check_ins WHERE initiative_id = i.id ORDER BY created_at DESC LIMIT 1) c
     WHERE i.workspace_id = $1)
  SELECT i.id, i.number, i.name, i.launched_on AS "launchedOn", i.promised_launch_on AS "promisedOn", f.headline, f.status,
         u.name AS owner, m.total, m.done, m.late, p.total AS promises, c.total AS criteria, c.met, c.missed, c."offTrack",
         k.kpis, k.failing, k."lastPullAt", l.colour, l.note, l.created_at AS "checkedInAt"
    FROM initiatives i JOIN prfaqs f ON f.initiative_id = i.id
    LEFT JOIN users u ON u.id = i.owner_id
    LEFT JOIN m ON m.initiative_id = i.id LEFT JOIN p ON p.initiative_id = i.id
    LEFT JOIN c ON c.initiative_id = i.id LEFT JOIN k ON k.initiative_id = i.id LEFT JOIN l ON l.initiative_id = i.id
   WHERE i.workspace_id = $1 ORDER BY i.number`;

/** What a hand would add for this statement: it reads a few narrow indexes in order instead of tables. */
export const groupedPortfolioIndexes = /* sql */ `
  CREATE INDEX bare_milestones ON milestones (workspace_id, initiative_id) INCLUDE (finished_on, started_on);
  CREATE INDEX bare_promises ON promises (workspace_id, initiative_id);
  CREATE INDEX bare_criteria ON success_criteria (workspace_id, initiative_id) INCLUDE (state);
  CREATE INDEX bare_kpis ON kpis (workspace_id, id) INCLUDE (initiative_id);
  CREATE INDEX bare_check_ins ON check_ins (initiative_id, created_at DESC) INCLUDE (colour, note);`;
