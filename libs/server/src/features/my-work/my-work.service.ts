import { Injectable } from '@nestjs/common';
import { type MyWorkItem, myWorkKinds } from '@workback/contracts/my-work/my-work.schemas';
import { addDays, type PlainDate } from '@workback/domain/calendar/plain-date';
import { CheckInReminderService } from '../check-in/check-in-reminder.service.js';
import { RoadmapService } from '../roadmap/roadmap.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { MyWorkRepository, type WaitingRow } from './my-work.repository.js';

/** Check-ins and milestones this many days ahead are shown. */
const DAYS_AHEAD = 7;

/** What waits for a person in a workspace, from everything that asks people for something. */
@Injectable()
export class MyWorkService {
  constructor(
    private readonly work: MyWorkRepository,
    private readonly checkIns: CheckInReminderService,
    private readonly roadmaps: RoadmapService,
    private readonly workspaces: WorkspaceService,
  ) {}

  /** The overdue first, then by the day it is due, then by kind. */
  async get(workspaceId: string, userId: string): Promise<{ today: PlainDate; items: MyWorkItem[] }> {
    const { today } = await this.workspaces.settings(workspaceId);
    const rows = [
      ...(await this.work.waiting(workspaceId, userId)),
      ...(await this.dueCheckIns(workspaceId, userId)),
      ...(await this.dueMilestones(workspaceId, userId, addDays(today, DAYS_AHEAD))),
    ];
    const items = rows.map((row): MyWorkItem => ({ ...row, overdue: row.dueOn !== null && row.dueOn < today }));
    return { today, items: items.sort(byUrgency) };
  }

  private async dueCheckIns(workspaceId: string, userId: string): Promise<WaitingRow[]> {
    const duties = await this.checkIns.dutiesOf(workspaceId, userId, DAYS_AHEAD);
    return duties.map(({ initiativeId, initiativeName, milestone, dueOn }) => ({
      kind: 'check-in',
      key: `${initiativeId} ${milestone?.id ?? ''}`,
      initiativeId,
      initiativeName,
      summary: `Check in on ${milestone ? milestone.outcome : 'the initiative'}`,
      dueOn,
      link: `/initiatives/${initiativeId}/check-ins`,
    }));
  }

  /** Milestones of one's own that must start or finish soon for the launch to hold. */
  private async dueMilestones(workspaceId: string, userId: string, until: PlainDate): Promise<WaitingRow[]> {
    const plans = await this.work.planned(workspaceId, userId);
    const found = await Promise.all(
      plans.map(async ({ id, name }) => {
        const { milestones } = await this.roadmaps.get(workspaceId, id);
        return milestones.flatMap(
          ({ id: key, number, outcome, owner, startedOn, finishedOn, scheduled }): WaitingRow[] => {
            if (owner?.id !== userId || finishedOn !== null || scheduled === null) return [];
            const [verb, dueOn] =
              startedOn === null
                ? (['Start', scheduled.startBy] as const)
                : (['Finish', scheduled.latestFinish] as const);
            if (dueOn > until) return [];
            const link = `/initiatives/${id}/plan`;
            return [
              {
                kind: 'milestone',
                key,
                initiativeId: id,
                initiativeName: name,
                summary: `${verb} M${number} ${outcome}`,
                dueOn,
                link,
              },
            ];
          },
        );
      }),
    );
    return found.flat();
  }
}

function byUrgency(one: MyWorkItem, other: MyWorkItem): number {
  const due = (item: MyWorkItem): string => item.dueOn ?? '9999';
  return due(one).localeCompare(due(other)) || myWorkKinds.indexOf(one.kind) - myWorkKinds.indexOf(other.kind);
}
