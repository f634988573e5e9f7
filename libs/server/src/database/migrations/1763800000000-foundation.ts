import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first schema. Every table carries workspace_id and every foreign key inside a workspace includes it, so that a row
 * can never point across workspaces.
 */
export class Foundation1763800000000 implements MigrationInterface {
  name = 'Foundation1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [identity, documents, roadmap, metrics, numbers, record]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The first migration cannot be undone: drop the database instead.');
  }
}

const identity = /* sql */ `
  CREATE TABLE workspaces (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    slug text NOT NULL UNIQUE,
    name text NOT NULL,
    time_zone text NOT NULL DEFAULT 'UTC',
    week_ending_day smallint NOT NULL DEFAULT 6 CHECK (week_ending_day BETWEEN 0 AND 6),
    working_days smallint[] NOT NULL DEFAULT '{1,2,3,4,5}',
    holidays date[] NOT NULL DEFAULT '{}',
    is_example boolean NOT NULL DEFAULT false,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE users (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    email text UNIQUE,
    password_hash text,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE memberships (
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    role text NOT NULL CHECK (role IN ('owner','admin','editor','contributor','viewer')),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace_id, user_id)
  );
  CREATE INDEX memberships_by_user ON memberships (user_id);
  CREATE TABLE sessions (
    id_hash bytea PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
  );
  CREATE INDEX sessions_by_user ON sessions (user_id);
  CREATE TABLE sign_in_links (
    token_hash bytea PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  );
  CREATE TABLE sign_in_attempts (
    subject text NOT NULL,
    attempted_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX sign_in_attempts_by_subject ON sign_in_attempts (subject, attempted_at);
  CREATE TABLE api_tokens (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    user_id uuid NOT NULL,
    name text NOT NULL,
    prefix text NOT NULL,
    token_hash bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz,
    expires_at timestamptz,
    revoked_at timestamptz,
    FOREIGN KEY (workspace_id, user_id) REFERENCES memberships (workspace_id, user_id) ON DELETE CASCADE
  );
  CREATE INDEX api_tokens_by_owner ON api_tokens (workspace_id, user_id);
`;

const documents = /* sql */ `
  CREATE TABLE initiatives (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    number integer NOT NULL,
    name text NOT NULL,
    owner_id uuid REFERENCES users ON DELETE SET NULL,
    promised_launch_on date,
    launched_on date,
    concluded_at timestamptz,
    parked_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (workspace_id, id),
    UNIQUE (workspace_id, number)
  );
  CREATE TABLE prfaqs (
    initiative_id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft','in-review','approved','rejected')),
    document jsonb NOT NULL,
    headline text NOT NULL DEFAULT '',
    sub_heading text NOT NULL DEFAULT '',
    latest_version_number integer NOT NULL DEFAULT 0,
    approved_version_number integer,
    approved_at timestamptz,
    approved_by uuid REFERENCES users ON DELETE SET NULL,
    saved_at timestamptz NOT NULL DEFAULT now(),
    saved_by uuid REFERENCES users ON DELETE SET NULL,
    version bigint NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, initiative_id),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  );
  CREATE TABLE prfaq_versions (
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    number integer NOT NULL,
    reason text NOT NULL CHECK (reason IN ('imported','submitted','approved','saved')),
    document jsonb NOT NULL,
    created_by uuid REFERENCES users ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (initiative_id, number),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  );
  CREATE TABLE prfaq_decisions (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    version_number integer NOT NULL,
    verdict text NOT NULL CHECK (verdict IN ('approve','iterate','reject')),
    reasons text NOT NULL DEFAULT '',
    decided_by uuid REFERENCES users ON DELETE SET NULL,
    decided_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX prfaq_decisions_by_initiative ON prfaq_decisions (initiative_id, decided_at);
  CREATE TABLE promises (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    number integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('customer-benefit','commitment','claim-with-number')),
    passage jsonb NOT NULL,
    frozen_at timestamptz,
    added_after_approval boolean NOT NULL DEFAULT false,
    created_by uuid REFERENCES users ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    version bigint NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, id),
    UNIQUE (initiative_id, number),
    UNIQUE (workspace_id, initiative_id, id),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  );
`;

const roadmap = /* sql */ `
  CREATE TABLE milestones (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    number integer NOT NULL,
    outcome text NOT NULL,
    owner_id uuid REFERENCES users ON DELETE SET NULL,
    estimate_days integer NOT NULL CHECK (estimate_days >= 0),
    started_on date,
    finished_on date,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (workspace_id, initiative_id, id),
    UNIQUE (initiative_id, number),
    CHECK (finished_on IS NULL OR (started_on IS NOT NULL AND started_on <= finished_on)),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  );
  CREATE TABLE milestone_dependencies (
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    predecessor_id uuid NOT NULL,
    successor_id uuid NOT NULL,
    type text NOT NULL DEFAULT 'FS' CHECK (type IN ('FS','SS','FF','SF')),
    lag_days integer NOT NULL DEFAULT 0,
    PRIMARY KEY (successor_id, predecessor_id),
    CHECK (predecessor_id <> successor_id),
    FOREIGN KEY (workspace_id, initiative_id, predecessor_id) REFERENCES milestones (workspace_id, initiative_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, initiative_id, successor_id) REFERENCES milestones (workspace_id, initiative_id, id) ON DELETE CASCADE
  );
  CREATE INDEX milestone_dependencies_by_initiative ON milestone_dependencies (initiative_id);
  CREATE INDEX milestone_dependencies_by_predecessor ON milestone_dependencies (predecessor_id);
  CREATE TABLE milestone_promises (
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    milestone_id uuid NOT NULL,
    promise_id uuid NOT NULL,
    PRIMARY KEY (milestone_id, promise_id),
    FOREIGN KEY (workspace_id, initiative_id, milestone_id) REFERENCES milestones (workspace_id, initiative_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, initiative_id, promise_id) REFERENCES promises (workspace_id, initiative_id, id) ON DELETE CASCADE
  );
  CREATE INDEX milestone_promises_by_initiative ON milestone_promises (initiative_id);
  CREATE INDEX milestone_promises_by_promise ON milestone_promises (promise_id);
  CREATE TABLE check_ins (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    milestone_id uuid,
    colour text NOT NULL CHECK (colour IN ('green','yellow','red')),
    note text NOT NULL,
    path_to_green text NOT NULL DEFAULT '',
    author_id uuid REFERENCES users ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, initiative_id, milestone_id) REFERENCES milestones (workspace_id, initiative_id, id) ON DELETE CASCADE
  );
  CREATE INDEX check_ins_by_initiative ON check_ins (initiative_id, created_at DESC);
`;

const metrics = /* sql */ `
  CREATE TABLE sources (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    name text NOT NULL,
    connector text NOT NULL,
    config jsonb NOT NULL DEFAULT '{}',
    secret bytea,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (workspace_id, id)
  );
  CREATE TABLE kpis (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    series integer GENERATED ALWAYS AS IDENTITY UNIQUE,
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    initiative_id uuid,
    name text NOT NULL,
    purpose text NOT NULL DEFAULT '',
    kind text NOT NULL CHECK (kind IN ('input','output','guardrail')),
    owner_id uuid REFERENCES users ON DELETE SET NULL,
    unit text NOT NULL,
    currency text,
    precision smallint NOT NULL DEFAULT 0,
    direction text NOT NULL CHECK (direction IN ('up','down')),
    grain text NOT NULL CHECK (grain IN ('day','week','month')),
    aggregation text NOT NULL CHECK (aggregation IN ('sum','mean','min','max','first','last')),
    delay_days smallint NOT NULL DEFAULT 0,
    caveats text NOT NULL DEFAULT '',
    source_id uuid,
    query jsonb NOT NULL DEFAULT '{}',
    query_summary text NOT NULL DEFAULT '',
    cadence jsonb,
    paused boolean NOT NULL DEFAULT false,
    target double precision,
    baseline_value double precision,
    baseline_on date,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (workspace_id, id),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, source_id) REFERENCES sources (workspace_id, id)
  );
  CREATE INDEX kpis_by_initiative ON kpis (initiative_id);
  CREATE INDEX kpis_by_workspace ON kpis (workspace_id);
  CREATE INDEX kpis_by_source ON kpis (source_id);

  -- When each KPI is due; the only place that decides it. Apart from kpis because it changes at every tick.
  CREATE TABLE kpi_schedules (
    kpi_id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    next_due_at timestamptz NOT NULL,
    FOREIGN KEY (workspace_id, kpi_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE
  ) WITH (fillfactor = 70);
  CREATE INDEX kpi_schedules_due ON kpi_schedules (next_due_at);

  -- What the last pull left; no index on what changes, so that updates stay heap-only.
  CREATE TABLE kpi_statuses (
    kpi_id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    last_run_id bigint,
    last_attempt_at timestamptz,
    last_success_at timestamptz,
    last_error_code text,
    last_error text,
    consecutive_failures integer NOT NULL DEFAULT 0,
    latest_day date,
    latest_value double precision,
    latest_run_id bigint,
    latest_fetched_at timestamptz,
    FOREIGN KEY (workspace_id, kpi_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE
  ) WITH (fillfactor = 70);

  CREATE TABLE success_criteria (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    kpi_id uuid NOT NULL,
    promise_id uuid,
    rule jsonb NOT NULL,
    baseline_value double precision,
    baseline_on date,
    frozen_at timestamptz,
    added_after_approval boolean NOT NULL DEFAULT false,
    version bigint NOT NULL DEFAULT 1,
    created_by uuid REFERENCES users ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    -- The latest verdict, copied here so that every list reads one row a criterion.
    state text NOT NULL DEFAULT 'too-early',
    evaluation_id bigint,
    -- The workspace's date it was last judged for; a new day judges it again, with or without new numbers.
    evaluated_for date,
    UNIQUE (workspace_id, id),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, kpi_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, initiative_id, promise_id) REFERENCES promises (workspace_id, initiative_id, id)
  ) WITH (fillfactor = 80);
  CREATE INDEX success_criteria_by_initiative ON success_criteria (initiative_id);
  CREATE INDEX success_criteria_by_kpi ON success_criteria (kpi_id);
`;

const numbers = /* sql */ `
  CREATE TABLE runs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace_id uuid NOT NULL,
    kpi_id uuid NOT NULL,
    source_id uuid,
    trigger text NOT NULL CHECK (trigger IN ('schedule','manual','push','typed')),
    state text NOT NULL CHECK (state IN ('queued','running','succeeded','failed','skipped')),
    scheduled_for timestamptz NOT NULL,
    queued_at timestamptz NOT NULL DEFAULT now(),
    delivered_at timestamptz,
    started_at timestamptz,
    finished_at timestamptz,
    lease_until timestamptz,
    -- A run that failed for a passing reason waits in the queue until then.
    retry_at timestamptz,
    fence integer NOT NULL DEFAULT 0,
    attempt integer NOT NULL DEFAULT 0,
    added integer NOT NULL DEFAULT 0,
    restated integer NOT NULL DEFAULT 0,
    unchanged integer NOT NULL DEFAULT 0,
    skipped_ticks integer NOT NULL DEFAULT 0,
    error_code text,
    message text NOT NULL DEFAULT '',
    sample text NOT NULL DEFAULT '',
    request text NOT NULL DEFAULT '',
    took_ms double precision,
    actor_id uuid REFERENCES users ON DELETE SET NULL,
    idempotency_key text,
    CHECK ((finished_at IS NULL) = (state IN ('queued','running'))),
    FOREIGN KEY (workspace_id, kpi_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE
  ) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
  -- One run a tick, one active pull a KPI, one run a repeated push. Open runs are told by finished_at: an index that names
  -- the state would get new entries in every index of the table whenever a run is taken.
  CREATE UNIQUE INDEX runs_one_per_tick ON runs (kpi_id, scheduled_for) WHERE trigger = 'schedule';
  CREATE UNIQUE INDEX runs_one_active ON runs (kpi_id) WHERE finished_at IS NULL AND trigger IN ('schedule','manual');
  CREATE UNIQUE INDEX runs_one_per_key ON runs (kpi_id, idempotency_key) WHERE idempotency_key IS NOT NULL;
  CREATE INDEX runs_open ON runs (queued_at) WHERE finished_at IS NULL;
  CREATE INDEX runs_by_workspace ON runs (workspace_id, id DESC);
  CREATE INDEX runs_by_kpi ON runs (kpi_id, id DESC);

  -- Numbers as they arrived. The covering key keeps a chart of two years within a few pages however the days came in.
  CREATE TABLE observations (
    series integer NOT NULL REFERENCES kpis (series) ON DELETE CASCADE,
    day date NOT NULL,
    value double precision NOT NULL CHECK (value > '-Infinity' AND value < 'Infinity'),
    run_id bigint NOT NULL,
    CONSTRAINT observations_pkey PRIMARY KEY (series, day) INCLUDE (value)
  ) WITH (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000, autovacuum_analyze_scale_factor = 0.02);
  CREATE TABLE observation_restatements (
    series integer NOT NULL REFERENCES kpis (series) ON DELETE CASCADE,
    day date NOT NULL,
    value double precision NOT NULL,
    run_id bigint NOT NULL,
    replaced_by_run_id bigint NOT NULL,
    replaced_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (series, day, replaced_by_run_id)
  );
  CREATE TABLE evaluations (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace_id uuid NOT NULL,
    criterion_id uuid NOT NULL,
    criterion_version bigint NOT NULL,
    state text NOT NULL,
    value double precision,
    window_from date,
    window_to date,
    coverage double precision,
    reason text NOT NULL,
    inputs jsonb NOT NULL,
    run_id bigint,
    evaluated_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (workspace_id, criterion_id) REFERENCES success_criteria (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX evaluations_by_criterion ON evaluations (criterion_id, id DESC);
`;

const record = /* sql */ `
  CREATE TABLE events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    initiative_id uuid,
    kind text NOT NULL,
    subject_type text NOT NULL,
    subject_id text NOT NULL,
    summary text NOT NULL,
    actor_id uuid REFERENCES users ON DELETE SET NULL,
    before jsonb,
    after jsonb,
    at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX events_by_workspace ON events (workspace_id, id DESC);
  CREATE INDEX events_by_initiative ON events (initiative_id, id DESC);

  -- The portfolio as last computed, one row an initiative. Its text is the JSON object up to its last field, lastPullAt,
  -- which changes at every pull and so stands apart; stored as text, because it is only ever sent.
  CREATE TABLE portfolio_rows (
    initiative_id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    number integer NOT NULL DEFAULT 0,
    computed_for date,
    computed_at timestamptz,
    -- Grows with every computation in the workspace: what a reader has seen can be told from what there is.
    revision bigint NOT NULL DEFAULT 0,
    last_pull_at timestamptz,
    attention double precision NOT NULL DEFAULT 0,
    row text,
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  ) WITH (fillfactor = 60);
  CREATE SEQUENCE portfolio_revisions;
  CREATE INDEX portfolio_rows_by_workspace ON portfolio_rows (workspace_id);
  -- Initiatives whose row is out of date. A mark becomes visible together with the change it stands for, and whoever
  -- computes removes only the marks it could see: no change is lost, and no writer waits for a reader.
  CREATE TABLE portfolio_marks (
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    initiative_id uuid NOT NULL
  );
  CREATE INDEX portfolio_marks_by_workspace ON portfolio_marks (workspace_id);

  -- Everything live follows from the event row: one notice at commit.
  CREATE FUNCTION announce_event() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('workback_live', json_build_object(
      'workspaceId', NEW.workspace_id, 'kind', NEW.kind, 'initiativeId', NEW.initiative_id,
      'kpiIds', CASE WHEN NEW.subject_type = 'kpi' THEN json_build_array(NEW.subject_id) ELSE '[]'::json END)::text);
    RETURN NULL;
  END $$;
  CREATE TRIGGER events_announce AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION announce_event();

  -- The example is written in a second and dated back over months: the one thing that may change the record, and only in
  -- the example's workspace and in a transaction that says so.
  CREATE FUNCTION may_date_back(workspace uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT current_setting('workback.dating_back', true) = workspace::text
       AND EXISTS (SELECT FROM workspaces w WHERE w.id = workspace AND w.is_example)
  $$;

  -- The record is append-only; only the removal of a whole workspace may take it along. Verdicts may also go with their
  -- criterion, which the service lets go only while approval has not frozen it.
  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    -- Who did it may be forgotten together with the person; no field is named directly, for each table has its own.
    who text := CASE TG_TABLE_NAME WHEN 'events' THEN 'actor_id' WHEN 'prfaq_versions' THEN 'created_by' WHEN 'prfaq_decisions' THEN 'decided_by' END;
  BEGIN
    IF TG_OP = 'DELETE' AND current_setting('workback.removing_workspace', true) = OLD.workspace_id::text THEN RETURN OLD; END IF;
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'evaluations' THEN
      IF NOT EXISTS (SELECT FROM success_criteria c WHERE c.id = OLD.criterion_id) THEN RETURN OLD; END IF;
    END IF;
    IF TG_OP = 'UPDATE' AND who IS NOT NULL THEN
      IF to_jsonb(NEW) ->> who IS NULL AND to_jsonb(NEW) - who = to_jsonb(OLD) - who THEN RETURN NEW; END IF;
    END IF;
    IF TG_OP = 'UPDATE' AND may_date_back(OLD.workspace_id) THEN RETURN NEW; END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER prfaq_versions_immutable BEFORE UPDATE OR DELETE ON prfaq_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER prfaq_decisions_append_only BEFORE UPDATE OR DELETE ON prfaq_decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER evaluations_immutable BEFORE UPDATE OR DELETE ON evaluations FOR EACH ROW EXECUTE FUNCTION refuse_change();

  -- Approval is the yardstick: the approved text with its launch date, and the promises frozen with it, stay as they were.
  CREATE FUNCTION refuse_unfreezing() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND may_date_back(OLD.workspace_id) THEN RETURN NEW; END IF;
    RAISE EXCEPTION '% was frozen at approval', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER prfaqs_frozen BEFORE UPDATE ON prfaqs FOR EACH ROW
    WHEN (OLD.status = 'approved' AND (NEW.status, NEW.document, NEW.headline, NEW.sub_heading, NEW.approved_version_number, NEW.approved_at)
      IS DISTINCT FROM (OLD.status, OLD.document, OLD.headline, OLD.sub_heading, OLD.approved_version_number, OLD.approved_at))
    EXECUTE FUNCTION refuse_unfreezing();
  CREATE TRIGGER promises_frozen BEFORE UPDATE ON promises FOR EACH ROW
    WHEN (OLD.frozen_at IS NOT NULL AND (NEW.number, NEW.kind, NEW.passage, NEW.frozen_at)
      IS DISTINCT FROM (OLD.number, OLD.kind, OLD.passage, OLD.frozen_at))
    EXECUTE FUNCTION refuse_unfreezing();
  CREATE TRIGGER promises_kept BEFORE DELETE ON promises FOR EACH ROW
    WHEN (OLD.frozen_at IS NOT NULL AND current_setting('workback.removing_workspace', true) IS DISTINCT FROM OLD.workspace_id::text)
    EXECUTE FUNCTION refuse_unfreezing();

  -- Each worker reports here after a job of its own went through the queue.
  CREATE TABLE worker_heartbeats (
    worker_id text PRIMARY KEY,
    seen_at timestamptz NOT NULL DEFAULT now()
  );

  -- One row, read at every start: which secrets and first-run steps exist.
  CREATE TABLE installation (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    first_run_at timestamptz NOT NULL DEFAULT now(),
    owner_id uuid REFERENCES users,
    -- Set once: whoever removes the example does not get it back.
    example_made_at timestamptz
  );
`;
