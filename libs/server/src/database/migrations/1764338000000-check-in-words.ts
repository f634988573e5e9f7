import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Check-ins say more, are acknowledged, and are expected on a rhythm. */
export class CheckInWords1764338000000 implements MigrationInterface {
  name = 'CheckInWords1764338000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: write another one that undoes this.');
  }
}

const statements = /* sql */ `
  -- The colour is the achievement; the note stays as the one line that lists show.
  ALTER TABLE check_ins
    ADD COLUMN confidence text CHECK (confidence IN ('high','medium','low')),
    ADD COLUMN done text NOT NULL DEFAULT '',
    ADD COLUMN next text NOT NULL DEFAULT '',
    ADD COLUMN blockers text NOT NULL DEFAULT '',
    ADD COLUMN percent_done smallint CHECK (percent_done BETWEEN 0 AND 100),
    ADD COLUMN remaining_days integer CHECK (remaining_days >= 0),
    ADD COLUMN expected_on date,
    -- Colour of the word before it on the same subject: a jump from green to red is seen without reading history.
    ADD COLUMN previous_colour text CHECK (previous_colour IN ('green','yellow','red')),
    -- What the plan said at that moment.
    ADD COLUMN plan_finish_on date,
    ADD COLUMN plan_due_on date,
    ADD COLUMN plan_remaining_days integer,
    ADD COLUMN by_link boolean NOT NULL DEFAULT false,
    ADD COLUMN acknowledged_at timestamptz,
    ADD COLUMN acknowledged_by uuid REFERENCES users ON DELETE SET NULL,
    -- Made by the sender, so that a check-in that arrives twice is logged once.
    ADD COLUMN sent_key uuid;
  UPDATE check_ins SET done = note;
  UPDATE check_ins c SET previous_colour = b.colour
    FROM (SELECT id, lag(colour) OVER (PARTITION BY initiative_id, milestone_id ORDER BY created_at, id) AS colour
            FROM check_ins) b
   WHERE b.id = c.id AND b.colour IS NOT NULL;
  CREATE INDEX check_ins_by_subject ON check_ins (initiative_id, milestone_id, created_at DESC, id DESC);
  CREATE UNIQUE INDEX check_ins_one_per_key ON check_ins (workspace_id, author_id, sent_key) WHERE sent_key IS NOT NULL;

  CREATE TABLE check_in_cadences (
    initiative_id uuid PRIMARY KEY,
    workspace_id uuid NOT NULL,
    rule jsonb NOT NULL,
    milestone_owners boolean NOT NULL,
    -- Silence counts from the day on which somebody chose a rhythm, if the work has not begun before.
    chosen_on date NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  );
  CREATE TABLE check_in_reporters (
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    user_id uuid NOT NULL,
    PRIMARY KEY (initiative_id, user_id),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, user_id) REFERENCES memberships (workspace_id, user_id) ON DELETE CASCADE
  );
  CREATE INDEX check_in_reporters_by_person ON check_in_reporters (workspace_id, user_id);
`;
