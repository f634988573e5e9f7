/** A number from 0 to `below` - 1 that looks random and is the same every time. */
const scatter = (expression: string, below: number): string =>
  `(abs(hashint8((${expression})::bigint)::bigint) % ${below})`;

/** How far an initiative is, by its number: two of ten are drafts, one is in review, four are built, three are launched. */
const stage = /* sql */ `CASE WHEN i.number % 10 < 2 THEN 'draft' WHEN i.number % 10 = 2 THEN 'in-review' ELSE 'approved' END`;
const launched = /* sql */ `i.number % 10 >= 7`;

const paragraph = /* sql */ `repeat('Customers of the North Pier ferry wait less, and know why when they wait. ', 12)`;

/** The statements that fill a workspace ($1), in the order in which they depend on each other. */
export const worldStatements = {
  workspace: /* sql */ `
    WITH u AS (INSERT INTO users (name) VALUES ('Robin Example') RETURNING id),
         w AS (INSERT INTO workspaces (slug, name) VALUES ('big-world', 'Big world') RETURNING id),
         m AS (INSERT INTO memberships (workspace_id, user_id, role) SELECT w.id, u.id, 'owner' FROM w, u),
         s AS (INSERT INTO sessions (id_hash, user_id, expires_at) SELECT $1, u.id, now() + interval '7 days' FROM u)
    SELECT w.id AS "workspaceId", u.id AS "userId" FROM w, u`,

  people: /* sql */ `
    WITH u AS (INSERT INTO users (name) SELECT 'Person ' || n FROM generate_series(1, 20) n RETURNING id)
    INSERT INTO memberships (workspace_id, user_id, role) SELECT $1, id, 'editor' FROM u`,

  initiatives: /* sql */ `
    WITH owner AS (
      SELECT user_id, row_number() OVER (ORDER BY user_id) - 1 AS n FROM memberships WHERE workspace_id = $1),
    made AS (
      INSERT INTO initiatives (workspace_id, number, name, owner_id, promised_launch_on, launched_on, created_at)
      SELECT $1, i.number, 'Initiative ' || i.number, owner.user_id,
             CASE WHEN ${stage} <> 'approved' THEN NULL WHEN ${launched} THEN current_date - 60
                  ELSE current_date + 20 + ${scatter('i.number', 120)}::int END,
             CASE WHEN ${launched} THEN current_date - 65 + ${scatter('i.number * 7', 15)}::int END,
             now() - interval '200 days'
        FROM generate_series(1, $2::int) AS i(number)
        JOIN owner ON owner.n = i.number % (SELECT count(*) FROM owner)
      RETURNING id, number)
    INSERT INTO portfolio_rows (initiative_id, workspace_id, number, last_pull_at)
    SELECT id, $1, number, now() - make_interval(mins => (number % 50)::int) FROM made ORDER BY number`,

  documents: /* sql */ `
    INSERT INTO prfaqs (initiative_id, workspace_id, status, document, headline, sub_heading, latest_version_number,
                        approved_version_number, approved_at)
    SELECT i.id, $1, ${stage},
           jsonb_build_object('launchDate', (current_date + 90)::text, 'questions', '[]'::jsonb, 'sections',
             jsonb_build_object('heading', 'Ferry ' || i.number || ' tells its passengers the truth', 'summary', ${paragraph},
               'problem', ${paragraph} || i.number, 'solution', ${paragraph} || i.number, 'appendix', '')),
           'Ferry ' || i.number || ' tells its passengers the truth', 'Nobody waits without knowing why', 1,
           CASE WHEN ${stage} = 'approved' THEN 1 END, CASE WHEN ${stage} = 'approved' THEN now() - interval '120 days' END
      FROM initiatives i WHERE i.workspace_id = $1 ORDER BY i.number`,

  promises: /* sql */ `
    INSERT INTO promises (workspace_id, initiative_id, number, kind, passage)
    SELECT $1, i.id, n, 'commitment',
           jsonb_build_object('place', 'summary', 'quote', 'Promise ' || n, 'before', '', 'after', '')
      FROM initiatives i CROSS JOIN generate_series(1, 4) n WHERE i.workspace_id = $1`,

  milestones: /* sql */ `
    WITH plan AS (
      SELECT i.id, i.number AS initiative, m.number, 1 + ${scatter('i.number * 1000 + m.number', 8)}::int AS days,
             CASE WHEN ${launched} THEN 1000 WHEN ${stage} = 'approved' THEN ${scatter('i.number', 20)}::int ELSE 0 END AS done
        FROM initiatives i
        JOIN LATERAL generate_series(1, ($2::int + $3::int - i.number) / $3::int) AS m(number) ON true
       WHERE i.workspace_id = $1)
    INSERT INTO milestones (workspace_id, initiative_id, number, outcome, estimate_days, started_on, finished_on)
    SELECT $1, id, number, 'Outcome ' || number || ' of initiative ' || initiative, days,
           CASE WHEN number <= done + 1 AND done > 0 THEN current_date - 100 + least(number * 3, 95) END,
           CASE WHEN number <= done THEN current_date - 98 + least(number * 3, 95) END
      FROM plan ORDER BY initiative, number`,

  dependencies: /* sql */ `
    INSERT INTO milestone_dependencies (workspace_id, initiative_id, predecessor_id, successor_id, lag_days)
    SELECT $1, a.initiative_id, a.id, b.id, (b.number % 5 = 0)::int
      FROM milestones a
      JOIN milestones b ON b.initiative_id = a.initiative_id
       AND (b.number = a.number + 2 OR (b.number = a.number + 1 AND b.number % 2 = 0) OR (b.number = a.number + 5 AND b.number % 3 = 0))
     WHERE a.workspace_id = $1`,

  milestonePromises: /* sql */ `
    INSERT INTO milestone_promises (workspace_id, initiative_id, milestone_id, promise_id)
    SELECT $1, m.initiative_id, m.id, p.id
      FROM milestones m JOIN promises p ON p.initiative_id = m.initiative_id AND p.number = 1 + m.number % 3
     WHERE m.workspace_id = $1`,

  checkIns: /* sql */ `
    INSERT INTO check_ins (workspace_id, initiative_id, colour, note, path_to_green, created_at)
    SELECT $1, i.id, (ARRAY['green','green','green','yellow','red'])[1 + ${scatter('i.number * 31 + n', 5)}],
           'Week ' || n || ': two of three ferries show their true departure time.', 'Ask the harbour master for the feed.',
           now() - make_interval(days => (n * 7 - ${scatter('i.number', 7)})::int)
      FROM initiatives i CROSS JOIN generate_series(8, 1, -1) n WHERE i.workspace_id = $1 AND ${stage} = 'approved'`,

  kpis: /* sql */ `
    INSERT INTO kpis (workspace_id, initiative_id, name, kind, unit, direction, grain, aggregation, cadence, target)
    SELECT $1, i.id, 'KPI ' || n || ' of initiative ' || i.number, (ARRAY['output','input','guardrail'])[1 + n % 3],
           'count', 'up', 'day', 'sum', '{"kind":"interval","everySeconds":3600}', 1200
      FROM initiatives i
      JOIN LATERAL generate_series(1, ($2::int + $3::int - i.number) / $3::int) n ON true
     WHERE i.workspace_id = $1 ORDER BY i.number, n`,

  statuses: /* sql */ `
    WITH schedule AS (
      INSERT INTO kpi_schedules (kpi_id, workspace_id, next_due_at)
      SELECT id, $1, now() + interval '1 hour' FROM kpis WHERE workspace_id = $1)
    INSERT INTO kpi_statuses (kpi_id, workspace_id, last_attempt_at, last_success_at, consecutive_failures, latest_day, latest_value)
    SELECT id, $1, now(), now() - make_interval(mins => series % 30), (series % 40 = 0)::int,
           CASE WHEN $2::int > 0 THEN current_date - 1 END, 1000
      FROM kpis WHERE workspace_id = $1`,

  criteria: /* sql */ `
    WITH numbered AS (
      SELECT k.*, row_number() OVER (PARTITION BY k.initiative_id ORDER BY k.series) AS n FROM kpis k WHERE k.workspace_id = $1)
    INSERT INTO success_criteria (workspace_id, initiative_id, kpi_id, promise_id, rule, frozen_at, state, evaluated_for)
    SELECT $1, k.initiative_id, k.id, p.id,
           jsonb_build_object('comparator', 'at-least', 'value', 1200, 'against', 'value',
             'window', jsonb_build_object('count', 7, 'grain', 'day'), 'aggregation', null,
             'due', jsonb_build_object('kind', 'after-launch', 'days', 30 + 30 * (k.n % 3)), 'minimumCoverage', 0.9,
             'consecutivePeriods', 1, 'noDataPolicy', 'no-data', 'tolerance', 0.1, 'trajectory', false),
           now(), CASE WHEN ${launched} THEN
             (ARRAY['met','missed','on-track','at-risk','off-track','no-data'])[1 + ${scatter('k.series', 6)}]
             ELSE 'too-early' END, current_date
      FROM numbered k
      JOIN initiatives i ON i.id = k.initiative_id
      JOIN promises p ON p.initiative_id = k.initiative_id AND p.number = 1 + k.n % 3
     WHERE k.n <= 5`,

  evaluations: /* sql */ `
    WITH made AS (
      INSERT INTO evaluations (workspace_id, criterion_id, criterion_version, state, value, window_from, window_to, coverage, reason, inputs)
      SELECT $1, c.id, 1, c.state, 1000, current_date - 8, current_date - 1, 1, 'Seven days make 1,000.', '{}'
        FROM success_criteria c WHERE c.workspace_id = $1 RETURNING id, criterion_id)
    UPDATE success_criteria c SET evaluation_id = made.id FROM made WHERE made.criterion_id = c.id`,

  /** Numbers with a weekly rhythm; the order of the rows on disk is what differs. */
  observations: (order: 'by-day' | 'by-series'): string => /* sql */ `
    INSERT INTO observations (series, day, value, run_id)
    SELECT s, current_date - d, 1000 + 100 * sin(d * 0.898) + ${scatter('s * 1000 + d', 50)}, 1
      FROM unnest($1::int[]) AS s CROSS JOIN generate_series($2::int, 1, -1) AS d
     ORDER BY ${order === 'by-day' ? 'd DESC, s' : 's, d DESC'}`,
} as const;
