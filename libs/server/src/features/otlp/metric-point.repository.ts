import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { KeptDays, KeptTake, KeptWanted } from '@workback/connectors/connector';
import type { MetricPoint } from '@workback/domain/otlp/read-metrics';
import { Database } from '../../platform/database/database.js';
import { storableText } from '../../platform/database/storable-text.js';

/** Days that pulls may still read; points stay a few days longer, so that no day is read when part of it is gone. */
const READ_DAYS = 35;
const KEPT_DAYS = 40;
const SHOWN_SERIES = 4;

/** How the points `p` of a day become its number. */
const takes: Readonly<Record<KeptTake, string>> = {
  sum: 'sum(p.value)',
  // A counter that fell was started anew: what it has counted since is the increase.
  increase: 'sum(CASE WHEN p.before IS NULL THEN 0 WHEN p.value >= p.before THEN p.value - p.before ELSE p.value END)',
  last: '(array_agg(p.value ORDER BY p.at DESC))[1]',
  mean: 'avg(p.value)',
  min: 'min(p.value)',
  max: 'max(p.value)',
};

/** Points of metrics, and days out of them. */
@Injectable()
export class MetricPointRepository {
  constructor(private readonly database: Database) {}

  /** The metrics that KPIs ask of a source; undefined when it is none that takes metrics. */
  async wantedMetrics(workspaceId: string, sourceId: string): Promise<string[] | undefined> {
    const [row] = await this.database.query<{ metrics: string[] }>(
      `SELECT array(SELECT DISTINCT k.query->>'metric' FROM kpis k
                     WHERE k.source_id = s.id AND k.query->>'metric' IS NOT NULL) AS metrics
         FROM sources s WHERE s.workspace_id = $1 AND s.id = $2 AND s.connector = 'otlp'`,
      [workspaceId, sourceId],
    );
    return row?.metrics;
  }

  /** Keeps points; one that came before is replaced, so that a message may come twice. */
  async add(workspaceId: string, sourceId: string, points: readonly MetricPoint[]): Promise<void> {
    const rows = new Map(
      points.map((point) => {
        const attributes = Object.fromEntries(
          Object.entries(point.attributes)
            .map(([name, value]) => [storableText(name), storableText(value)] as const)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        );
        const series = createHash('sha256').update(JSON.stringify(attributes)).digest('hex').slice(0, 32);
        const { metric, kind, value, atMs } = point;
        const at = new Date(atMs).toISOString();
        return [`${metric} ${series} ${at}`, { metric: storableText(metric), series, at, attributes, kind, value }];
      }),
    );
    await this.database.query(
      `INSERT INTO metric_points (source_id, workspace_id, metric, series, at, attributes, kind, value)
       SELECT $2, $1, metric, decode(series, 'hex'), at, attributes, kind, value
         FROM jsonb_to_recordset($3) AS p(metric text, series text, at timestamptz, attributes jsonb, kind text,
              value double precision)
        ORDER BY metric, series, at
           ON CONFLICT (source_id, metric, series, at) DO UPDATE SET value = excluded.value, kind = excluded.kind`,
      [workspaceId, sourceId, JSON.stringify([...rows.values()])],
    );
    await this.database.query(
      `DELETE FROM metric_points WHERE source_id = $1 AND at < now() - make_interval(days => ${KEPT_DAYS})`,
      [sourceId],
    );
  }

  /** The days of a window out of the points of a metric. */
  async days(workspaceId: string, sourceId: string, wanted: KeptWanted): Promise<KeptDays> {
    const { metric, attributes, take, window, timeZone } = wanted;
    const where = /* sql */ `workspace_id = $1 AND source_id = $2 AND metric = $3 AND attributes @> $4::jsonb`;
    const days = await this.database.query<KeptDays['days'][number]>(
      // The last point before the window is read too: a counter's first increase is against it.
      `SELECT p.date, ${takes[take]}::float8 AS value, count(*)::int AS points
         FROM (SELECT (at AT TIME ZONE $7)::date AS date, value, at,
                      lag(value) OVER (PARTITION BY series ORDER BY at) AS before
                 FROM metric_points WHERE ${where}
                  AND at >= now() - make_interval(days => ${KEPT_DAYS})) p
        WHERE p.date BETWEEN greatest($5::date, (now() AT TIME ZONE $7)::date - ${READ_DAYS}) AND $6::date
        GROUP BY p.date ORDER BY p.date`,
      [workspaceId, sourceId, metric, JSON.stringify(attributes), window.from, window.to, timeZone],
    );
    const series = await this.database.query<{ attributes: Record<string, string> }>(
      `SELECT DISTINCT ON (series) attributes FROM metric_points WHERE ${where}
          AND at >= now() - make_interval(days => ${READ_DAYS}) LIMIT ${SHOWN_SERIES}`,
      [workspaceId, sourceId, metric, JSON.stringify(attributes)],
    );
    return { days, series: series.map((row) => row.attributes) };
  }
}
