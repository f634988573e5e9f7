import { Agent, request } from 'undici';
import type pg from 'pg';

/**
 * The comparison program: plain Node as one would write it by hand, three statements a KPI (store, read the last 90 days,
 * set the status) and no record, no retries, no verdicts.
 */
export async function naivePulls(pool: pg.Pool, sourcePort: number, kpis: number, sideBySide: number): Promise<number> {
  await pool.query(`CREATE TABLE IF NOT EXISTS naive_points (kpi int, day date, value float8, PRIMARY KEY (kpi, day));
                    CREATE TABLE IF NOT EXISTS naive_status (kpi int PRIMARY KEY, status text, at timestamptz)`);
  const { rows } = await pool.query('SELECT count(*)::int AS n FROM naive_points');
  if (rows[0].n === 0) {
    await pool.query(
      `INSERT INTO naive_points SELECT k, current_date - d, d FROM generate_series(1, $1::int) k, generate_series(1, 90) d`,
      [kpis],
    );
    await pool.query('VACUUM ANALYZE naive_points');
  }
  const agent = new Agent({ connections: sideBySide });
  const startedMs = performance.now();
  let next = 1;
  const lane = async () => {
    for (let kpi = next++; kpi <= kpis; kpi = next++) {
      const answer = await request(`http://127.0.0.1:${sourcePort}/value`, { dispatcher: agent });
      const { value } = (await answer.body.json()) as { value: number };
      await pool.query(
        'INSERT INTO naive_points VALUES ($1, current_date, $2) ON CONFLICT (kpi, day) DO UPDATE SET value = excluded.value',
        [kpi, value],
      );
      const last = await pool.query('SELECT day, value FROM naive_points WHERE kpi = $1 ORDER BY day DESC LIMIT 90', [
        kpi,
      ]);
      const mean = last.rows.reduce((sum: number, row: { value: number }) => sum + row.value, 0) / last.rows.length;
      await pool.query(
        `INSERT INTO naive_status VALUES ($1, $2, now()) ON CONFLICT (kpi) DO UPDATE SET status = excluded.status, at = now()`,
        [kpi, mean >= 20 ? 'ok' : 'low'],
      );
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, lane));
  const perSecond = kpis / ((performance.now() - startedMs) / 1000);
  await agent.close();
  return perSecond;
}
