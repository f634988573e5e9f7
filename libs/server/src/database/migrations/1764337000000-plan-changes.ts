import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say about milestones beyond an estimate; changes of a plan as steps that can be taken back; baselines. */
export class PlanChanges1764337000000 implements MigrationInterface {
  name = 'PlanChanges1764337000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [milestones, calendars, changes, baselines]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      DROP TABLE plan_baselines, plan_changes;
      ALTER TABLE workspaces DROP COLUMN holiday_names;
      ALTER TABLE initiatives DROP COLUMN plan_version, DROP COLUMN days_off;
      DELETE FROM milestones WHERE removed_at IS NOT NULL;
      ALTER TABLE milestones DROP COLUMN team, DROP COLUMN notes, DROP COLUMN optimistic_days, DROP COLUMN pessimistic_days,
        DROP COLUMN not_before, DROP COLUMN not_after, DROP COLUMN start_on, DROP COLUMN finish_on, DROP COLUMN deliverables,
        DROP COLUMN removed_at;`);
  }
}

const milestones = /* sql */ `
  ALTER TABLE milestones
    ADD COLUMN team text NOT NULL DEFAULT '',
    ADD COLUMN notes text NOT NULL DEFAULT '',
    ADD COLUMN optimistic_days integer,
    ADD COLUMN pessimistic_days integer,
    ADD COLUMN not_before date,
    ADD COLUMN not_after date,
    ADD COLUMN start_on date,
    ADD COLUMN finish_on date,
    ADD COLUMN deliverables jsonb NOT NULL DEFAULT '[]',
    -- A removed milestone stays for its check-ins and so that the removal can be taken back.
    ADD COLUMN removed_at timestamptz,
    ADD CHECK ((optimistic_days IS NULL) = (pessimistic_days IS NULL))
`;

const calendars = /* sql */ `
  -- Names of the workspace's holidays by date.
  ALTER TABLE workspaces ADD COLUMN holiday_names jsonb NOT NULL DEFAULT '{}';
  ALTER TABLE initiatives
    ADD COLUMN plan_version bigint NOT NULL DEFAULT 1,
    -- Days on which the initiative alone does not work: [{"on": date, "name": text}].
    ADD COLUMN days_off jsonb NOT NULL DEFAULT '[]'
`;

const changes = /* sql */ `
  -- One row a change of a plan: what it did, what takes it back, what it touched, and where it left the forecast.
  CREATE TABLE plan_changes (
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    -- The version of the plan after the change.
    version bigint NOT NULL,
    -- Chosen by whoever sent it: a repeated request is the same change.
    change_id uuid NOT NULL DEFAULT gen_random_uuid(),
    summary text NOT NULL,
    reason text NOT NULL DEFAULT '',
    operations jsonb NOT NULL,
    inverse jsonb NOT NULL,
    touched text[] NOT NULL,
    -- The change that this one took back.
    undoes bigint,
    launch_on date,
    forecast_on date,
    days_to_recover integer,
    actor_id uuid REFERENCES users ON DELETE SET NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (initiative_id, version),
    UNIQUE (initiative_id, change_id),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  )
`;

const baselines = /* sql */ `
  CREATE TABLE plan_baselines (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    name text NOT NULL,
    taken_by_approval boolean NOT NULL DEFAULT false,
    launch_on date,
    forecast_on date,
    milestones jsonb NOT NULL,
    created_by uuid REFERENCES users ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (workspace_id, id),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX plan_baselines_by_initiative ON plan_baselines (initiative_id, created_at)
`;
