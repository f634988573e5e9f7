import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Weekly business reviews: decks, their frozen weeks, commentary, notes; and the fiscal year they count by. */
export class CreateDecks1795883149958 implements MigrationInterface {
  name = 'CreateDecks1795883149958';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: write another one that undoes this.');
  }
}

const statements = /* sql */ `
  ALTER TABLE workspaces ADD COLUMN fiscal_year_end_month smallint NOT NULL DEFAULT 12
    CHECK (fiscal_year_end_month BETWEEN 1 AND 12);

  CREATE TABLE decks (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    name text NOT NULL,
    months text NOT NULL DEFAULT 'trailing',
    -- 0 = Sunday … 6 = Saturday.
    meeting_day smallint NOT NULL DEFAULT 3 CHECK (meeting_day BETWEEN 0 AND 6),
    asks text NOT NULL DEFAULT 'exceptions',
    sections jsonb NOT NULL DEFAULT '[]',
    -- The last week whose commentary was asked for.
    asked_for date,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (workspace_id, id)
  );

  -- A week of a deck as its meeting saw it. json keeps every digit as it was written.
  CREATE TABLE deck_meetings (
    workspace_id uuid NOT NULL,
    deck_id uuid NOT NULL,
    week_ending date NOT NULL,
    reading json NOT NULL,
    commentaries json NOT NULL,
    frozen_at timestamptz NOT NULL,
    frozen_by uuid REFERENCES users ON DELETE SET NULL,
    PRIMARY KEY (deck_id, week_ending),
    FOREIGN KEY (workspace_id, deck_id) REFERENCES decks (workspace_id, id) ON DELETE CASCADE
  );
  CREATE FUNCTION refuse_change_of_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' AND current_setting('workback.removing_workspace', true) = OLD.workspace_id::text THEN RETURN OLD; END IF;
    IF TG_OP = 'UPDATE' AND NEW.frozen_by IS NULL AND NEW.reading::text = OLD.reading::text
      AND NEW.commentaries::text = OLD.commentaries::text
      AND (NEW.deck_id, NEW.week_ending, NEW.frozen_at) = (OLD.deck_id, OLD.week_ending, OLD.frozen_at) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'a frozen week does not change' USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER deck_meetings_frozen BEFORE UPDATE OR DELETE ON deck_meetings
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_frozen();

  CREATE TABLE deck_notes (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    deck_id uuid NOT NULL,
    week_ending date NOT NULL,
    kpi_id uuid,
    words text NOT NULL,
    -- A note with an owner is an action.
    owner_id uuid REFERENCES users ON DELETE SET NULL,
    due_on date,
    done_at timestamptz,
    author_id uuid REFERENCES users ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    version bigint NOT NULL DEFAULT 1,
    FOREIGN KEY (workspace_id, deck_id) REFERENCES decks (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, kpi_id) REFERENCES kpis (workspace_id, id) ON DELETE SET NULL (kpi_id)
  );
  CREATE INDEX deck_notes_by_deck ON deck_notes (deck_id, week_ending);
  CREATE INDEX deck_notes_open ON deck_notes (owner_id) WHERE done_at IS NULL;

  -- Of a KPI's week, so that every deck that shows the KPI shows the same words.
  CREATE TABLE commentaries (
    workspace_id uuid NOT NULL,
    kpi_id uuid NOT NULL,
    week_ending date NOT NULL,
    words text NOT NULL,
    -- False: “I don't know yet”.
    known boolean NOT NULL,
    author_id uuid REFERENCES users ON DELETE SET NULL,
    written_at timestamptz NOT NULL DEFAULT now(),
    version bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (kpi_id, week_ending),
    FOREIGN KEY (workspace_id, kpi_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE
  );

  CREATE TABLE commentary_requests (
    workspace_id uuid NOT NULL,
    kpi_id uuid NOT NULL,
    week_ending date NOT NULL,
    deck_id uuid NOT NULL,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    due_on date NOT NULL,
    PRIMARY KEY (kpi_id, week_ending),
    FOREIGN KEY (workspace_id, kpi_id) REFERENCES kpis (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, deck_id) REFERENCES decks (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX commentary_requests_by_person ON commentary_requests (user_id);
  CREATE INDEX commentary_requests_by_deck ON commentary_requests (deck_id);
`;
