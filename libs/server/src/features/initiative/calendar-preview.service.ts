import { Injectable } from '@nestjs/common';
import type { calendarEffectsSchema, calendarPreviewSchema } from '@workback/contracts/workspace/workspace.schemas';
import type { ScheduledMilestone } from '@workback/domain/roadmap/plan';
import type { z } from 'zod';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { InitiativeFactsRepository } from './initiative-facts.repository.js';
import { type Standing, standingCalendar, standingOf } from './initiative-standing.js';
import { InitiativeRepository } from './initiative.repository.js';

type CalendarEffects = z.output<typeof calendarEffectsSchema>;
type Effect = CalendarEffects['initiatives'][number];

/** What another calendar would do to the plans of a workspace; changes nothing. */
@Injectable()
export class CalendarPreviewService {
  constructor(
    private readonly initiatives: InitiativeRepository,
    private readonly facts: InitiativeFactsRepository,
    private readonly workspaces: WorkspaceService,
  ) {}

  /** Compares every plan before its launch, the worst hit first; plans that would stay as they are are only counted. */
  async effects(workspaceId: string, wanted: z.output<typeof calendarPreviewSchema>): Promise<CalendarEffects> {
    const { today, timeZone, workingDays, holidays } = await this.workspaces.settings(workspaceId);
    const now = standingCalendar(today, { workingDays, holidays }, timeZone);
    const then = standingCalendar(
      today,
      { workingDays: wanted.workingDays ?? workingDays, holidays: wanted.holidays ?? holidays },
      timeZone,
    );
    const all = await this.facts.read(workspaceId, await this.initiatives.planned(workspaceId));
    const effects = all.map((facts): Effect => {
      const [before, after] = [standingOf(facts, now), standingOf(facts, then)];
      return {
        id: facts.id,
        name: facts.name,
        forecast: { before: before.forecast, after: after.forecast },
        daysToRecover: { before: recoverOf(before), after: recoverOf(after) },
        moved: movedBetween(before, after),
      };
    });
    const hit = effects.filter(({ moved, daysToRecover }) => moved > 0 || daysToRecover.before !== daysToRecover.after);
    const worse = ({ daysToRecover: { before, after } }: Effect): number => (after ?? 0) - (before ?? 0);
    return { initiatives: hit.sort((a, b) => worse(b) - worse(a) || b.moved - a.moved), plans: all.length };
  }
}

function recoverOf({ promised, schedule }: Standing): number | null {
  return promised === null || schedule.kind !== 'ok' ? null : schedule.daysToRecover;
}

function movedBetween(before: Standing, after: Standing): number {
  if (before.schedule.kind !== 'ok' || after.schedule.kind !== 'ok') return 0;
  const was = new Map(before.schedule.milestones.map((milestone) => [milestone.id, milestone]));
  const moved = ({ id, earliestStart, earliestFinish }: ScheduledMilestone): boolean => {
    const earlier = was.get(id);
    return earlier?.earliestStart !== earliestStart || earlier.earliestFinish !== earliestFinish;
  };
  return after.schedule.milestones.filter(moved).length;
}
