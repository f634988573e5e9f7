import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

/** Lets one process at a time look whether the installation is empty; an arbitrary number. */
const FIRST_RUN_LOCK = 871_340_213;

/** The installation's one row, and whom it belongs to. */
@Injectable()
export class InstallationRepository {
  constructor(private readonly database: Database) {}

  /** Waits until no other process is at its first run, and keeps others out until the transaction ends. */
  async takeTurn(): Promise<void> {
    await this.database.query('SELECT pg_advisory_xact_lock($1)', [FIRST_RUN_LOCK]);
  }

  /** The owner, or null on an empty installation. */
  async ownerId(): Promise<string | null> {
    const [row] = await this.database.query<{ ownerId: string | null }>(
      `SELECT coalesce(
         (SELECT owner_id FROM installation),
         (SELECT user_id FROM memberships WHERE role = 'owner' ORDER BY created_at, user_id LIMIT 1)) AS "ownerId"`,
    );
    return row?.ownerId ?? null;
  }

  async setOwner(ownerId: string): Promise<void> {
    await this.database.query(
      `INSERT INTO installation (owner_id) VALUES ($1)
       ON CONFLICT (only_row) DO UPDATE SET owner_id = excluded.owner_id WHERE installation.owner_id IS NULL`,
      [ownerId],
    );
  }

  /** The first workspace that a person owns and that is not the example. */
  async ownWorkspace(ownerId: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ id: string }>(
      `SELECT w.id FROM memberships m JOIN workspaces w ON w.id = m.workspace_id
        WHERE m.user_id = $1 AND m.role = 'owner' AND NOT w.is_example ORDER BY w.created_at, w.id LIMIT 1`,
      [ownerId],
    );
    return row?.id;
  }
}
