import { type ChaosWorld, longestOverdue, runCounts, succeededRuns } from '#chaos/chaos-world';

/** One figure of the report; `most` is the largest value that is still right, undefined for figures that only inform. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly most?: number;
}

/** A number of rows of a statement about the world's source. */
async function count(world: ChaosWorld, sql: string): Promise<number> {
  return (await world.rows<{ n: number }>(`SELECT count(*)::int AS n FROM (${sql}) broken`, [world.sourceId]))[0]!.n;
}

/** What must be zero however often processes died. Numbers of the source never repeat, so each success left exactly one. */
export async function invariants(world: ChaosWorld, acknowledged: ReadonlySet<number>): Promise<Figure[]> {
  const kept = new Set(await succeededRuns(world));
  const lost = [...acknowledged].filter((id) => !kept.has(id)).length;
  const numbers = `SELECT o.run_id FROM observations o UNION ALL SELECT r.run_id FROM observation_restatements r`;
  const rhythm = `
    SELECT r.kpi_id, r.scheduled_for, greatest(r.skipped_ticks, 1) AS ticks FROM runs r JOIN kpi_schedules s ON s.kpi_id = r.kpi_id
     WHERE r.source_id = $1 AND extract(epoch FROM r.scheduled_for - s.next_due_at)::numeric % 60 = 0`;
  return [
    { what: 'acknowledged pulls that are gone', value: lost, most: 0 },
    {
      what: 'ticks with two runs',
      value: await count(
        world,
        `SELECT FROM runs WHERE source_id = $1 AND trigger = 'schedule' GROUP BY kpi_id, scheduled_for HAVING count(*) > 1`,
      ),
      most: 0,
    },
    {
      what: 'ticks of the rhythm without a row',
      value: await count(
        world,
        `SELECT kpi_id FROM (${rhythm}) t GROUP BY kpi_id
         HAVING extract(epoch FROM max(scheduled_for) - min(scheduled_for)) / 60 + 1 <> sum(ticks)`,
      ),
      most: 0,
    },
    {
      what: 'successes without exactly one number',
      value: await count(
        world,
        `SELECT FROM runs r LEFT JOIN (${numbers}) n ON n.run_id = r.id WHERE r.source_id = $1 AND r.state = 'succeeded'
          GROUP BY r.id HAVING count(n.run_id) <> 1`,
      ),
      most: 0,
    },
    {
      what: 'numbers without a success',
      value: await count(
        world,
        `SELECT FROM runs r JOIN (${numbers}) n ON n.run_id = r.id WHERE r.source_id = $1 AND r.state <> 'succeeded'`,
      ),
      most: 0,
    },
    {
      what: 'failed runs',
      value: await count(world, `SELECT FROM runs WHERE source_id = $1 AND state = 'failed'`),
      most: 0,
    },
  ];
}

/** What is left to do, and what had to be done twice. */
export async function progress(world: ChaosWorld): Promise<Figure[]> {
  const { queued, running, succeeded, skipped } = await runCounts(world);
  return [
    { what: 'runs still open', value: (queued ?? 0) + (running ?? 0), most: 0 },
    { what: 'seconds a lease is overdue', value: await longestOverdue(world), most: 0 },
    { what: 'pulls that succeeded', value: succeeded ?? 0 },
    { what: 'ticks recorded as skipped', value: skipped ?? 0 },
    {
      what: 'runs taken over from a dead or frozen worker',
      value: await count(world, `SELECT FROM runs WHERE source_id = $1 AND fence > 1`),
    },
  ];
}

/** Prints the figures as a table; answers whether all are right. */
export function report(title: string, figures: readonly Figure[]): boolean {
  const width = Math.max(...figures.map(({ what }) => what.length));
  const right = ({ value, most }: Figure): boolean => most === undefined || value <= most;
  const verdict = (figure: Figure): string =>
    figure.most === undefined ? '' : `${right(figure) ? 'ok' : 'WRONG'} (at most ${figure.most})`;
  const line = (figure: Figure): string =>
    `  ${figure.what.padEnd(width)}  ${String(Math.round(figure.value * 10) / 10).padStart(8)}  ${verdict(figure)}`;
  console.log(`\n${title}\n${figures.map((figure) => line(figure).trimEnd()).join('\n')}`);
  return figures.every(right);
}
