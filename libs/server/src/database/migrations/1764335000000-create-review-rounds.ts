import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Review rounds: who was asked, what they said, the one verdict, and the changes it asked for. */
export class CreateReviewRounds1764335000000 implements MigrationInterface {
  name = 'CreateReviewRounds1764335000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [rounds, changes, record, past]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Rounds hold verdicts that exist nowhere else; restore a backup instead.');
  }
}

const rounds = /* sql */ `
  CREATE TABLE review_rounds (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    number integer NOT NULL,
    version_number integer NOT NULL,
    objective text NOT NULL,
    door text CHECK (door IN ('one-way','two-way')),
    due_on date NOT NULL,
    facilitator_id uuid REFERENCES users ON DELETE SET NULL,
    note_taker_id uuid REFERENCES users ON DELETE SET NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open','closed','withdrawn')),
    started_by uuid REFERENCES users ON DELETE SET NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    ended_by uuid REFERENCES users ON DELETE SET NULL,
    ended_at timestamptz,
    withdrawn_reason text NOT NULL DEFAULT '',
    version bigint NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, id),
    CHECK ((ended_at IS NULL) = (state = 'open')),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (initiative_id, version_number) REFERENCES prfaq_versions (initiative_id, number)
  );
  CREATE UNIQUE INDEX review_rounds_one_open ON review_rounds (initiative_id) WHERE state = 'open';
  CREATE INDEX review_rounds_by_initiative ON review_rounds (initiative_id, started_at DESC);
  CREATE INDEX review_rounds_open ON review_rounds (workspace_id) WHERE state = 'open';

  CREATE TABLE review_readers (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    round_id uuid NOT NULL,
    user_id uuid REFERENCES users ON DELETE SET NULL,
    role text NOT NULL CHECK (role IN ('reviewer','approver')),
    is_new boolean NOT NULL DEFAULT true,
    added_at timestamptz NOT NULL DEFAULT now(),
    removed_at timestamptz,
    UNIQUE (workspace_id, id),
    UNIQUE (round_id, user_id),
    FOREIGN KEY (workspace_id, round_id) REFERENCES review_rounds (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX review_readers_by_user ON review_readers (user_id, workspace_id);

  -- Every answer stays; the latest of a reader counts.
  CREATE TABLE review_answers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace_id uuid NOT NULL,
    reader_id uuid NOT NULL,
    answer text NOT NULL CHECK (answer IN ('agrees','concerns','approve','changes','reject')),
    note text NOT NULL DEFAULT '',
    answered_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (workspace_id, reader_id) REFERENCES review_readers (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX review_answers_by_reader ON review_answers (reader_id, id DESC);

  ALTER TABLE prfaq_decisions ADD COLUMN round_id uuid;
`;

const changes = /* sql */ `
  CREATE TABLE required_changes (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    round_id uuid NOT NULL,
    position integer NOT NULL,
    words text NOT NULL,
    done_at timestamptz,
    done_by uuid REFERENCES users ON DELETE SET NULL,
    note text NOT NULL DEFAULT '',
    version bigint NOT NULL DEFAULT 1,
    UNIQUE (round_id, position),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, round_id) REFERENCES review_rounds (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX required_changes_by_initiative ON required_changes (initiative_id);
`;

const record = /* sql */ `
  -- Refuses every change and removal, except that people named in the given columns may be forgotten, that a whole
  -- workspace may go, and that the example is dated back.
  CREATE FUNCTION keep_record() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    before jsonb := to_jsonb(OLD);
    after jsonb;
    who text;
  BEGIN
    IF TG_OP = 'DELETE' THEN
      IF current_setting('workback.removing_workspace', true) = OLD.workspace_id::text THEN RETURN OLD; END IF;
    ELSE
      after := to_jsonb(NEW);
      FOREACH who IN ARRAY coalesce(TG_ARGV, ARRAY[]::text[]) LOOP
        IF after ->> who IS NULL THEN
          before := before - who;
          after := after - who;
        END IF;
      END LOOP;
      IF before = after OR may_date_back(OLD.workspace_id) THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER review_rounds_ended BEFORE UPDATE ON review_rounds FOR EACH ROW
    WHEN (OLD.state <> 'open' OR (NEW.initiative_id, NEW.number, NEW.version_number, NEW.started_at)
      IS DISTINCT FROM (OLD.initiative_id, OLD.number, OLD.version_number, OLD.started_at))
    EXECUTE FUNCTION keep_record('facilitator_id', 'note_taker_id', 'started_by', 'ended_by');
  CREATE TRIGGER review_rounds_kept BEFORE DELETE ON review_rounds FOR EACH ROW EXECUTE FUNCTION keep_record();
  CREATE TRIGGER review_answers_append_only BEFORE UPDATE OR DELETE ON review_answers FOR EACH ROW
    EXECUTE FUNCTION keep_record();
  CREATE TRIGGER review_readers_kept BEFORE DELETE ON review_readers FOR EACH ROW EXECUTE FUNCTION keep_record();
  CREATE TRIGGER required_changes_kept BEFORE DELETE ON required_changes FOR EACH ROW EXECUTE FUNCTION keep_record();

  -- What was done about a change stands from the moment the next round begins, unless that one is withdrawn.
  CREATE FUNCTION refuse_late_tick() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.done_by IS NULL AND to_jsonb(NEW) - 'done_by' = to_jsonb(OLD) - 'done_by' THEN RETURN NEW; END IF;
    IF NOT may_date_back(OLD.workspace_id) AND (
      (NEW.round_id, NEW.position, NEW.words) IS DISTINCT FROM (OLD.round_id, OLD.position, OLD.words)
      OR EXISTS (SELECT FROM review_rounds mine JOIN review_rounds later ON later.initiative_id = mine.initiative_id
                  WHERE mine.id = OLD.round_id AND later.started_at > mine.started_at AND later.state <> 'withdrawn'))
    THEN
      RAISE EXCEPTION '% is settled', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER required_changes_settled BEFORE UPDATE ON required_changes FOR EACH ROW EXECUTE FUNCTION refuse_late_tick();

  -- Who was asked, and what they said, belongs to a round that is under way.
  CREATE FUNCTION refuse_after_round() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    round uuid;
  BEGIN
    IF TG_TABLE_NAME = 'review_readers' THEN
      IF TG_OP = 'UPDATE' THEN
        IF NEW.user_id IS NULL AND to_jsonb(NEW) - 'user_id' = to_jsonb(OLD) - 'user_id' THEN RETURN NEW; END IF;
        IF may_date_back(NEW.workspace_id) THEN RETURN NEW; END IF;
      END IF;
      round := NEW.round_id;
    ELSE
      round := (SELECT r.round_id FROM review_readers r WHERE r.id = NEW.reader_id);
    END IF;
    IF EXISTS (SELECT FROM review_rounds r WHERE r.id = round AND r.state = 'open') THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'the round of % has ended', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END $$;
`;

// Decisions that were made before there were rounds become rounds of one approver; what waits for a decision becomes a
// round that the workspace's first owner can close.
const past = /* sql */ `
  ALTER TABLE prfaq_decisions DISABLE TRIGGER prfaq_decisions_append_only;
  UPDATE prfaq_decisions SET round_id = gen_random_uuid();
  ALTER TABLE prfaq_decisions ENABLE TRIGGER prfaq_decisions_append_only;
  INSERT INTO review_rounds (id, workspace_id, initiative_id, number, version_number, objective, due_on, facilitator_id,
                             state, started_by, started_at, ended_by, ended_at)
  SELECT d.round_id, d.workspace_id, d.initiative_id,
         row_number() OVER (PARTITION BY d.initiative_id ORDER BY d.decided_at, d.version_number, d.id),
         d.version_number, 'Decide whether to go ahead', d.decided_at::date, d.decided_by,
         'closed', v.created_by, least(v.created_at, d.decided_at), d.decided_by, d.decided_at
    FROM prfaq_decisions d
    JOIN prfaq_versions v ON v.initiative_id = d.initiative_id AND v.number = d.version_number;
  WITH reader AS (
    INSERT INTO review_readers (workspace_id, round_id, user_id, role, added_at)
    SELECT workspace_id, round_id, decided_by, 'approver', decided_at FROM prfaq_decisions RETURNING id, workspace_id, round_id)
  INSERT INTO review_answers (workspace_id, reader_id, answer, note, answered_at)
  SELECT d.workspace_id, reader.id, CASE d.verdict WHEN 'iterate' THEN 'changes' ELSE d.verdict END, d.reasons, d.decided_at
    FROM prfaq_decisions d JOIN reader ON reader.round_id = d.round_id;
  INSERT INTO required_changes (workspace_id, initiative_id, round_id, position, words)
  SELECT d.workspace_id, d.initiative_id, d.round_id, line.position, line.words
    FROM prfaq_decisions d
    CROSS JOIN LATERAL unnest(string_to_array(d.reasons, E'\\n')) WITH ORDINALITY AS line(words, position)
   WHERE d.verdict = 'iterate' AND line.words <> '';

  WITH waiting AS (
    INSERT INTO review_rounds (workspace_id, initiative_id, number, version_number, objective, due_on, facilitator_id, started_by, started_at)
    SELECT p.workspace_id, p.initiative_id,
           (SELECT coalesce(max(r.number), 0) + 1 FROM review_rounds r WHERE r.initiative_id = p.initiative_id),
           v.number, 'Decide whether to go ahead', v.created_at::date + 7, v.created_by, v.created_by, v.created_at
      FROM prfaqs p JOIN prfaq_versions v ON v.initiative_id = p.initiative_id AND v.number = p.latest_version_number
     WHERE p.status = 'in-review' RETURNING id, workspace_id)
  INSERT INTO review_readers (workspace_id, round_id, user_id, role)
  SELECT w.workspace_id, w.id, o.user_id, 'approver'
    FROM waiting w
    CROSS JOIN LATERAL (
      SELECT m.user_id FROM memberships m WHERE m.workspace_id = w.workspace_id AND m.role = 'owner'
       ORDER BY m.created_at, m.user_id LIMIT 1) o;

  ALTER TABLE prfaq_decisions ADD CONSTRAINT prfaq_decisions_of_round
    FOREIGN KEY (workspace_id, round_id) REFERENCES review_rounds (workspace_id, id) ON DELETE CASCADE;
  CREATE UNIQUE INDEX prfaq_decisions_one_per_round ON prfaq_decisions (round_id);
  CREATE TRIGGER review_readers_of_open_round BEFORE INSERT OR UPDATE ON review_readers FOR EACH ROW
    EXECUTE FUNCTION refuse_after_round();
  CREATE TRIGGER review_answers_of_open_round BEFORE INSERT ON review_answers FOR EACH ROW
    EXECUTE FUNCTION refuse_after_round();
`;
