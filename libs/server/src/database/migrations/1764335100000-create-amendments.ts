import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Amendments of approved PR/FAQs: the one way in which what approval froze may change, and what it was before. */
export class CreateAmendments1764335100000 implements MigrationInterface {
  name = 'CreateAmendments1764335100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [amendments, revisions, frozen]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Amendments hold approvals that exist nowhere else; restore a backup instead.');
  }
}

const amendments = /* sql */ `
  CREATE TABLE prfaq_amendments (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    number integer NOT NULL,
    reason text NOT NULL,
    base_version_number integer NOT NULL,
    status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft','in-review','approved','rejected','withdrawn')),
    document jsonb NOT NULL,
    promise_changes jsonb NOT NULL DEFAULT '[]',
    criterion_changes jsonb NOT NULL DEFAULT '[]',
    withdrawn_reason text NOT NULL DEFAULT '',
    -- What it touched, as it was when it was approved.
    impact jsonb,
    created_by uuid REFERENCES users ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    saved_by uuid REFERENCES users ON DELETE SET NULL,
    saved_at timestamptz NOT NULL DEFAULT now(),
    decided_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, id),
    UNIQUE (initiative_id, number),
    CHECK ((decided_at IS NULL) = (status IN ('draft','in-review'))),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (initiative_id, base_version_number) REFERENCES prfaq_versions (initiative_id, number)
  );
  CREATE UNIQUE INDEX prfaq_amendments_one_open ON prfaq_amendments (initiative_id) WHERE decided_at IS NULL;
  CREATE TRIGGER prfaq_amendments_decided BEFORE UPDATE ON prfaq_amendments FOR EACH ROW
    WHEN (OLD.decided_at IS NOT NULL OR (NEW.initiative_id, NEW.number, NEW.base_version_number, NEW.created_at)
      IS DISTINCT FROM (OLD.initiative_id, OLD.number, OLD.base_version_number, OLD.created_at))
    EXECUTE FUNCTION keep_record('created_by', 'saved_by');
  CREATE TRIGGER prfaq_amendments_kept BEFORE DELETE ON prfaq_amendments FOR EACH ROW EXECUTE FUNCTION keep_record();

  ALTER TABLE review_rounds ADD COLUMN amendment_id uuid;
  ALTER TABLE review_rounds ADD CONSTRAINT review_rounds_of_amendment
    FOREIGN KEY (workspace_id, amendment_id) REFERENCES prfaq_amendments (workspace_id, id) ON DELETE CASCADE;
  CREATE UNIQUE INDEX review_rounds_numbers ON review_rounds (initiative_id, amendment_id, number) NULLS NOT DISTINCT;
`;

const revisions = /* sql */ `
  ALTER TABLE promises ADD COLUMN withdrawn_at timestamptz, ADD COLUMN withdrawn_reason text;
  ALTER TABLE success_criteria ADD COLUMN withdrawn_at timestamptz, ADD COLUMN withdrawn_reason text;
  ALTER TABLE success_criteria ADD CONSTRAINT success_criteria_of_initiative UNIQUE (workspace_id, initiative_id, id);

  -- What promises and criteria were before an amendment replaced them.
  CREATE TABLE promise_revisions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    promise_id uuid NOT NULL,
    amendment_id uuid NOT NULL,
    passage jsonb NOT NULL,
    replaced_by uuid REFERENCES users ON DELETE SET NULL,
    replaced_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (workspace_id, initiative_id, promise_id) REFERENCES promises (workspace_id, initiative_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, amendment_id) REFERENCES prfaq_amendments (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX promise_revisions_by_promise ON promise_revisions (promise_id, id);
  CREATE INDEX promise_revisions_by_initiative ON promise_revisions (initiative_id);
  CREATE TRIGGER promise_revisions_append_only BEFORE UPDATE OR DELETE ON promise_revisions FOR EACH ROW
    EXECUTE FUNCTION keep_record('replaced_by');
  CREATE TABLE criterion_revisions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    criterion_id uuid NOT NULL,
    amendment_id uuid NOT NULL,
    criterion_version bigint NOT NULL,
    promise_id uuid,
    rule jsonb NOT NULL,
    baseline_value double precision,
    baseline_on date,
    frozen_at timestamptz,
    reason text NOT NULL,
    replaced_by uuid REFERENCES users ON DELETE SET NULL,
    replaced_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (workspace_id, initiative_id, criterion_id) REFERENCES success_criteria (workspace_id, initiative_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, amendment_id) REFERENCES prfaq_amendments (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX criterion_revisions_by_criterion ON criterion_revisions (criterion_id, id);
  CREATE INDEX criterion_revisions_by_initiative ON criterion_revisions (initiative_id);
  CREATE TRIGGER criterion_revisions_append_only BEFORE UPDATE OR DELETE ON criterion_revisions FOR EACH ROW
    EXECUTE FUNCTION keep_record('replaced_by');
`;

const frozen = /* sql */ `
  -- True only in the transaction that approves an amendment, by a verdict of its own round.
  CREATE FUNCTION may_amend(initiative uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
      SELECT FROM prfaq_amendments a
        JOIN review_rounds r ON r.amendment_id = a.id
        JOIN prfaq_decisions d ON d.round_id = r.id
       WHERE a.initiative_id = initiative AND a.status = 'approved' AND a.decided_at = now()
         AND d.verdict = 'approve' AND d.decided_at = now())
  $$;
  -- Approval is the yardstick; an approved amendment moves it, and nothing else does.
  CREATE OR REPLACE FUNCTION refuse_unfreezing() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    initiative uuid := to_jsonb(OLD) ->> CASE TG_TABLE_NAME WHEN 'initiatives' THEN 'id' ELSE 'initiative_id' END;
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      IF may_date_back(OLD.workspace_id) OR may_amend(initiative) THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION '% was frozen at approval', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  DROP TRIGGER promises_frozen ON promises;
  CREATE TRIGGER promises_frozen BEFORE UPDATE ON promises FOR EACH ROW
    WHEN (OLD.frozen_at IS NOT NULL AND (NEW.number, NEW.kind, NEW.passage, NEW.frozen_at, NEW.withdrawn_at, NEW.withdrawn_reason)
      IS DISTINCT FROM (OLD.number, OLD.kind, OLD.passage, OLD.frozen_at, OLD.withdrawn_at, OLD.withdrawn_reason))
    EXECUTE FUNCTION refuse_unfreezing();
  CREATE TRIGGER success_criteria_frozen BEFORE UPDATE ON success_criteria FOR EACH ROW
    WHEN (OLD.frozen_at IS NOT NULL AND (NEW.kpi_id, NEW.promise_id, NEW.rule, NEW.baseline_value, NEW.baseline_on, NEW.frozen_at,
      NEW.withdrawn_at, NEW.withdrawn_reason) IS DISTINCT FROM (OLD.kpi_id, OLD.promise_id, OLD.rule, OLD.baseline_value,
      OLD.baseline_on, OLD.frozen_at, OLD.withdrawn_at, OLD.withdrawn_reason))
    EXECUTE FUNCTION refuse_unfreezing();
  CREATE TRIGGER success_criteria_kept BEFORE DELETE ON success_criteria FOR EACH ROW
    WHEN (OLD.frozen_at IS NOT NULL AND current_setting('workback.removing_workspace', true) IS DISTINCT FROM OLD.workspace_id::text)
    EXECUTE FUNCTION refuse_unfreezing();
  CREATE TRIGGER initiatives_promise_frozen BEFORE UPDATE ON initiatives FOR EACH ROW
    WHEN (OLD.promised_launch_on IS NOT NULL AND NEW.promised_launch_on IS DISTINCT FROM OLD.promised_launch_on)
    EXECUTE FUNCTION refuse_unfreezing();

  -- What was done about a change stands from the moment the next round about the same text begins.
  CREATE OR REPLACE FUNCTION refuse_late_tick() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.done_by IS NULL AND to_jsonb(NEW) - 'done_by' = to_jsonb(OLD) - 'done_by' THEN RETURN NEW; END IF;
    IF NOT may_date_back(OLD.workspace_id) AND (
      (NEW.round_id, NEW.position, NEW.words) IS DISTINCT FROM (OLD.round_id, OLD.position, OLD.words)
      OR EXISTS (SELECT FROM review_rounds mine JOIN review_rounds later
                     ON later.initiative_id = mine.initiative_id AND later.amendment_id IS NOT DISTINCT FROM mine.amendment_id
                  WHERE mine.id = OLD.round_id AND later.number > mine.number AND later.state <> 'withdrawn'))
    THEN
      RAISE EXCEPTION '% is settled', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END $$;
`;
