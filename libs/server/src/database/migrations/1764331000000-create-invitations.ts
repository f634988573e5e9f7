import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invitations to a workspace, and versions of memberships, whose role can be changed from now on. */
export class CreateInvitations1764331000000 implements MigrationInterface {
  name = 'CreateInvitations1764331000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE memberships ADD COLUMN version bigint NOT NULL DEFAULT 1');
    await runner.query(/* sql */ `
      CREATE TABLE invitations (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
        name text NOT NULL,
        email text NOT NULL,
        role text NOT NULL CHECK (role IN ('owner','admin','editor','contributor','viewer')),
        token_hash bytea NOT NULL UNIQUE,
        invited_by uuid REFERENCES users ON DELETE SET NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        accepted_by uuid REFERENCES users ON DELETE SET NULL,
        revoked_at timestamptz
      );
      -- Of several links to one e-mail only the newest works.
      CREATE UNIQUE INDEX invitations_one_open ON invitations (workspace_id, email)
        WHERE accepted_at IS NULL AND revoked_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invitations');
    await runner.query('ALTER TABLE memberships DROP COLUMN version');
  }
}
