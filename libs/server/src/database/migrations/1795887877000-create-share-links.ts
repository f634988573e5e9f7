import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links with which one page can be read without signing in. */
export class CreateShareLinks1795887877000 implements MigrationInterface {
  name = 'CreateShareLinks1795887877000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: write another one that undoes this.');
  }
}

const statements = /* sql */ `
  CREATE TABLE share_links (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    -- Of the token; the token itself is kept nowhere.
    token_hash bytea NOT NULL UNIQUE,
    page text NOT NULL CHECK (page IN ('portfolio','initiative','kpi')),
    subject_id uuid CHECK ((subject_id IS NULL) = (page = 'portfolio')),
    note text NOT NULL,
    created_by uuid REFERENCES users ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    last_used_at timestamptz
  );
  CREATE INDEX share_links_by_workspace ON share_links (workspace_id, created_at DESC);
`;
