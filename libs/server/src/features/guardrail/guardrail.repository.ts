import { Injectable } from '@nestjs/common';
import type { Breach, GuardrailWire } from '@workback/contracts/guardrail/guardrail.schemas';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { Database } from '../../platform/database/database.js';

/** What a guardrail asks of its KPI. */
export type GuardrailRule = Pick<GuardrailWire, 'limit' | 'badSide' | 'grain' | 'periods' | 'watchDays'>;

/** A launch that is watched. */
export interface WatchedLaunch {
  readonly initiativeId: string;
  readonly name: string;
  readonly ownerId: string | null;
  readonly launchedOn: PlainDate;
}

const selectGuardrails = /* sql */ `
  SELECT g.id, json_build_object('id', k.id, 'name', k.name) AS kpi, g.value_limit AS "limit", g.bad_side AS "badSide",
         g.grain, g.periods, g.watch_days AS "watchDays", g.version,
         json_build_object('unit', k.unit, 'currency', k.currency, 'precision', k.precision) AS look
    FROM guardrails g JOIN kpis k ON k.id = g.kpi_id`;

const selectBreaches = /* sql */ `
  SELECT b.id, json_build_object('id', k.id, 'name', k.name) AS kpi, b.words, b.began_on AS "beganOn",
         b.recovered_on AS "recoveredOn", b.version,
         CASE WHEN b.action IS NOT NULL THEN json_build_object('words', b.action, 'dueOn', b.action_due_on,
           'doneAt', to_char(b.action_done_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
           'owner', CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END) END AS action
    FROM guardrail_breaches b JOIN kpis k ON k.id = b.kpi_id LEFT JOIN users u ON u.id = b.action_owner_id`;

/** Guardrails and breaches. */
@Injectable()
export class GuardrailRepository {
  constructor(private readonly database: Database) {}

  list(workspaceId: string): Promise<GuardrailWire[]> {
    return this.database.query(`${selectGuardrails} WHERE g.workspace_id = $1 ORDER BY k.name, g.id`, [workspaceId]);
  }

  async find(workspaceId: string, guardrailId: string): Promise<GuardrailWire | undefined> {
    const [row] = await this.database.query<GuardrailWire>(
      `${selectGuardrails} WHERE g.workspace_id = $1 AND g.id = $2`,
      [workspaceId, guardrailId],
    );
    return row;
  }

  /** The id of the new guardrail; undefined when the KPI is one already or is not there. */
  async insert(workspaceId: string, kpiId: string, rule: GuardrailRule): Promise<string | undefined> {
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO guardrails (workspace_id, kpi_id, value_limit, bad_side, grain, periods, watch_days)
       SELECT workspace_id, id, $3, $4, $5, $6, $7 FROM kpis WHERE workspace_id = $1 AND id = $2
       ON CONFLICT (kpi_id) DO NOTHING RETURNING id`,
      [workspaceId, kpiId, rule.limit, rule.badSide, rule.grain, rule.periods, rule.watchDays],
    );
    return row?.id;
  }

  async update(workspaceId: string, guardrailId: string, version: number, rule: GuardrailRule): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE guardrails SET value_limit = $4, bad_side = $5, grain = $6, periods = $7, watch_days = $8, version = version + 1
        WHERE workspace_id = $1 AND id = $2 AND version = $3 RETURNING id`,
      [workspaceId, guardrailId, version, rule.limit, rule.badSide, rule.grain, rule.periods, rule.watchDays],
    );
    return rows.length > 0;
  }

  async remove(workspaceId: string, guardrailId: string): Promise<boolean> {
    const rows = await this.database.query('DELETE FROM guardrails WHERE workspace_id = $1 AND id = $2 RETURNING id', [
      workspaceId,
      guardrailId,
    ]);
    return rows.length > 0;
  }

  /** Workspaces that have guardrails. */
  async workspaces(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>('SELECT DISTINCT workspace_id AS id FROM guardrails');
    return rows.map(({ id }) => id);
  }

  /** Launches of the last days, those parked or rejected left out. */
  launches(workspaceId: string, since: PlainDate): Promise<WatchedLaunch[]> {
    return this.database.query(
      `SELECT id AS "initiativeId", name, owner_id AS "ownerId", launched_on AS "launchedOn" FROM initiatives
        WHERE workspace_id = $1 AND launched_on >= $2::date AND parked_at IS NULL`,
      [workspaceId, since],
    );
  }

  async launchOf(workspaceId: string, initiativeId: string): Promise<{ launchedOn: PlainDate | null } | undefined> {
    const [row] = await this.database.query<{ launchedOn: PlainDate | null }>(
      'SELECT launched_on AS "launchedOn" FROM initiatives WHERE workspace_id = $1 AND id = $2',
      [workspaceId, initiativeId],
    );
    return row;
  }

  /** Begins a breach; answers whether it is new. */
  async begin(
    workspaceId: string,
    breach: { initiativeId: string; kpiId: string; words: string; beganOn: PlainDate },
  ): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO guardrail_breaches (workspace_id, initiative_id, kpi_id, words, began_on) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (initiative_id, kpi_id) WHERE recovered_on IS NULL DO NOTHING RETURNING id`,
      [workspaceId, breach.initiativeId, breach.kpiId, breach.words, breach.beganOn],
    );
    return rows.length > 0;
  }

  /** Ends an open breach; answers whether there was one. */
  async recover(workspaceId: string, initiativeId: string, kpiId: string, on: PlainDate): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE guardrail_breaches SET recovered_on = $4, version = version + 1
        WHERE workspace_id = $1 AND initiative_id = $2 AND kpi_id = $3 AND recovered_on IS NULL RETURNING id`,
      [workspaceId, initiativeId, kpiId, on],
    );
    return rows.length > 0;
  }

  /** Breaches of an initiative, open ones first, then the latest. */
  breaches(workspaceId: string, initiativeId: string): Promise<Breach[]> {
    return this.database.query(
      `${selectBreaches} WHERE b.workspace_id = $1 AND b.initiative_id = $2
        ORDER BY b.recovered_on IS NOT NULL, b.began_on DESC, b.id`,
      [workspaceId, initiativeId],
    );
  }

  /** Says what is done about a breach if nobody said so since `version`. */
  async act(
    workspaceId: string,
    breach: { initiativeId: string; breachId: string; version: number },
    action: { words: string; ownerId: string; dueOn: PlainDate; done: boolean },
  ): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE guardrail_breaches SET action = $5, action_owner_id = $6, action_due_on = $7,
              action_done_at = CASE WHEN $8 THEN coalesce(action_done_at, now()) END, version = version + 1
        WHERE workspace_id = $1 AND initiative_id = $2 AND id = $3 AND version = $4
          AND EXISTS (SELECT FROM memberships m WHERE m.workspace_id = $1 AND m.user_id = $6) RETURNING id`,
      [
        workspaceId,
        breach.initiativeId,
        breach.breachId,
        breach.version,
        action.words,
        action.ownerId,
        action.dueOn,
        action.done,
      ],
    );
    return rows.length > 0;
  }
}
