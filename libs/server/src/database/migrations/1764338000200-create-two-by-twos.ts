import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Weekly 2x2 reports: drafts, and sent ones that never change. */
export class CreateTwoByTwos1764338000200 implements MigrationInterface {
  name = 'CreateTwoByTwos1764338000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: write another one that undoes this.');
  }
}

const statements = /* sql */ `
  CREATE TABLE two_by_twos (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    -- Null for one over several initiatives.
    initiative_id uuid,
    initiative_ids uuid[] NOT NULL,
    title text NOT NULL,
    week_ending date NOT NULL,
    content jsonb NOT NULL,
    created_by uuid REFERENCES users ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz,
    sent_by uuid REFERENCES users ON DELETE SET NULL,
    version bigint NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, id),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX two_by_twos_by_workspace ON two_by_twos (workspace_id, week_ending DESC, created_at DESC);
  CREATE INDEX two_by_twos_by_initiative ON two_by_twos USING gin (initiative_ids);

  -- What was sent was read: it stays, but for the names of people who are forgotten and the removal of the workspace.
  CREATE FUNCTION refuse_change_of_sent() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' AND current_setting('workback.removing_workspace', true) = OLD.workspace_id::text THEN RETURN OLD; END IF;
    IF TG_OP = 'UPDATE' THEN
      IF to_jsonb(NEW) - 'created_by' - 'sent_by' = to_jsonb(OLD) - 'created_by' - 'sent_by'
        AND (NEW.created_by IS NULL OR NEW.created_by = OLD.created_by) AND (NEW.sent_by IS NULL OR NEW.sent_by = OLD.sent_by)
      THEN RETURN NEW; END IF;
      IF may_date_back(OLD.workspace_id) THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION 'a sent report does not change' USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER two_by_twos_sent BEFORE UPDATE OR DELETE ON two_by_twos FOR EACH ROW
    WHEN (OLD.sent_at IS NOT NULL) EXECUTE FUNCTION refuse_change_of_sent();
`;
