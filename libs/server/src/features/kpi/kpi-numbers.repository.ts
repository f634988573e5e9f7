import { Injectable } from '@nestjs/common';
import type { Run } from '@workback/contracts/run/run.schemas';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import type { Aggregation } from '@workback/domain/kpi/aggregation';
import type { Dimension } from '@workback/domain/kpi/dimension';
import { Database } from '../../platform/database/database.js';

/** A stored number with the run that brought it. */
export interface ObservationRow {
  readonly date: PlainDate;
  readonly value: number;
  readonly runId: number;
  readonly trigger: Run['trigger'] | null;
  readonly fetchedAt: Date | null;
  readonly actorName: string | null;
  readonly sourceName: string | null;
  /** Computed from other KPIs; the run is the last one among theirs. */
  readonly derived: boolean;
  readonly earlier: readonly { value: number; runId: number; replacedAt: string }[];
}

/** Whose numbers are written: what the gate and the feed need of the KPI. */
export interface WritableKpi {
  readonly id: string;
  readonly series: number;
  readonly name: string;
  readonly initiativeId: string | null;
  readonly sourceId: string | null;
  readonly connector: string | null;
  readonly timeZone: string;
  readonly aggregation: Aggregation;
  readonly derived: boolean;
  readonly dimension: Dimension | null;
}

const selectWritable = /* sql */ `
  SELECT k.id, k.series, k.name, k.initiative_id AS "initiativeId", k.source_id AS "sourceId", s.connector,
         w.time_zone AS "timeZone", k.aggregation, k.dimension, k.formula IS NOT NULL AS derived
    FROM kpis k JOIN workspaces w ON w.id = k.workspace_id LEFT JOIN sources s ON s.id = k.source_id`;

const inRange = (table: string): string => /* sql */ `${table}.series = k.series
  AND ${table}.day >= coalesce($3::date, '-infinity') AND ${table}.day <= coalesce($4::date, 'infinity')`;

/** The numbers as the inside of a JSON list made by PostgreSQL, from a few pages of the covering index. */
const selectSeries = /* sql */ `
  SELECT k.id, s.start, s.gaps, coalesce(s.values, '') AS values, coalesce(r.days, '') AS restated
    FROM kpis k
    CROSS JOIN LATERAL (
      SELECT min(p.day) AS start, max(p.day) - min(p.day) + 1 <> count(*) AS gaps, string_agg(p.value::text, ',') AS values
        FROM (SELECT o.day, o.value FROM observations o WHERE ${inRange('o')} ORDER BY o.day) p) s
    CROSS JOIN LATERAL (
      SELECT string_agg('"' || d.day || '"', ',') AS days
        FROM (SELECT DISTINCT e.day FROM observation_restatements e WHERE ${inRange('e')} ORDER BY e.day) d) r
   WHERE k.workspace_id = $1 AND k.id = $2`;

/** The same with null for every day without a row; half as fast, so only for series that have such days. */
const selectGapped = /* sql */ `
  SELECT string_agg(repeat('null,', p.day - p.earlier - 1) || p.value::text, ',') AS values
    FROM kpis k
    CROSS JOIN LATERAL (
      SELECT o.day, o.value, lag(o.day, 1, o.day - 1) OVER (ORDER BY o.day) AS earlier
        FROM observations o WHERE ${inRange('o')} ORDER BY o.day) p
   WHERE k.workspace_id = $1 AND k.id = $2`;

/** A series as parts of a JSON text. */
export interface SeriesText {
  readonly id: string;
  readonly start: PlainDate | null;
  readonly gaps: boolean | null;
  readonly values: string;
  readonly restated: string;
}

/** Reads stored numbers. */
@Injectable()
export class KpiNumbersRepository {
  constructor(private readonly database: Database) {}

  /** The days up to the latest one of many series, in one statement: values by their place in the stretch of `days`. */
  async recent(
    latest: readonly { series: number; day: PlainDate }[],
    days: number,
  ): Promise<Map<number, { at: number[]; values: number[] }>> {
    const rows = await this.database.query<{ series: number; at: string; values: string }>(
      `SELECT o.series, string_agg((o.day - r.first)::text, ',' ORDER BY o.day) AS at,
              string_agg(o.value::text, ',' ORDER BY o.day) AS values
         FROM (SELECT series, last - $3::int + 1 AS first, last FROM unnest($1::int[], $2::date[]) AS u(series, last)) r
         JOIN observations o ON o.series = r.series AND o.day BETWEEN r.first AND r.last
        GROUP BY o.series`,
      [latest.map(({ series }) => series), latest.map(({ day }) => day), days],
    );
    // JSON.parse reads thousands of numbers many times faster than the driver reads arrays.
    const list = (text: string): number[] => JSON.parse(`[${text}]`) as number[];
    return new Map(rows.map(({ series, at, values }) => [series, { at: list(at), values: list(values) }]));
  }

  /** The series of a KPI as parts of a JSON text, days without a row as null; undefined when there is no such KPI. */
  async series(
    workspaceId: string,
    kpiId: string,
    from: PlainDate | null,
    to: PlainDate | null,
  ): Promise<SeriesText | undefined> {
    const asked = [workspaceId, kpiId, from, to];
    const [row] = await this.database.prepared<SeriesText>('kpi-series', selectSeries, asked);
    if (!row?.gaps) return row;
    const [gapped] = await this.database.prepared<{ values: string }>('kpi-series-gapped', selectGapped, asked);
    return { ...row, values: gapped?.values ?? '' };
  }

  /** Numbers with where each came from and what it replaced, newest first. */
  observations(workspaceId: string, kpiId: string, before: PlainDate | null, limit: number): Promise<ObservationRow[]> {
    return this.database.query(
      `SELECT o.day AS date, o.value, o.run_id AS "runId", r.trigger, r.finished_at AS "fetchedAt", u.name AS "actorName",
              s.name AS "sourceName", o.derived, coalesce(e.earlier, '[]') AS earlier
         FROM (SELECT o.*, k.formula IS NOT NULL AS derived FROM kpis k JOIN observations o ON o.series = k.series
                WHERE k.workspace_id = $1 AND k.id = $2 AND ($3::date IS NULL OR o.day < $3)
                ORDER BY o.day DESC LIMIT $4) o
         LEFT JOIN runs r ON r.id = o.run_id
         LEFT JOIN users u ON u.id = r.actor_id
         LEFT JOIN sources s ON s.id = r.source_id
         LEFT JOIN LATERAL (
           SELECT json_agg(json_build_object('value', m.value, 'runId', m.run_id, 'replacedAt', m.replaced_at)
                           ORDER BY m.replaced_at DESC, m.replaced_by_run_id DESC) AS earlier
             FROM observation_restatements m WHERE m.series = o.series AND m.day = o.day) e ON true
        ORDER BY o.day DESC`,
      [workspaceId, kpiId, before, limit],
    );
  }

  async exists(workspaceId: string, kpiId: string): Promise<boolean> {
    const rows = await this.database.query('SELECT FROM kpis WHERE workspace_id = $1 AND id = $2', [
      workspaceId,
      kpiId,
    ]);
    return rows.length > 0;
  }

  async writable(workspaceId: string, kpiId: string): Promise<WritableKpi | undefined> {
    const [row] = await this.database.query<WritableKpi>(`${selectWritable} WHERE k.workspace_id = $1 AND k.id = $2`, [
      workspaceId,
      kpiId,
    ]);
    return row;
  }

  /** KPIs that are pushed through one source. */
  pushable(workspaceId: string, sourceId: string, kpiIds: readonly string[]): Promise<WritableKpi[]> {
    return this.database.query<WritableKpi>(
      `${selectWritable} WHERE k.workspace_id = $1 AND k.source_id = $2 AND k.id = ANY($3) AND k.formula IS NULL`,
      [workspaceId, sourceId, kpiIds],
    );
  }
}
