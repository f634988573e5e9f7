import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/**
 * One round of the product: every KPI becomes due at once, the running worker plans, pulls, stores, judges and records.
 * KPIs a second by the database's clock, from the first run queued to the last one ended.
 */
export async function productPulls(pool: pg.Pool, kpis: number): Promise<number> {
  const { rows } = await pool.query('SELECT coalesce(max(id), 0)::int AS mark FROM runs');
  const mark = rows[0].mark as number;
  await pool.query(`UPDATE kpi_schedules SET next_due_at = now()`);
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await sleep(50)) {
    const done = await pool.query(
      `SELECT count(*) FILTER (WHERE state = 'succeeded')::int AS ok, count(*) FILTER (WHERE state = 'failed')::int AS failed,
              extract(epoch FROM max(finished_at) - min(queued_at))::float8 AS seconds FROM runs WHERE id > $1`,
      [mark],
    );
    const { ok, failed, seconds } = done.rows[0] as { ok: number; failed: number; seconds: number };
    if (failed > 0) throw new Error(`${failed} pulls failed`);
    if (ok === kpis) return kpis / seconds;
  }
  throw new Error('the pulls did not end within two minutes');
}
