import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Images of documents, kept as they came: versions and exports refer to them, so none is changed or removed. */
export class Images1764333000002 implements MigrationInterface {
  name = 'Images1764333000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE images (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        workspace_id uuid NOT NULL,
        initiative_id uuid NOT NULL,
        sha256 bytea NOT NULL CHECK (length(sha256) = 32),
        type text NOT NULL CHECK (type IN ('image/png','image/jpeg','image/gif','image/webp')),
        width integer NOT NULL CHECK (width > 0),
        height integer NOT NULL CHECK (height > 0),
        bytes bytea NOT NULL,
        size integer NOT NULL CONSTRAINT images_size CHECK (size = length(bytes)),
        camera_data boolean NOT NULL,
        file_name text NOT NULL,
        created_by uuid REFERENCES users ON DELETE SET NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (initiative_id, sha256),
        FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
      )`);
    // Images are compressed already.
    await runner.query('ALTER TABLE images ALTER COLUMN bytes SET STORAGE EXTERNAL');
    await runner.query('CREATE INDEX images_by_workspace ON images (workspace_id) INCLUDE (size)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE images');
  }
}
