import { Injectable } from '@nestjs/common';
import type { Person } from '@workback/contracts/platform/fields';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { Database } from '../../platform/database/database.js';
import type { AnnotationEntity } from './annotation.entity.js';

/** An annotation that somebody wrote, with the names it is shown with. */
export interface AnnotationRow extends Pick<
  AnnotationEntity,
  'id' | 'kpiId' | 'initiativeId' | 'fromOn' | 'toOn' | 'text' | 'program' | 'createdAt' | 'editedAt' | 'version'
> {
  readonly kpiName: string | null;
  readonly initiativeName: string | null;
  readonly workspaceName: string;
  readonly by: Person | null;
  readonly editedBy: Person | null;
}

/** What charts are asked about: those of KPIs, of one initiative, or all; `initiativeIds` are then those of the KPIs. */
export interface AnnotationScope {
  readonly kpiIds: readonly string[] | null;
  readonly initiativeIds: readonly string[] | null;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

const person = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;

const selectRows = /* sql */ `
  SELECT a.id, a.kpi_id AS "kpiId", a.initiative_id AS "initiativeId", a.from_on AS "fromOn", a.to_on AS "toOn", a.text,
         a.program, a.created_at AS "createdAt", a.edited_at AS "editedAt", a.version, k.name AS "kpiName",
         i.name AS "initiativeName", w.name AS "workspaceName", ${person('c')} AS by, ${person('e')} AS "editedBy"
    FROM annotations a
    JOIN workspaces w ON w.id = a.workspace_id
    LEFT JOIN kpis k ON k.id = a.kpi_id
    LEFT JOIN initiatives i ON i.id = a.initiative_id
    LEFT JOIN users c ON c.id = a.created_by
    LEFT JOIN users e ON e.id = a.edited_by
   WHERE a.workspace_id = $1 AND a.removed_at IS NULL`;

/** More than this, the newest, nobody reads beside charts. */
const MOST = 2000;

/** Rows of annotations that people and programs wrote. */
@Injectable()
export class AnnotationRepository {
  constructor(private readonly database: Database) {}

  /** Those that bear on the charts asked about, the newest days first. */
  list(workspaceId: string, { kpiIds, initiativeIds, from, to }: AnnotationScope): Promise<AnnotationRow[]> {
    return this.database.query<AnnotationRow>(
      `${selectRows} AND a.from_on <= $5 AND coalesce(a.to_on, a.from_on) >= $4
         AND ($2::uuid[] IS NULL AND $3::uuid[] IS NULL OR a.kpi_id = ANY($2) OR a.initiative_id = ANY($3)
              OR a.kpi_id IS NULL AND a.initiative_id IS NULL)
       ORDER BY a.from_on DESC, a.id LIMIT ${MOST}`,
      [workspaceId, kpiIds, initiativeIds, from, to],
    );
  }

  async find(workspaceId: string, annotationId: string): Promise<AnnotationRow | undefined> {
    const [row] = await this.database.query<AnnotationRow>(`${selectRows} AND a.id = $2`, [workspaceId, annotationId]);
    return row;
  }

  /** Holds the row against changes until the transaction ends. */
  async lock(workspaceId: string, annotationId: string): Promise<AnnotationRow | undefined> {
    await this.database.query('SELECT FROM annotations WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [
      workspaceId,
      annotationId,
    ]);
    return this.find(workspaceId, annotationId);
  }

  /** Writes an annotation; false when there is one with this id already, in whatever workspace. */
  async insert(
    workspaceId: string,
    row: Pick<AnnotationEntity, 'id' | 'kpiId' | 'initiativeId' | 'fromOn' | 'toOn' | 'text' | 'program' | 'createdBy'>,
  ): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO annotations (workspace_id, id, kpi_id, initiative_id, from_on, to_on, text, program, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        ...[workspaceId, row.id, row.kpiId, row.initiativeId],
        ...[row.fromOn, row.toOn, row.text, row.program, row.createdBy],
      ],
    );
    return rows.length > 0;
  }

  async update(
    workspaceId: string,
    { id, fromOn, toOn, text }: Pick<AnnotationEntity, 'id' | 'fromOn' | 'toOn' | 'text'>,
    actorId: string,
  ): Promise<void> {
    await this.database.query(
      `UPDATE annotations SET from_on = $3, to_on = $4, text = $5, edited_by = $6, edited_at = now(), version = version + 1
        WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, id, fromOn, toOn, text, actorId],
    );
  }

  async remove(workspaceId: string, annotationId: string, actorId: string): Promise<void> {
    await this.database.query(
      `UPDATE annotations SET removed_by = $3, removed_at = now(), version = version + 1
        WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, annotationId, actorId],
    );
  }

  /** Which of the things that it bears on exist; nothing named counts as there. */
  async known(
    workspaceId: string,
    { kpiId, initiativeId }: { kpiId: string | null; initiativeId: string | null },
  ): Promise<{ kpi: boolean; initiative: boolean }> {
    const [row] = await this.database.query<{ kpi: boolean; initiative: boolean }>(
      `SELECT $2::uuid IS NULL OR EXISTS (SELECT FROM kpis WHERE workspace_id = $1 AND id = $2) AS kpi,
              $3::uuid IS NULL OR EXISTS (SELECT FROM initiatives WHERE workspace_id = $1 AND id = $3) AS initiative`,
      [workspaceId, kpiId, initiativeId],
    );
    return row!;
  }

  /** The initiatives whose launches and amendments bear on KPIs: their own, and those with a criterion on them. */
  initiativesOf(
    workspaceId: string,
    kpiIds: readonly string[],
  ): Promise<{ readonly kpiId: string; readonly initiativeId: string }[]> {
    return this.database.query(
      `SELECT id AS "kpiId", initiative_id AS "initiativeId" FROM kpis
        WHERE workspace_id = $1 AND id = ANY($2) AND initiative_id IS NOT NULL
       UNION SELECT kpi_id, initiative_id FROM success_criteria
        WHERE workspace_id = $1 AND kpi_id = ANY($2) AND withdrawn_at IS NULL`,
      [workspaceId, kpiIds],
    );
  }

  /** The name of an API token. */
  async tokenName(workspaceId: string, tokenId: string): Promise<string | null> {
    const [row] = await this.database.query<{ name: string }>(
      'SELECT name FROM api_tokens WHERE workspace_id = $1 AND id = $2',
      [workspaceId, tokenId],
    );
    return row?.name ?? null;
  }
}
