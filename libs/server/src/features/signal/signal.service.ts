import { Injectable } from '@nestjs/common';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import type { SignalChart, signalSettingsWriteSchema } from '@workback/contracts/signal/signal.schemas';
import type { Grain } from '@workback/domain/calendar/period';
import {
  type PeriodValue,
  processChart,
  readChart,
  signalProblems,
  type SignalSettings,
} from '@workback/domain/xmr/process-chart';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { invalid, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { KpiPeriodsService } from '../kpi/kpi-periods.service.js';
import { KpiReader } from '../kpi/kpi-reader.service.js';
import { SignalRepository, type SignalSettingsRow } from './signal.repository.js';

/** How far back a chart goes: two to three years of what processes are judged by. */
const PERIODS: Record<Grain, number> = { day: 120, week: 130, month: 60 };
/** Of seven days one may be missing; a period with less says something else than its neighbours. */
const LEAST_COVERAGE = 6 / 7;

/** Signal or noise: process behaviour charts of KPIs and how they are read. */
@Injectable()
export class SignalService {
  constructor(
    private readonly signals: SignalRepository,
    private readonly kpis: KpiReader,
    private readonly periods: KpiPeriodsService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** The chart with the settings that were chosen, or the usual ones. */
  async get(workspaceId: string, kpiId: string): Promise<SignalChart> {
    const kpi = await this.kpis.get(workspaceId, kpiId);
    const chosen = await this.signals.find(workspaceId, kpiId);
    return this.chart(workspaceId, kpi, chosen);
  }

  /** Chooses settings, if nobody chose others since `version`; the reason stays in the record. */
  async set(
    workspaceId: string,
    kpiId: string,
    version: number,
    { settings, reason }: z.output<typeof signalSettingsWriteSchema>,
    actorId: string,
  ): Promise<SignalChart> {
    const kpi = await this.kpis.get(workspaceId, kpiId);
    const problems = signalProblems(settings);
    if (problems.length > 0) throw invalid(problems.map((each) => ({ ...each, field: `settings.${each.field}` })));
    return this.database.transaction(async () => {
      const before = await this.signals.find(workspaceId, kpiId);
      const wanted = { settings: { ...settings, dividers: settings.dividers.toSorted() }, reason };
      if (!(await this.signals.write(workspaceId, kpiId, version, wanted, actorId))) {
        throw staleVersion('signal settings', await this.chart(workspaceId, kpi, before));
      }
      await this.events.append({
        workspaceId,
        initiativeId: kpi.initiativeId,
        kind: 'kpi.signals-set',
        subjectType: 'kpi',
        subjectId: kpiId,
        summary: `How ${kpi.name} is read as signal or noise was changed: ${reason}`,
        actorId,
        before: before?.settings ?? null,
        after: wanted.settings,
      });
      return this.chart(workspaceId, kpi, await this.signals.find(workspaceId, kpiId));
    });
  }

  private async chart(workspaceId: string, kpi: Kpi, chosen: SignalSettingsRow | undefined): Promise<SignalChart> {
    const wanted = chosen?.settings ?? usual(kpi.grain);
    const asked = { grain: wanted.grain, count: PERIODS[wanted.grain] };
    // A KPI that became coarser is read by its own periods.
    const { grain, periods } = await this.periods.list(workspaceId, kpi.id, asked);
    const settings = {
      ...wanted,
      grain,
      season: grain === 'day' || wanted.season !== 'weekday' ? wanted.season : null,
    };
    const settled = periods.filter((period) => period.settled).toReversed();
    const values = settled.flatMap(({ from: start, to: end, value, presentDays, expectedDays }): PeriodValue[] =>
      value !== null && presentDays >= expectedDays * LEAST_COVERAGE ? [{ start, end, value }] : [],
    );
    const first = settled.findIndex(({ presentDays }) => presentDays > 0);
    const chart = processChart(values, settings);
    const target = settled.at(-1)?.commit ?? null;
    const reading = readChart(chart, target, kpi.direction);
    return {
      settings: { ...settings, dividers: [...settings.dividers] },
      version: chosen?.version ?? 0,
      changed: chosen ? { by: chosen.by, at: chosen.at.toISOString(), reason: chosen.reason } : null,
      values: [...chart.values],
      parts: [...chart.parts],
      factors: chart.factors && [...chart.factors],
      left: first < 0 ? 0 : settled.length - first - values.length,
      target,
      reading:
        reading.kind === 'too-few' ? null : { side: reading.side, signals: reading.signals, target: reading.target },
    };
  }
}

/** Weeks, unless the KPI is coarser: days show the week's rhythm, and months take years to say anything. */
function usual(grain: Grain): SignalSettings {
  return { grain: grain === 'month' ? 'month' : 'week', centre: 'mean', dividers: [], locked: null, season: null };
}
