import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import type { GateItemState, GateKey } from '@workback/domain/gate/gate';
import type { GateRecord } from '@workback/domain/gate/gate-facts';
import { Database } from '../../platform/database/database.js';

/** An entry of a checklist as it stands in one initiative. */
export interface GateItemRow {
  readonly id: string;
  readonly gate: GateKey;
  readonly title: string;
  readonly fromTemplate: boolean;
  readonly owner: Person | null;
  readonly createdAt: Date;
  readonly removed: boolean;
  readonly state: GateItemState;
  readonly note: string;
  readonly by: Person | null;
  readonly settledAt: Date | null;
  /** Counts the changes of the entry and of its state here. */
  readonly version: number;
}

/** An entry of the template. */
export interface TemplateRow {
  readonly id: string;
  readonly gate: GateKey;
  readonly title: string;
  readonly owner: Person | null;
  readonly version: number;
}

/** What the facts and the places of the gates follow from, as far as other reads do not tell. */
export interface GateRecordRow {
  readonly questions: readonly { readonly name: string; readonly owned: boolean }[];
  readonly changes: readonly string[];
  readonly amendment: number | null;
  readonly promises: readonly {
    readonly number: number;
    readonly quote: string | null;
    readonly built: boolean;
    readonly measured: boolean;
  }[];
  readonly milestones: readonly {
    readonly number: number;
    readonly outcome: string;
    readonly owned: boolean;
    readonly finished: boolean;
  }[];
  readonly numbered: GateRecord['criteria'][number]['kpiName'][];
  readonly reviewedAt: Date | null;
  readonly startedOn: string | null;
  readonly dates: Readonly<Partial<Record<GateKey, string>>>;
}

const person = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;

const selectItems = /* sql */ `
  SELECT g.id, g.gate, g.title, g.initiative_id IS NULL AS "fromTemplate", ${person('o')} AS owner,
         g.created_at AS "createdAt", g.removed_at IS NOT NULL AS removed, coalesce(t.state, 'open') AS state,
         coalesce(t.note, '') AS note, ${person('b')} AS by, t.settled_at AS "settledAt",
         g.version + coalesce(t.version, 0) AS version
    FROM gate_items g
    LEFT JOIN gate_ticks t ON t.item_id = g.id AND t.initiative_id = $2
    LEFT JOIN users o ON o.id = coalesce(t.owner_id, g.owner_id)
    LEFT JOIN users b ON b.id = t.settled_by
   WHERE g.workspace_id = $1 AND (g.initiative_id IS NULL OR g.initiative_id = $2)`;

const selectRecord = /* sql */ `
  SELECT (SELECT coalesce(json_agg(json_build_object('name', q.value->>'question', 'owned', o.owner_id IS NOT NULL) ORDER BY q.at), '[]')
            FROM prfaqs p
            CROSS JOIN LATERAL jsonb_array_elements(p.document->'questions') WITH ORDINALITY AS q(value, at)
            LEFT JOIN prfaq_question_owners o ON o.initiative_id = p.initiative_id AND o.question_id = q.value->>'id'
           WHERE p.initiative_id = $2 AND btrim(q.value->>'answer', E' \\n\\t') = '') AS questions,
         (SELECT coalesce(json_agg(c.words ORDER BY c.position), '[]') FROM required_changes c
           WHERE c.initiative_id = $2 AND c.done_at IS NULL
             AND c.round_id = (SELECT r.id FROM review_rounds r WHERE r.initiative_id = $2 AND r.state = 'closed'
                                ORDER BY r.ended_at DESC LIMIT 1)) AS changes,
         (SELECT a.number FROM prfaq_amendments a WHERE a.initiative_id = $2 AND a.decided_at IS NULL) AS amendment,
         (SELECT coalesce(json_agg(json_build_object('number', p.number, 'quote', p.passage->>'exact',
                   'built', EXISTS (SELECT FROM milestone_promises mp JOIN milestones m ON m.id = mp.milestone_id
                                     WHERE mp.promise_id = p.id AND m.removed_at IS NULL),
                   'measured', EXISTS (SELECT FROM success_criteria c WHERE c.promise_id = p.id AND c.withdrawn_at IS NULL)) ORDER BY p.number), '[]')
            FROM promises p WHERE p.initiative_id = $2 AND p.withdrawn_at IS NULL) AS promises,
         (SELECT coalesce(json_agg(json_build_object('number', m.number, 'outcome', m.outcome, 'owned', m.owner_id IS NOT NULL,
                   'finished', m.finished_on IS NOT NULL) ORDER BY m.number), '[]')
            FROM milestones m WHERE m.initiative_id = $2 AND m.removed_at IS NULL) AS milestones,
         (SELECT coalesce(json_agg(DISTINCT k.name), '[]') FROM success_criteria c JOIN kpis k ON k.id = c.kpi_id
           WHERE c.initiative_id = $2 AND c.withdrawn_at IS NULL
             -- A derived KPI has none of its own: what its formula names must have some.
             AND CASE WHEN k.formula IS NULL THEN EXISTS (SELECT FROM observations o WHERE o.series = k.series)
                 ELSE NOT EXISTS (SELECT FROM kpi_operands n JOIN kpis d ON d.id = n.operand_id
                                   WHERE n.kpi_id = k.id AND d.formula IS NULL
                                     AND NOT EXISTS (SELECT FROM observations o WHERE o.series = d.series)) END) AS numbered,
         coalesce((SELECT min(r.started_at) FROM review_rounds r WHERE r.initiative_id = $2 AND r.amendment_id IS NULL),
                  (SELECT min(v.created_at) FROM prfaq_versions v WHERE v.initiative_id = $2 AND v.reason = 'submitted'),
                  (SELECT p.approved_at FROM prfaqs p WHERE p.initiative_id = $2)) AS "reviewedAt",
         (SELECT min(m.started_on) FROM milestones m WHERE m.initiative_id = $2 AND m.removed_at IS NULL) AS "startedOn",
         (SELECT coalesce(json_object_agg(d.gate, d.set_on), '{}') FROM gate_dates d WHERE d.initiative_id = $2) AS dates
   WHERE EXISTS (SELECT FROM initiatives WHERE workspace_id = $1 AND id = $2)`;

/** Rows of checklists, and what their gates follow from. */
@Injectable()
export class GateRepository {
  constructor(private readonly database: Database) {}

  /** What gates ask of an initiative; undefined without it. */
  async record(workspaceId: string, initiativeId: string): Promise<GateRecordRow | undefined> {
    const [row] = await this.database.query<GateRecordRow>(selectRecord, [workspaceId, initiativeId]);
    return row;
  }

  /** Entries of the template and of the initiative, removed ones too, in the order in which they were added. */
  items(workspaceId: string, initiativeId: string): Promise<GateItemRow[]> {
    return this.database.query<GateItemRow>(`${selectItems} ORDER BY g.created_at, g.id`, [workspaceId, initiativeId]);
  }

  /** Holds an initiative, and with it the states of its checklists, until the transaction ends; false without it. */
  async lock(workspaceId: string, initiativeId: string): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT FROM initiatives WHERE workspace_id = $1 AND id = $2 FOR NO KEY UPDATE',
      [workspaceId, initiativeId],
    );
    return rows.length > 0;
  }

  /** Adds an entry to an initiative, or to the template when there is none; answers its id. */
  async insert(
    workspaceId: string,
    item: { initiativeId: string | null; gate: GateKey; title: string; ownerId: string | null },
    actorId: string,
  ): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO gate_items (workspace_id, initiative_id, gate, title, owner_id, created_by)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [workspaceId, item.initiativeId, item.gate, item.title, item.ownerId, actorId],
    );
    return row!.id;
  }

  /** Writes words and owner of an entry. */
  async update(
    workspaceId: string,
    itemId: string,
    { title, ownerId }: { title: string; ownerId: string | null },
  ): Promise<void> {
    await this.database.query(
      'UPDATE gate_items SET title = $3, owner_id = $4, version = version + 1 WHERE workspace_id = $1 AND id = $2',
      [workspaceId, itemId, title, ownerId],
    );
  }

  /** Takes an entry off; what became of it stays. */
  async remove(workspaceId: string, itemId: string): Promise<void> {
    await this.database.query(
      'UPDATE gate_items SET removed_at = now(), version = version + 1 WHERE workspace_id = $1 AND id = $2',
      [workspaceId, itemId],
    );
  }

  /** Says what became of an entry in an initiative. */
  async settle(
    workspaceId: string,
    { initiativeId, itemId }: { initiativeId: string; itemId: string },
    { state, note }: { state: GateItemState; note: string },
    actorId: string,
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO gate_ticks AS t (workspace_id, initiative_id, item_id, state, note, settled_by, settled_at)
       VALUES ($1, $2, $3, $4, $5, CASE WHEN $4 <> 'open' THEN $6::uuid END, CASE WHEN $4 <> 'open' THEN now() END)
       ON CONFLICT (initiative_id, item_id) DO UPDATE
          SET state = excluded.state, note = excluded.note, settled_by = excluded.settled_by,
              settled_at = excluded.settled_at, version = t.version + 1`,
      [workspaceId, initiativeId, itemId, state, note, actorId],
    );
  }

  /** Gives an entry of the template an owner in one initiative; null leaves it to the template. */
  async assign(
    workspaceId: string,
    { initiativeId, itemId }: { initiativeId: string; itemId: string },
    ownerId: string | null,
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO gate_ticks AS t (workspace_id, initiative_id, item_id, owner_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (initiative_id, item_id) DO UPDATE SET owner_id = excluded.owner_id, version = t.version + 1`,
      [workspaceId, initiativeId, itemId, ownerId],
    );
  }

  async setDate(workspaceId: string, initiativeId: string, gate: GateKey, on: string | null): Promise<void> {
    if (on === null) {
      await this.database.query('DELETE FROM gate_dates WHERE workspace_id = $1 AND initiative_id = $2 AND gate = $3', [
        workspaceId,
        initiativeId,
        gate,
      ]);
      return;
    }
    await this.database.query(
      `INSERT INTO gate_dates (workspace_id, initiative_id, gate, set_on) VALUES ($1, $2, $3, $4)
       ON CONFLICT (initiative_id, gate) DO UPDATE SET set_on = excluded.set_on`,
      [workspaceId, initiativeId, gate, on],
    );
  }

  /** The template, in the order in which it was written. */
  template(workspaceId: string): Promise<TemplateRow[]> {
    return this.database.query<TemplateRow>(
      `SELECT g.id, g.gate, g.title, ${person('o')} AS owner, g.version
         FROM gate_items g LEFT JOIN users o ON o.id = g.owner_id
        WHERE g.workspace_id = $1 AND g.initiative_id IS NULL AND g.removed_at IS NULL ORDER BY g.created_at, g.id`,
      [workspaceId],
    );
  }

  /** Holds an entry of the template until the transaction ends. */
  async lockTemplate(workspaceId: string, itemId: string): Promise<TemplateRow | undefined> {
    const found = await this.database.query(
      `SELECT FROM gate_items WHERE workspace_id = $1 AND id = $2 AND initiative_id IS NULL AND removed_at IS NULL
          FOR UPDATE`,
      [workspaceId, itemId],
    );
    return found.length === 0 ? undefined : (await this.template(workspaceId)).find(({ id }) => id === itemId);
  }

  /** Says whether a person belongs to the workspace. */
  async isMember(workspaceId: string, userId: string): Promise<boolean> {
    const rows = await this.database.query('SELECT FROM memberships WHERE workspace_id = $1 AND user_id = $2', [
      workspaceId,
      userId,
    ]);
    return rows.length > 0;
  }
}
