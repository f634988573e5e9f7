import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comments in threads, about anything; and who follows an initiative. */
export class CreateComments1764334000200 implements MigrationInterface {
  name = 'CreateComments1764334000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE comment_threads (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
        -- Null for what belongs to no initiative.
        initiative_id uuid,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        -- The section or question it is about, and the passage within it, as they were when it was started.
        place text,
        passage jsonb,
        created_by uuid REFERENCES users ON DELETE SET NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        resolved_at timestamptz,
        resolved_by uuid REFERENCES users ON DELETE SET NULL,
        UNIQUE (workspace_id, id),
        CHECK (passage IS NULL OR place IS NOT NULL),
        FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX comment_threads_by_subject ON comment_threads (workspace_id, subject_type, subject_id, created_at);
      CREATE INDEX comment_threads_by_initiative ON comment_threads (initiative_id);
      CREATE TABLE comments (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        workspace_id uuid NOT NULL,
        thread_id uuid NOT NULL,
        author_id uuid REFERENCES users ON DELETE SET NULL,
        -- Empty once it is deleted; people stand in it by id.
        body text NOT NULL,
        -- What told others of it: when it is deleted, they are not shown its words any more.
        event_id bigint,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        edited_at timestamptz,
        deleted_at timestamptz,
        version bigint NOT NULL DEFAULT 1,
        CHECK ((body = '') = (deleted_at IS NOT NULL)),
        FOREIGN KEY (workspace_id, thread_id) REFERENCES comment_threads (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX comments_by_thread ON comments (thread_id, created_at, id);
      CREATE INDEX notifications_by_event ON notifications (event_id);
      CREATE TABLE follows (
        workspace_id uuid NOT NULL,
        initiative_id uuid NOT NULL,
        user_id uuid NOT NULL,
        -- False for those who stopped: taking part does not make them follow again.
        following boolean NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (initiative_id, user_id),
        FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE,
        FOREIGN KEY (workspace_id, user_id) REFERENCES memberships (workspace_id, user_id) ON DELETE CASCADE
      );
      CREATE INDEX follows_by_person ON follows (workspace_id, user_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE follows, comments, comment_threads; DROP INDEX notifications_by_event');
  }
}
