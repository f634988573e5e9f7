import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import type { TwoByTwo } from '@workback/domain/two-by-two/two-by-two';
import { Database } from '../../platform/database/database.js';
import type { TwoByTwoEntity } from './two-by-two.entity.js';

export interface TwoByTwoRow extends Omit<
  TwoByTwoEntity,
  'workspaceId' | 'initiativeIds' | 'content' | 'createdBy' | 'sentBy'
> {
  readonly createdBy: Person | null;
  readonly sentBy: Person | null;
}
export interface FullTwoByTwoRow extends TwoByTwoRow {
  readonly initiatives: readonly { readonly id: string; readonly name: string }[];
  readonly content: TwoByTwo;
}
export type NewTwoByTwo = Pick<TwoByTwoEntity, 'initiativeId' | 'initiativeIds' | 'title' | 'weekEnding' | 'content'>;

const person = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;
const columns = /* sql */ `r.id, r.initiative_id AS "initiativeId", r.title, r.week_ending AS "weekEnding",
  r.created_at AS "createdAt", r.sent_at AS "sentAt", r.version, ${person('c')} AS "createdBy", ${person('s')} AS "sentBy"`;
const people = /* sql */ `LEFT JOIN users c ON c.id = r.created_by LEFT JOIN users s ON s.id = r.sent_by`;

const LIMIT = 200;

/** Rows of weekly 2x2 reports. */
@Injectable()
export class TwoByTwoRepository {
  constructor(private readonly database: Database) {}

  /** Newest week first; of one initiative, also those over several that it is part of. */
  list(workspaceId: string, initiativeId: string | null): Promise<TwoByTwoRow[]> {
    return this.database.query<TwoByTwoRow>(
      `SELECT ${columns} FROM two_by_twos r ${people}
        WHERE r.workspace_id = $1 AND ($2::uuid IS NULL OR r.initiative_ids @> ARRAY[$2::uuid])
        ORDER BY r.week_ending DESC, r.created_at DESC, r.id LIMIT ${LIMIT}`,
      [workspaceId, initiativeId],
    );
  }

  /** One report; `lock` holds it until the transaction ends. */
  async find(workspaceId: string, reportId: string, { lock = false } = {}): Promise<FullTwoByTwoRow | undefined> {
    const [row] = await this.database.query<FullTwoByTwoRow>(
      `SELECT ${columns}, r.content,
              coalesce((SELECT json_agg(json_build_object('id', i.id, 'name', i.name) ORDER BY i.number) FROM initiatives i
                         WHERE i.workspace_id = $1 AND i.id = ANY(r.initiative_ids)), '[]') AS initiatives
         FROM two_by_twos r ${people} WHERE r.workspace_id = $1 AND r.id = $2 ${lock ? 'FOR NO KEY UPDATE OF r' : ''}`,
      [workspaceId, reportId],
    );
    return row;
  }

  async insert(workspaceId: string, report: NewTwoByTwo, actorId: string): Promise<string> {
    const [row] = await this.database.query<{ id: string }>(
      `INSERT INTO two_by_twos (workspace_id, initiative_id, initiative_ids, title, week_ending, content, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [
        workspaceId,
        report.initiativeId,
        report.initiativeIds,
        report.title,
        report.weekEnding,
        JSON.stringify(report.content),
        actorId,
      ],
    );
    return row!.id;
  }

  async update(workspaceId: string, reportId: string, title: string, content: TwoByTwo): Promise<void> {
    await this.database.query(
      `UPDATE two_by_twos SET title = $3, content = $4, version = version + 1 WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, reportId, title, JSON.stringify(content)],
    );
  }

  async markSent(workspaceId: string, reportId: string, actorId: string): Promise<void> {
    await this.database.query(
      `UPDATE two_by_twos SET sent_at = now(), sent_by = $3, version = version + 1 WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, reportId, actorId],
    );
  }

  async remove(workspaceId: string, reportId: string): Promise<void> {
    await this.database.query('DELETE FROM two_by_twos WHERE workspace_id = $1 AND id = $2', [workspaceId, reportId]);
  }
}
