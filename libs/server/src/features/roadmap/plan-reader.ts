import { Injectable } from '@nestjs/common';
import { type AcrossLink, type AcrossSchedule, scheduleAcross } from '@workback/domain/roadmap/across';
import type { OutsideLink, Plan } from '@workback/domain/roadmap/plan';
import { planOf } from '@workback/domain/roadmap/plan-content';
import { CrossDependencyRepository, type CrossDependencyRow } from '../cross-dependency/cross-dependency.repository.js';
import { notFound } from '../../platform/errors/failure.js';
import { type WorkspaceCalendar, WorkspaceService } from '../workspace/workspace.service.js';
import { toContent, toSetting } from './roadmap.mapper.js';
import { RoadmapRepository, type RoadmapRow } from './roadmap.repository.js';

/** A plan and the calendar of its workspace. */
export interface PlanRead {
  readonly row: RoadmapRow;
  readonly calendar: WorkspaceCalendar;
}

/** Reads plans together with what comes to them from the plans of other initiatives. */
@Injectable()
export class PlanReader {
  constructor(
    private readonly roadmaps: RoadmapRepository,
    private readonly crossing: CrossDependencyRepository,
    private readonly workspaces: WorkspaceService,
  ) {}

  /** A plan with its dependencies on others, their dates as of now. Throws Failure when there is no such initiative. */
  async read(workspaceId: string, initiativeId: string): Promise<PlanRead> {
    const calendar = await this.workspaces.settings(workspaceId);
    const row = await this.roadmaps.read(workspaceId, initiativeId);
    if (!row) throw notFound('initiative');
    const crossing = await this.crossing.around(workspaceId, [initiativeId]);
    if (crossing.length === 0) return { row, calendar };
    const { rows, schedules } = await this.together(workspaceId, crossing, calendar, new Map([[initiativeId, row]]));
    const own = schedules.get(initiativeId)?.plan.outside ?? [];
    const crossed = { ...(rows.get(initiativeId) as RoadmapRow), outside: own };
    return { row: { ...crossed, crossing: crossingOf(crossing, initiativeId) }, calendar };
  }

  /** What comes to plans from others, by initiative; initiatives that stand alone are left out. */
  async outside(workspaceId: string, initiativeIds: readonly string[]): Promise<Map<string, readonly OutsideLink[]>> {
    const crossing = await this.crossing.around(workspaceId, initiativeIds);
    if (crossing.length === 0) return new Map();
    const { schedules } = await this.together(workspaceId, crossing, await this.workspaces.settings(workspaceId));
    return new Map([...schedules].map(([id, { plan }]) => [id, plan.outside ?? []]));
  }

  /** Plans that hang together, scheduled with each other. */
  async together(
    workspaceId: string,
    crossing: readonly CrossDependencyRow[],
    calendar: WorkspaceCalendar,
    known: ReadonlyMap<string, RoadmapRow> = new Map(),
  ): Promise<{
    readonly rows: ReadonlyMap<string, RoadmapRow>;
    readonly plans: ReadonlyMap<string, Plan>;
    readonly schedules: ReadonlyMap<string, AcrossSchedule>;
  }> {
    const rows = new Map(known);
    const ids = new Set(
      crossing.flatMap(({ predecessor, successor }) => [predecessor.initiativeId, successor.initiativeId]),
    );
    for (const id of ids) {
      const row = rows.get(id) ?? (await this.roadmaps.read(workspaceId, id));
      if (row) rows.set(id, row);
    }
    const plans = new Map([...rows].map(([id, row]) => [id, planOf(toContent(row), toSetting(row, calendar))]));
    return { rows, plans, schedules: scheduleAcross(plans, crossing.map(toAcrossLink)) };
  }
}

/** A dependency between initiatives as the schedule takes it. */
export function toAcrossLink({ predecessor, successor, type, lagDays }: CrossDependencyRow): AcrossLink {
  return {
    predecessor: { planId: predecessor.initiativeId, milestoneId: predecessor.milestoneId },
    successor: { planId: successor.initiativeId, milestoneId: successor.milestoneId },
    type,
    lagDays,
  };
}

function crossingOf(crossing: readonly CrossDependencyRow[], initiativeId: string): readonly CrossDependencyRow[] {
  return crossing.filter(
    ({ predecessor, successor }) =>
      predecessor.initiativeId === initiativeId || successor.initiativeId === initiativeId,
  );
}
