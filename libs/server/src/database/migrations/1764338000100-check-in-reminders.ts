import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reminders of check-ins, once a person and due day, and links that open the form once. */
export class CheckInReminders1764338000100 implements MigrationInterface {
  name = 'CheckInReminders1764338000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: write another one that undoes this.');
  }
}

const statements = /* sql */ `
  -- The last day of the workspace on which a worker looked who must be reminded.
  CREATE TABLE check_in_rounds (
    initiative_id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    looked_on date NOT NULL,
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  ) WITH (fillfactor = 80);
  CREATE TABLE check_in_reminders (
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    user_id uuid NOT NULL,
    due_on date NOT NULL,
    reminded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (initiative_id, user_id, due_on),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, user_id) REFERENCES memberships (workspace_id, user_id) ON DELETE CASCADE
  );
  CREATE INDEX check_in_reminders_by_person ON check_in_reminders (workspace_id, user_id);
  -- Opens the form of one check-in for one person, without signing in; only the hash of the token is stored.
  CREATE TABLE check_in_links (
    token_hash bytea PRIMARY KEY,
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    milestone_id uuid,
    user_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, initiative_id, milestone_id) REFERENCES milestones (workspace_id, initiative_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, user_id) REFERENCES memberships (workspace_id, user_id) ON DELETE CASCADE
  );
  CREATE INDEX check_in_links_by_person ON check_in_links (workspace_id, user_id);
  CREATE INDEX check_in_links_by_initiative ON check_in_links (initiative_id);
`;
