import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Named views of screens, of one person or of everybody in the workspace. */
export class CreateSavedViews1795883173367 implements MigrationInterface {
  name = 'CreateSavedViews1795883173367';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: write another one that undoes this.');
  }
}

const statements = /* sql */ `
  CREATE TABLE saved_views (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    -- Null for one that everybody has.
    owner_id uuid REFERENCES users ON DELETE CASCADE,
    place text NOT NULL,
    name text NOT NULL,
    search jsonb NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (workspace_id, id)
  );
  CREATE INDEX saved_views_by_owner ON saved_views (workspace_id, owner_id);
`;
