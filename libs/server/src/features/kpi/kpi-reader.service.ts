import { Injectable } from '@nestjs/common';
import type { Kpi, kpisSchema, observationSchema } from '@workback/contracts/kpi/kpi.schemas';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { type Cadence, nextRuns, validateCadence } from '@workback/domain/kpi/cadence';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { invalid, notFound } from '../../platform/errors/failure.js';
import { FormulaService } from '../formula/formula.service.js';
import { KpiNumbersRepository, type ObservationRow } from './kpi-numbers.repository.js';
import { numbersCsv } from './numbers-csv.js';
import { RECENT_DAYS, toKpi, toKpiListItem } from './kpi.mapper.js';
import { KpiRepository } from './kpi.repository.js';

const PREVIEWED_TIMES = 5;
/** Three hundred years of days. */
const EXPORTED = 110_000;
const how = { push: 'pushed', typed: 'typed', schedule: 'pulled', manual: 'pulled', backfill: 'pulled' } as const;

/** Reading KPIs and their numbers. */
@Injectable()
export class KpiReader {
  constructor(
    private readonly kpis: KpiRepository,
    private readonly numbers: KpiNumbersRepository,
    private readonly formulas: FormulaService,
    private readonly clock: Clock,
  ) {}

  /** KPIs with their last numbers, in two statements however many there are, and a third for derived ones. */
  async list(workspaceId: string, initiativeId: string | undefined): Promise<z.output<typeof kpisSchema>> {
    const rows = await this.kpis.list(workspaceId, initiativeId ?? null);
    const latest = rows.flatMap(({ series, latestDay }) => (latestDay === null ? [] : [{ series, day: latestDay }]));
    const recent = latest.length > 0 ? await this.numbers.recent(latest, RECENT_DAYS) : new Map<number, never>();
    const views = await this.formulas.views(rows.filter(({ formula }) => formula !== null).map(({ id }) => id));
    return { kpis: rows.map((row) => toKpiListItem(row, recent.get(row.series), views.get(row.id))) };
  }

  async get(workspaceId: string, kpiId: string): Promise<Kpi> {
    const row = await this.kpis.find(workspaceId, kpiId);
    if (!row) throw notFound('KPI');
    return toKpi(row, row.formula === null ? undefined : (await this.formulas.views([row.id])).get(row.id));
  }

  /** The daily numbers in columns as a JSON text, as PostgreSQL wrote it: no object is made of a number. */
  async seriesJson(
    workspaceId: string,
    kpiId: string,
    range: { from?: PlainDate | undefined; to?: PlainDate | undefined },
  ): Promise<string> {
    const row = await this.numbers.series(workspaceId, kpiId, range.from ?? null, range.to ?? null);
    if (!row) throw notFound('KPI');
    const start = row.start === null ? 'null' : `"${row.start}"`;
    return `{"kpiId":"${row.id}","start":${start},"values":[${row.values}],"restatedDays":[${row.restated}]}`;
  }

  /** Numbers with where each one came from, newest first. */
  async observations(
    workspaceId: string,
    kpiId: string,
    page: { before?: PlainDate | undefined; limit: number },
  ): Promise<{ observations: z.output<typeof observationSchema>[] }> {
    const rows = await this.numbers.observations(workspaceId, kpiId, page.before ?? null, page.limit);
    if (rows.length === 0 && !(await this.numbers.exists(workspaceId, kpiId))) throw notFound('KPI');
    return { observations: rows.map(toObservation) };
  }

  /** Every number with where it came from, newest first, as a CSV file. */
  async exportCsv(workspaceId: string, kpiId: string): Promise<string> {
    const kpi = await this.get(workspaceId, kpiId);
    const { observations } = await this.observations(workspaceId, kpiId, { limit: EXPORTED });
    return numbersCsv(kpi, observations);
  }

  /** The next times a cadence is due. */
  previewCadence(cadence: Cadence): { next: string[] } {
    const problems = validateCadence(cadence);
    if (problems.length > 0) {
      throw invalid(problems.map(({ field, message }) => ({ field: `cadence.${field}`, message })));
    }
    const times = nextRuns(cadence, this.clock.now().getTime(), PREVIEWED_TIMES);
    return { next: times.map((ms) => new Date(ms).toISOString()) };
  }
}

/** A number with where it came from as it crosses the wire. */
export function toObservation(row: ObservationRow): z.output<typeof observationSchema> {
  if (row.derived) return { ...numberOf(row), how: 'computed', by: 'The KPI’s formula' };
  const came = how[row.trigger ?? 'schedule'];
  const by =
    came === 'pulled'
      ? (row.sourceName ?? 'A source that was removed')
      : (row.actorName ?? row.sourceName ?? 'Somebody who left');
  return { ...numberOf(row), how: came, by };
}

function numberOf(row: ObservationRow): Omit<z.output<typeof observationSchema>, 'how' | 'by'> {
  return {
    date: row.date,
    value: row.value,
    runId: row.runId,
    fetchedAt: (row.fetchedAt ?? new Date(0)).toISOString(),
    earlier: row.earlier.map(({ value, runId, replacedAt }) => ({
      value,
      runId,
      replacedAt: new Date(replacedAt).toISOString(),
    })),
  };
}
