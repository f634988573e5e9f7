import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that wait, were sent or failed, and who wants none. */
export class CreateMails1795885463473 implements MigrationInterface {
  name = 'CreateMails1795885463473';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: write another one that undoes this.');
  }
}

const statements = /* sql */ `
  CREATE TABLE mails (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    user_id uuid REFERENCES users ON DELETE CASCADE,
    kind text NOT NULL,
    subject text NOT NULL,
    content jsonb NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'left-out')),
    attempts integer NOT NULL DEFAULT 0,
    -- The next attempt; while one is under way, when another worker may take it over.
    due_at timestamptz NOT NULL DEFAULT now(),
    problem text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    UNIQUE (workspace_id, id)
  );
  CREATE INDEX mails_waiting ON mails (due_at) WHERE state = 'waiting';
  CREATE INDEX mails_by_workspace ON mails (workspace_id, created_at DESC);
  CREATE INDEX mails_by_age ON mails (created_at);

  CREATE TABLE mail_choices (
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    wanted boolean NOT NULL DEFAULT true,
    -- Stands at the end of every mail and can do nothing but turn them off.
    stop_token text NOT NULL UNIQUE,
    PRIMARY KEY (workspace_id, user_id)
  );
`;
