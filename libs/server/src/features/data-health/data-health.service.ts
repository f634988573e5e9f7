import { Injectable } from '@nestjs/common';
import type {
  DataHealthWire,
  KpiDataHealth,
  SourceDataHealth,
} from '@workback/contracts/data-health/data-health.schemas';
import { DATA_HEALTHS_WORST_FIRST, isUnreliable } from '@workback/domain/kpi/data-health';
import { dataHealthWords } from '@workback/domain/kpi/data-health-words';
import { Clock } from '../../platform/clock/clock.js';
import { notFound } from '../../platform/errors/failure.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { DataHealthRepository, type HealthRow } from './data-health.repository.js';
import { Freshnesses } from './freshnesses.js';
import { kpiStandings } from './kpi-standings.js';

/** Freshness and completeness of numbers, by KPI and by source. */
@Injectable()
export class DataHealthService {
  constructor(
    private readonly health: DataHealthRepository,
    private readonly workspaces: WorkspaceService,
    private readonly clock: Clock,
  ) {}

  /** Sources with their KPIs, worst first. */
  async list(workspaceId: string): Promise<DataHealthWire> {
    const { today } = await this.workspaces.settings(workspaceId);
    const rows = await this.health.read(workspaceId, null);
    const kpis = await this.judge(workspaceId, rows);
    const sources = [...Map.groupBy(rows, ({ source }) => source?.id ?? null)].map(
      ([id, members]): SourceDataHealth => {
        const own = members.map((row) => kpis.get(row.id)!).toSorted(byHealth);
        const { name = 'Typed, sent or computed', connector = null } = members[0]!.source ?? {};
        const unreliable = own.filter(({ state }) => isUnreliable(state)).length;
        return { id, name, connector, state: own[0]!.state, unreliable, kpis: own };
      },
    );
    return {
      asOf: this.clock.now().toISOString(),
      today,
      sources: sources.toSorted((one, other) => byHealth(one, other) || other.unreliable - one.unreliable),
    };
  }

  /** The health of one KPI. */
  async get(workspaceId: string, kpiId: string): Promise<KpiDataHealth> {
    const rows = await this.health.read(workspaceId, kpiId);
    const kpi = (await this.judge(workspaceId, rows)).get(kpiId);
    if (!kpi) throw notFound('KPI');
    return kpi;
  }

  private async judge(workspaceId: string, rows: readonly HealthRow[]): Promise<Map<string, KpiDataHealth>> {
    const { today, weekEndingDay } = await this.workspaces.settings(workspaceId);
    const freshnesses = new Freshnesses(this.clock.now().getTime());
    const standings = kpiStandings(rows, { today, weekEndingDay, freshnesses });
    return new Map(
      standings.map(({ state, periodsBehind, expectedRows }, at) => {
        const row = rows[at]!;
        const { id, name, initiative, owner, grain, latestDay, firstDay, paused, criteria, lastSuccessMs } = row;
        return [
          id,
          {
            ...{
              id,
              name,
              initiative,
              owner,
              state,
              grain,
              latestDay,
              firstDay,
              periodsBehind,
              expectedRows,
              paused,
              criteria,
            },
            words: dataHealthWords({ ...row, state, periodsBehind, expectedRows }),
            rows: row.rows,
            lastSuccessAt: lastSuccessMs === null ? null : new Date(lastSuccessMs).toISOString(),
          },
        ];
      }),
    );
  }
}

function byHealth(one: Pick<KpiDataHealth, 'state'>, other: Pick<KpiDataHealth, 'state'>): number {
  return DATA_HEALTHS_WORST_FIRST.indexOf(one.state) - DATA_HEALTHS_WORST_FIRST.indexOf(other.state);
}
