import { Injectable } from '@nestjs/common';
import type { SavedViewPlace } from '@workback/domain/saved-view/saved-view';
import { Database } from '../../platform/database/database.js';
import type { SavedViewEntity } from './saved-view.entity.js';

export type SavedViewRow = Omit<SavedViewEntity, 'workspaceId'>;
export type NewSavedView = Pick<SavedViewRow, 'ownerId' | 'place' | 'name' | 'search'>;

const columns = /* sql */ `id, owner_id AS "ownerId", place, name, search, version, created_at AS "createdAt"`;

const LIMIT = 500;

/** Rows of saved views. */
@Injectable()
export class SavedViewRepository {
  constructor(private readonly database: Database) {}

  /** Those of everybody and those of one person. */
  list(workspaceId: string, userId: string, place: SavedViewPlace | null): Promise<SavedViewRow[]> {
    return this.database.query<SavedViewRow>(
      `SELECT ${columns} FROM saved_views
        WHERE workspace_id = $1 AND (owner_id IS NULL OR owner_id = $2) AND ($3::text IS NULL OR place = $3)
        ORDER BY lower(name), id LIMIT ${LIMIT}`,
      [workspaceId, userId, place],
    );
  }

  /** Holds a row that a person can see against changes until the transaction ends. */
  async lock(workspaceId: string, savedViewId: string, userId: string): Promise<SavedViewRow | undefined> {
    const [row] = await this.database.query<SavedViewRow>(
      `SELECT ${columns} FROM saved_views
        WHERE workspace_id = $1 AND id = $2 AND (owner_id IS NULL OR owner_id = $3) FOR UPDATE`,
      [workspaceId, savedViewId, userId],
    );
    return row;
  }

  /** How many views a person keeps, or the workspace where the owner is null. */
  async count(workspaceId: string, ownerId: string | null): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM saved_views WHERE workspace_id = $1 AND owner_id IS NOT DISTINCT FROM $2::uuid',
      [workspaceId, ownerId],
    );
    return row!.count;
  }

  async insert(workspaceId: string, { ownerId, place, name, search }: NewSavedView): Promise<SavedViewRow> {
    const [row] = await this.database.query<SavedViewRow>(
      `INSERT INTO saved_views (workspace_id, owner_id, place, name, search) VALUES ($1, $2, $3, $4, $5)
       RETURNING ${columns}`,
      [workspaceId, ownerId, place, name, JSON.stringify(search)],
    );
    return row!;
  }

  /** Writes a locked row and answers it with its next version. */
  async update(workspaceId: string, { id, ownerId, name, search }: SavedViewRow): Promise<SavedViewRow> {
    const [row] = await this.database.query<SavedViewRow>(
      `UPDATE saved_views SET owner_id = $3, name = $4, search = $5, version = version + 1
        WHERE workspace_id = $1 AND id = $2 RETURNING ${columns}`,
      [workspaceId, id, ownerId, name, JSON.stringify(search)],
    );
    return row!;
  }

  async remove(workspaceId: string, savedViewId: string): Promise<void> {
    await this.database.query('DELETE FROM saved_views WHERE workspace_id = $1 AND id = $2', [
      workspaceId,
      savedViewId,
    ]);
  }
}
