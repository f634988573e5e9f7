import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The meeting of a review round: shared reading time, the walk through the sections, and the notes of it. */
export class CreateReviewMeetings1764335200000 implements MigrationInterface {
  name = 'CreateReviewMeetings1764335200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Notes of meetings exist nowhere else; restore a backup instead.');
  }
}

const statements = /* sql */ `
  CREATE TABLE review_meetings (
    round_id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    phase text NOT NULL DEFAULT 'reading' CHECK (phase IN ('reading','walking')),
    reading_ends_at timestamptz NOT NULL,
    place text,
    started_by uuid REFERENCES users ON DELETE SET NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    version bigint NOT NULL DEFAULT 1,
    FOREIGN KEY (workspace_id, round_id) REFERENCES review_rounds (workspace_id, id) ON DELETE CASCADE
  );
  CREATE TABLE review_notes (
    round_id uuid NOT NULL,
    place text NOT NULL,
    workspace_id uuid NOT NULL,
    text text NOT NULL,
    saved_by uuid REFERENCES users ON DELETE SET NULL,
    saved_at timestamptz NOT NULL DEFAULT now(),
    version bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (round_id, place),
    FOREIGN KEY (workspace_id, round_id) REFERENCES review_rounds (workspace_id, id) ON DELETE CASCADE
  );

  -- Notes belong to a round that is under way; afterwards they are part of the record.
  CREATE FUNCTION refuse_late_note() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN
      IF current_setting('workback.removing_workspace', true) = OLD.workspace_id::text THEN RETURN OLD; END IF;
    ELSE
      IF TG_OP = 'UPDATE' THEN
        IF NEW.saved_by IS NULL AND to_jsonb(NEW) - 'saved_by' = to_jsonb(OLD) - 'saved_by' THEN RETURN NEW; END IF;
      END IF;
      IF may_date_back(NEW.workspace_id)
        OR EXISTS (SELECT FROM review_rounds r WHERE r.id = NEW.round_id AND r.state = 'open') THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION 'the notes of an ended round stay' USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER review_notes_of_open_round BEFORE INSERT OR UPDATE OR DELETE ON review_notes FOR EACH ROW
    EXECUTE FUNCTION refuse_late_note();
`;
