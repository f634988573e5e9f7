import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Checklists of gates, and launches as a record: who declared them, in spite of what, and who took one back. */
export class CreateGates1795884700000 implements MigrationInterface {
  name = 'CreateGates1795884700000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [checklists, launches]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Launches and their exceptions exist nowhere else; restore a backup instead.');
  }
}

const checklists = /* sql */ `
  -- Without an initiative an entry belongs to the template, and so to every initiative.
  CREATE TABLE gate_items (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    initiative_id uuid,
    gate text NOT NULL CHECK (gate IN ('review','build','launch','conclude')),
    title text NOT NULL,
    owner_id uuid REFERENCES users ON DELETE SET NULL,
    created_by uuid REFERENCES users ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    removed_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    UNIQUE (workspace_id, id),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX gate_items_by_workspace ON gate_items (workspace_id, initiative_id);
  CREATE INDEX gate_items_by_initiative ON gate_items (initiative_id);

  -- What became of an entry in one initiative; an entry without a row is open.
  CREATE TABLE gate_ticks (
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    item_id uuid NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open','done','not-needed')),
    note text NOT NULL DEFAULT '',
    owner_id uuid REFERENCES users ON DELETE SET NULL,
    settled_by uuid REFERENCES users ON DELETE SET NULL,
    settled_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (initiative_id, item_id),
    CHECK ((settled_at IS NULL) = (state = 'open')),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE,
    FOREIGN KEY (workspace_id, item_id) REFERENCES gate_items (workspace_id, id) ON DELETE CASCADE
  );
  CREATE INDEX gate_ticks_by_item ON gate_ticks (item_id);

  -- Days that somebody set for a gate; the others follow from the plan.
  CREATE TABLE gate_dates (
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    gate text NOT NULL CHECK (gate IN ('review','build','launch','conclude')),
    set_on date NOT NULL,
    PRIMARY KEY (initiative_id, gate),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  );
`;

const launches = /* sql */ `
  CREATE TABLE launches (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    launched_on date NOT NULL,
    declared_by uuid REFERENCES users ON DELETE SET NULL,
    declared_at timestamptz NOT NULL DEFAULT now(),
    exception text,
    -- What the launch gate asked for that day, and what of it was open.
    facts jsonb NOT NULL DEFAULT '[]',
    open jsonb NOT NULL DEFAULT '[]',
    cancelled_by uuid REFERENCES users ON DELETE SET NULL,
    cancelled_at timestamptz,
    cancelled_reason text,
    CHECK ((cancelled_at IS NULL) = (cancelled_reason IS NULL)),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  );
  -- At most one launch stands.
  CREATE UNIQUE INDEX launches_one_stands ON launches (initiative_id) WHERE cancelled_at IS NULL;
  CREATE INDEX launches_by_initiative ON launches (initiative_id, declared_at);
  CREATE TRIGGER launches_stand BEFORE UPDATE ON launches FOR EACH ROW
    WHEN (OLD.cancelled_at IS NOT NULL
      OR (NEW.initiative_id, NEW.launched_on, NEW.declared_at, NEW.exception, NEW.facts, NEW.open)
        IS DISTINCT FROM (OLD.initiative_id, OLD.launched_on, OLD.declared_at, OLD.exception, OLD.facts, OLD.open))
    EXECUTE FUNCTION keep_record('declared_by', 'cancelled_by');
  CREATE TRIGGER launches_kept BEFORE DELETE ON launches FOR EACH ROW EXECUTE FUNCTION keep_record();

  -- Launches from before gates: declared as the record says, without an exception.
  INSERT INTO launches (workspace_id, initiative_id, launched_on, declared_by, declared_at)
    SELECT i.workspace_id, i.id, i.launched_on, e.actor_id, coalesce(e.at, i.launched_on::timestamptz)
      FROM initiatives i
      LEFT JOIN LATERAL (SELECT actor_id, at FROM events WHERE initiative_id = i.id AND kind = 'initiative.launched'
                          ORDER BY id DESC LIMIT 1) e ON true
     WHERE i.launched_on IS NOT NULL;
`;
