import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The inbox of every person in every workspace. */
export class CreateNotifications1764334000100 implements MigrationInterface {
  name = 'CreateNotifications1764334000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE SEQUENCE notification_positions;
      CREATE TABLE notifications (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        workspace_id uuid NOT NULL,
        user_id uuid NOT NULL,
        kind text NOT NULL,
        initiative_id uuid,
        subject_type text NOT NULL,
        subject_id text NOT NULL,
        summary text NOT NULL,
        link text NOT NULL CHECK (link LIKE '/%'),
        actor_id uuid REFERENCES users ON DELETE SET NULL,
        event_id bigint,
        count integer NOT NULL DEFAULT 1 CHECK (count > 0),
        -- Order of the latest occasion: an entry that is said again before it was read moves to the top.
        position bigint NOT NULL DEFAULT nextval('notification_positions'),
        read_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        -- Who leaves the workspace leaves the inbox too.
        FOREIGN KEY (workspace_id, user_id) REFERENCES memberships (workspace_id, user_id) ON DELETE CASCADE,
        FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
      );
      CREATE INDEX notifications_by_person ON notifications (workspace_id, user_id, position DESC);
      CREATE INDEX notifications_by_initiative ON notifications (initiative_id);
      -- Never a storm: what was not read yet is counted, not repeated.
      CREATE UNIQUE INDEX notifications_one_unread ON notifications (workspace_id, user_id, kind, subject_type, subject_id)
        WHERE read_at IS NULL;

      -- Only the browsers of the person concerned are told; what it says is fetched by them.
      CREATE FUNCTION announce_notification() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('workback_live', json_build_object('workspaceId', NEW.workspace_id,
          'kind', 'notification.changed', 'initiativeId', NULL, 'kpiIds', '[]'::json, 'userId', NEW.user_id)::text);
        RETURN NULL;
      END $$;
      CREATE TRIGGER notifications_announce AFTER INSERT OR UPDATE ON notifications
        FOR EACH ROW EXECUTE FUNCTION announce_notification();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      DROP TABLE notifications;
      DROP FUNCTION announce_notification;
      DROP SEQUENCE notification_positions;
    `);
  }
}
