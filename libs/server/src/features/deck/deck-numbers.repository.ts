import { Injectable } from '@nestjs/common';
import type { RuleBlock } from '@workback/domain/deck/deck-layout';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { type MetricRows, metricRows } from '@workback/domain/wbr/metric-rows';
import type { SignalSettings } from '@workback/domain/xmr/process-chart';
import { Database } from '../../platform/database/database.js';
import type { KpiEntity } from '../kpi/kpi.entity.js';

/** A KPI with everything that a deck shows and judges of it. */
export interface DeckKpiRow extends Pick<
  KpiEntity,
  | 'id'
  | 'series'
  | 'name'
  | 'kind'
  | 'initiativeId'
  | 'ownerId'
  | 'unit'
  | 'currency'
  | 'precision'
  | 'direction'
  | 'grain'
  | 'aggregation'
  | 'delayDays'
  | 'target'
  | 'targetPlan'
  | 'formula'
> {
  readonly ownerName: string | null;
  readonly initiativeName: string | null;
  readonly initiativeNumber: number | null;
  /** Null when it is paused or has no rhythm. */
  readonly cadence: KpiEntity['cadence'];
  readonly lastSuccessMs: number | null;
  readonly lastError: string | null;
  readonly failing: boolean;
  readonly latestDay: PlainDate | null;
  /** How its process behaviour chart is read; null where nobody chose. */
  readonly signalSettings: SignalSettings | null;
  /** Outputs that it should move. */
  readonly moves: readonly string[];
  readonly criteria: readonly { readonly state: string; readonly words: string }[];
  /** How many fit, however many are answered. */
  readonly total: number;
}

const selectKpis = /* sql */ `
  WITH rule AS (
    SELECT * FROM jsonb_to_recordset($3) AS r("initiativeId" uuid, "ownerId" uuid, kinds jsonb, without jsonb)),
  fitting AS (
    SELECT k.*, count(*) OVER ()::int AS total FROM kpis k
     WHERE k.workspace_id = $1 AND (k.id = ANY($2) OR EXISTS (
       SELECT FROM rule r
        WHERE (r."initiativeId" IS NULL OR r."initiativeId" = k.initiative_id)
          AND (r."ownerId" IS NULL OR r."ownerId" = k.owner_id)
          AND (r.kinds = '[]' OR r.kinds ? k.kind) AND NOT r.without ? k.id::text))
     -- Those placed by hand are never the ones left out.
     ORDER BY k.id = ANY($2) DESC, k.initiative_id NULLS LAST, k.name, k.id LIMIT $4)
  SELECT k.id, k.series, k.name, k.kind, k.initiative_id AS "initiativeId", k.owner_id AS "ownerId", k.unit, k.currency,
         k.precision, k.direction, k.grain, k.aggregation, k.delay_days AS "delayDays", coalesce(r.value_limit, k.target) AS target, CASE WHEN r.id IS NULL THEN k.target_plan END AS "targetPlan", k.formula, u.name AS "ownerName",
         i.name AS "initiativeName", i.number AS "initiativeNumber", CASE WHEN k.paused THEN NULL ELSE k.cadence END AS cadence,
         (extract(epoch FROM t.last_success_at) * 1000)::float8 AS "lastSuccessMs", t.last_error AS "lastError",
         coalesce(t.consecutive_failures, 0) > 0 AS failing, t.latest_day AS "latestDay", k.total,
         g.settings AS "signalSettings",
         coalesce((SELECT json_agg(l.output_id) FROM kpi_links l WHERE l.input_id = k.id), '[]') AS moves,
         coalesce((SELECT json_agg(json_build_object('state', c.state, 'words', coalesce(e.reason, '')) ORDER BY c.created_at, c.id)
            FROM success_criteria c LEFT JOIN evaluations e ON e.id = c.evaluation_id
           WHERE c.kpi_id = k.id AND c.withdrawn_at IS NULL), '[]') AS criteria
    FROM fitting k
    LEFT JOIN users u ON u.id = k.owner_id
    LEFT JOIN initiatives i ON i.id = k.initiative_id
    LEFT JOIN kpi_statuses t ON t.kpi_id = k.id
    -- The limit that a guardrail is watched by is what a week is held against.
    LEFT JOIN guardrails r ON r.kpi_id = k.id AND k.kind = 'guardrail'
    LEFT JOIN signal_settings g ON g.kpi_id = k.id`;

/** Reads the KPIs of a deck and their numbers, in one statement each however many there are. */
@Injectable()
export class DeckNumbersRepository {
  constructor(private readonly database: Database) {}

  kpis(
    workspaceId: string,
    placed: readonly string[],
    rules: readonly RuleBlock[],
    limit: number,
  ): Promise<DeckKpiRow[]> {
    return this.database.query<DeckKpiRow>(selectKpis, [workspaceId, placed, JSON.stringify(rules), limit]);
  }

  /** The rows of many series over one range of days; series with holes cost a second statement, which names their days. */
  async rows(series: readonly number[], from: PlainDate, to: PlainDate): Promise<Map<number, MetricRows>> {
    const found = await this.database.query<{ series: number; first: number; whole: boolean; values: string }>(
      `SELECT o.series, min(o.day) - date '1970-01-01' AS first, max(o.day) - min(o.day) + 1 = count(*) AS whole,
              string_agg(o.value::text, ',' ORDER BY o.day) AS values
         FROM observations o WHERE o.series = ANY($1::int[]) AND o.day BETWEEN $2 AND $3 GROUP BY o.series`,
      [series, from, to],
    );
    const holed = found.filter(({ whole }) => !whole).map((each) => each.series);
    const days = holed.length === 0 ? new Map<number, number[]>() : await this.days(holed, from, to);
    return new Map(
      found.map((each) => {
        const values = numbersIn(each.values);
        return [each.series, metricRows(days.get(each.series) ?? values.map((_, at) => each.first + at), values)];
      }),
    );
  }

  private async days(series: readonly number[], from: PlainDate, to: PlainDate): Promise<Map<number, number[]>> {
    const found = await this.database.query<{ series: number; days: string }>(
      `SELECT o.series, string_agg((o.day - date '1970-01-01')::text, ',' ORDER BY o.day) AS days
         FROM observations o WHERE o.series = ANY($1::int[]) AND o.day BETWEEN $2 AND $3 GROUP BY o.series`,
      [series, from, to],
    );
    return new Map(found.map((each) => [each.series, numbersIn(each.days)]));
  }
}

/** JSON.parse reads thousands of numbers many times faster than the driver reads arrays. */
const numbersIn = (text: string): number[] => JSON.parse(`[${text}]`) as number[];
