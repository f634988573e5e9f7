import { Injectable } from '@nestjs/common';
import type { PortfolioTimeline, TimelineInitiative } from '@workback/contracts/roadmap/portfolio-timeline.schemas';
import { CrossDependencyRepository } from '../cross-dependency/cross-dependency.repository.js';
import type { InitiativeFacts } from '../initiative/initiative-facts.repository.js';
import { InitiativeService } from '../initiative/initiative.service.js';
import type { Standing } from '../initiative/initiative-standing.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { type MilestoneName, PortfolioTimelineRepository } from './portfolio-timeline.repository.js';

/** The plans of all initiatives that are under way, beside each other. */
@Injectable()
export class PortfolioTimelineService {
  constructor(
    private readonly timeline: PortfolioTimelineRepository,
    private readonly initiatives: InitiativeService,
    private readonly crossing: CrossDependencyRepository,
    private readonly workspaces: WorkspaceService,
  ) {}

  /** Every plan with its dates, and what of one waits for what of another, in a constant number of statements. */
  async get(workspaceId: string): Promise<PortfolioTimeline> {
    const { today } = await this.workspaces.settings(workspaceId);
    const ids = await this.timeline.active(workspaceId);
    const [standings, names, crossing] = [
      await this.initiatives.standings(workspaceId, ids),
      await this.timeline.names(workspaceId, ids),
      await this.crossing.list(workspaceId),
    ];
    const order = new Map(ids.map((id, at) => [id, at]));
    return {
      today,
      initiatives: standings
        .toSorted((one, other) => (order.get(one.facts.id) ?? 0) - (order.get(other.facts.id) ?? 0))
        .map(({ facts, standing }) => toTimeline(facts, standing, names)),
      crossing: [...crossing],
    };
  }
}

function toTimeline(
  facts: InitiativeFacts,
  { stage, promised, forecast, schedule }: Standing,
  names: ReadonlyMap<string, MilestoneName>,
): TimelineInitiative {
  const progress = new Map(facts.milestones.map(([id, , startedOn, finishedOn]) => [id, { startedOn, finishedOn }]));
  const scheduled = schedule.kind === 'ok' ? schedule.milestones : [];
  return {
    id: facts.id,
    number: facts.number,
    name: facts.name,
    owner: facts.owner,
    stage,
    promisedLaunch: promised,
    launchedOn: facts.launchedOn,
    forecastLaunch: facts.milestones.length === 0 ? null : forecast,
    daysToRecover:
      schedule.kind === 'ok' && promised !== null && facts.launchedOn === null && facts.milestones.length > 0
        ? schedule.daysToRecover
        : null,
    problem: schedule.kind === 'ok' ? null : 'Its plan cannot be scheduled; open it to see why.',
    milestones: scheduled.flatMap(({ id, earliestStart, earliestFinish, critical, totalFloatDays }) => {
      const name = names.get(id);
      const { startedOn = null, finishedOn = null } = progress.get(id) ?? {};
      if (!name) return [];
      return [
        {
          ...name,
          start: earliestStart,
          finish: earliestFinish,
          started: startedOn !== null,
          finished: finishedOn !== null,
          critical,
          totalFloatDays,
        },
      ];
    }),
  };
}
