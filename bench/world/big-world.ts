import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { worldStatements } from '#bench/world/world-statements';

/** How large a workspace to make; milestones and KPIs are spread evenly over the initiatives. */
export interface BigWorldSize {
  readonly initiatives: number;
  readonly milestones: number;
  readonly kpis: number;
  /** Days of numbers, the last of them yesterday. */
  readonly days: number;
  /** How the numbers came in: all series of a day together, as pulls bring them, or one series after the other. */
  readonly loadOrder: 'by-day' | 'by-series';
  /** How many of the KPIs have numbers; all of them unless told. */
  readonly kpisWithNumbers?: number;
}

/** A workspace full of initiatives, and somebody who may read it. */
export interface BigWorld {
  readonly workspaceId: string;
  readonly userId: string;
  /** Headers that prove who calls. */
  readonly headers: { readonly cookie: string };
  readonly initiativeIds: readonly string[];
  /** KPIs with numbers, in the order of their series. */
  readonly kpis: readonly { readonly id: string; readonly series: number }[];
}

/**
 * Fills one workspace of a migrated database by set-based SQL, the same rows every time for the same size and day:
 * initiatives of every stage with PR/FAQ, chained milestones, promises, check-ins, KPIs, criteria with their verdicts,
 * and numbers. Ends with VACUUM ANALYZE, as a database that has run for a while would be.
 */
export async function createBigWorld(pool: pg.Pool, size: BigWorldSize): Promise<BigWorld> {
  const secret = randomBytes(32).toString('base64url');
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ workspaceId: string; userId: string }>(worldStatements.workspace, [
      createHash('sha256').update(secret).digest(),
    ]);
    const { workspaceId, userId } = rows[0]!;
    await client.query(worldStatements.people, [workspaceId]);
    await client.query(worldStatements.initiatives, [workspaceId, size.initiatives]);
    await client.query(worldStatements.documents, [workspaceId]);
    await client.query(worldStatements.promises, [workspaceId]);
    await client.query(worldStatements.milestones, [workspaceId, size.milestones, size.initiatives]);
    await client.query(worldStatements.dependencies, [workspaceId]);
    await client.query(worldStatements.milestonePromises, [workspaceId]);
    await client.query(worldStatements.checkIns, [workspaceId]);
    await client.query(worldStatements.kpis, [workspaceId, size.kpis, size.initiatives]);
    await client.query(worldStatements.statuses, [workspaceId, size.days]);
    await client.query(worldStatements.criteria, [workspaceId]);
    await client.query(worldStatements.evaluations, [workspaceId]);
    const kpis = await client.query<{ id: string; series: number }>(
      'SELECT id, series FROM kpis WHERE workspace_id = $1 ORDER BY series LIMIT $2',
      [workspaceId, size.kpisWithNumbers ?? size.kpis],
    );
    const series = kpis.rows.map((kpi) => kpi.series);
    // Millions of rows whose series was just read need no check of their own; it takes a superuser.
    await client.query(`SET LOCAL session_replication_role = replica; SET LOCAL work_mem = '256MB'`);
    await client.query(worldStatements.observations(size.loadOrder), [series, size.days]);
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
    const initiatives = await client.query<{ id: string }>(
      'SELECT id FROM initiatives WHERE workspace_id = $1 ORDER BY number',
      [workspaceId],
    );
    return {
      workspaceId,
      userId,
      headers: { cookie: `workback-session=${secret}` },
      initiativeIds: initiatives.rows.map(({ id }) => id),
      kpis: kpis.rows,
    };
  } finally {
    client.release(true);
  }
}
