import { Injectable } from '@nestjs/common';
import { type Period, periodOf } from '@workback/domain/calendar/period';
import { addDays, type PlainDate } from '@workback/domain/calendar/plain-date';
import { instantOf } from '@workback/domain/calendar/zoned-time';
import { compileTwoByTwo } from '@workback/domain/two-by-two/compile';
import type { TwoByTwo } from '@workback/domain/two-by-two/two-by-two';
import type { WeekFacts } from '@workback/domain/two-by-two/week-facts';
import { invalid } from '../../platform/errors/failure.js';
import type { InitiativeFacts } from '../initiative/initiative-facts.repository.js';
import type { Standing } from '../initiative/initiative-standing.js';
import { InitiativeService } from '../initiative/initiative.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { WeekFactsRepository, type WeekRow } from './week-facts.repository.js';

/** A report as it compiles itself, with the initiatives that it speaks of. */
export interface Compiled {
  readonly week: Period;
  readonly names: readonly string[];
  readonly content: TwoByTwo;
}

/** Gathers what happened in a week and compiles the report of it. */
@Injectable()
export class TwoByTwoCompiler {
  constructor(
    private readonly weeks: WeekFactsRepository,
    private readonly initiatives: InitiativeService,
    private readonly workspaces: WorkspaceService,
  ) {}

  /** Compiles a week of the workspace, the present one unless told; ids that do not exist are left out. */
  async compile(workspaceId: string, initiativeIds: readonly string[], weekEnding?: PlainDate): Promise<Compiled> {
    const { today, timeZone, weekEndingDay } = await this.workspaces.settings(workspaceId);
    const present = periodOf(today, 'week', weekEndingDay);
    const week = weekEnding === undefined ? present : periodOf(weekEnding, 'week', weekEndingDay);
    if (weekEnding !== undefined && (week.end !== weekEnding || week.end > present.end)) {
      const message = `must be the last day of a week of this workspace, at the latest ${present.end}`;
      throw invalid([{ field: 'weekEnding', message }]);
    }
    const from = new Date(instantOf(week.start, 0, timeZone));
    const to = new Date(instantOf(addDays(week.end, 1), 0, timeZone));
    const rows = await this.weeks.read(workspaceId, initiativeIds, from, to);
    const standings = await this.initiatives.standings(workspaceId, initiativeIds);
    const byId = new Map(standings.map((each) => [each.facts.id, each]));
    const facts = rows.flatMap((row) => {
      const found = byId.get(row.initiativeId);
      return found ? [weekFacts(row, found.facts, found.standing)] : [];
    });
    return { week, names: facts.map(({ name }) => name), content: compileTwoByTwo(facts, week) };
  }

  /** The initiatives that a report over the portfolio speaks of when none are named. */
  active(workspaceId: string, ownerId: string | null, limit: number): Promise<string[]> {
    return this.weeks.active(workspaceId, ownerId, limit);
  }
}

function weekFacts(row: WeekRow, facts: InitiativeFacts, standing: Standing): WeekFacts {
  const { schedule } = standing;
  const scheduled = new Map(schedule.kind === 'ok' ? schedule.milestones.map((each) => [each.id, each]) : []);
  return {
    initiativeId: facts.id,
    name: facts.name,
    promisedOn: standing.promised,
    launchedOn: facts.launchedOn,
    forecastOn: standing.forecast,
    forecastBefore: row.forecastBefore,
    checkIn: standing.checkIns.initiative,
    milestones: row.milestones.map((milestone) => ({
      ...milestone,
      latestFinish: scheduled.get(milestone.id)?.latestFinish ?? null,
      floatDays: scheduled.get(milestone.id)?.totalFloatDays ?? null,
    })),
    checkIns: row.checkIns,
    verdicts: row.verdicts,
  };
}
