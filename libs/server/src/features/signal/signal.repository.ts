import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import type { SignalSettings } from '@workback/domain/xmr/process-chart';
import { Database } from '../../platform/database/database.js';

/** Chosen settings with who chose them, when and why. */
export interface SignalSettingsRow {
  readonly settings: SignalSettings;
  readonly reason: string;
  readonly by: Person | null;
  readonly at: Date;
  readonly version: number;
}

/** Settings of process behaviour charts. */
@Injectable()
export class SignalRepository {
  constructor(private readonly database: Database) {}

  async find(workspaceId: string, kpiId: string): Promise<SignalSettingsRow | undefined> {
    const [row] = await this.database.query<SignalSettingsRow>(
      `SELECT s.settings, s.reason, s.changed_at AS at, s.version,
              CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS by
         FROM signal_settings s LEFT JOIN users u ON u.id = s.changed_by
        WHERE s.workspace_id = $1 AND s.kpi_id = $2`,
      [workspaceId, kpiId],
    );
    return row;
  }

  /** Writes settings if nobody chose others since `version` (0: nobody chose any); answers whether it did. */
  async write(
    workspaceId: string,
    kpiId: string,
    version: number,
    { settings, reason }: Pick<SignalSettingsRow, 'settings' | 'reason'>,
    actorId: string,
  ): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO signal_settings AS s (workspace_id, kpi_id, settings, reason, changed_by)
       SELECT $1, $2, $4, $5, $6
        WHERE $3 = 0 OR EXISTS (SELECT FROM signal_settings e WHERE e.kpi_id = $2)
       ON CONFLICT (kpi_id) DO UPDATE SET settings = excluded.settings, reason = excluded.reason,
          changed_by = excluded.changed_by, changed_at = now(), version = s.version + 1
        WHERE s.version = $3
       RETURNING version`,
      [workspaceId, kpiId, version, JSON.stringify(settings), reason, actorId],
    );
    return rows.length > 0;
  }
}
