import { Injectable } from '@nestjs/common';
import type { CheckIn, checkInCreateSchema, CheckIns } from '@workback/contracts/check-in/check-in.schemas';
import { checkInHeadline } from '@workback/domain/check-in/check-in';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { conflict, Failure, invalid, notFound } from '../../platform/errors/failure.js';
import { toCheckInStanding } from '../initiative/initiative.mapper.js';
import { InitiativeService } from '../initiative/initiative.service.js';
import { RoadmapService } from '../roadmap/roadmap.service.js';
import { CheckInAnnouncer } from './check-in-announcer.js';
import { planFigures } from './check-in-plan.js';
import { draftErrors } from './check-in-problem.js';
import { toCheckIn, toCheckIns, WITHDRAWABLE_MS } from './check-in.mapper.js';
import { CheckInRepository, type CheckInSubject } from './check-in.repository.js';

type Draft = z.output<typeof checkInCreateSchema>;

/** Who says it, and whether they came by a one-time link. */
interface Author {
  readonly id: string;
  readonly byLink: boolean;
}

/** How people say it stands. */
@Injectable()
export class CheckInService {
  constructor(
    private readonly checkIns: CheckInRepository,
    private readonly initiatives: InitiativeService,
    private readonly roadmaps: RoadmapService,
    private readonly database: Database,
    private readonly announcer: CheckInAnnouncer,
    private readonly clock: Clock,
  ) {}

  /** Check-ins of an initiative and its milestones, newest first, and where each of them stands. */
  async list(workspaceId: string, initiativeId: string): Promise<CheckIns> {
    const [found] = await this.initiatives.standings(workspaceId, [initiativeId]);
    if (!found) throw notFound('initiative');
    const { checkIns } = found.standing;
    const rows = await this.checkIns.list(workspaceId, initiativeId);
    return {
      checkIns: toCheckIns(rows, checkIns),
      initiative: toCheckInStanding(checkIns.initiative),
      milestones: checkIns.milestones.map(({ milestoneId, ...standing }) => ({
        milestoneId,
        ...toCheckInStanding(standing),
      })),
    };
  }

  /** Logs a check-in with what the plan says at this moment; what is not green needs a path to green. */
  async create(workspaceId: string, initiativeId: string, draft: Draft, author: Author): Promise<CheckIn> {
    return this.database.transaction(async () => {
      const subject = await this.checkIns.lockSubject(workspaceId, initiativeId, draft.milestoneId);
      if (subject.initiative === null) throw notFound('initiative');
      const sent = draft.key ? await this.checkIns.findSent(workspaceId, author.id, draft.key) : undefined;
      if (sent) return toCheckIn(sent, 'current');
      const roadmap = await this.roadmaps.get(workspaceId, initiativeId);
      refuse(draft, subject, roadmap.today);
      const { key, ...said } = draft;
      const row = await this.checkIns.insert(workspaceId, {
        ...said,
        ...planFigures(roadmap, draft.milestoneId),
        initiativeId,
        note: checkInHeadline(draft),
        byLink: author.byLink,
        authorId: author.id,
        sentKey: key ?? null,
      });
      const checkIn = toCheckIn(row, 'current');
      await this.announcer.logged(workspaceId, row, subject, checkIn);
      return checkIn;
    });
  }

  /** Takes back one's own check-in: a slip of the finger, not a change of mind that others have read. */
  async withdraw(workspaceId: string, initiativeId: string, checkInId: string, actorId: string): Promise<void> {
    return this.database.transaction(async () => {
      const { subject, row } = await this.lock(workspaceId, initiativeId, checkInId);
      if (row.authorId !== actorId)
        throw new Failure('forbidden', 'not-yours', 'Only its author may take back a check-in.');
      if (row.acknowledgedAt !== null)
        throw conflict('acknowledged', 'Somebody has acknowledged this check-in; log another one.');
      if (!row.isLast) throw conflict('not-the-last', 'Something newer was said since; log another check-in.');
      if (this.clock.now().getTime() - row.createdAt.getTime() > WITHDRAWABLE_MS) {
        throw conflict('too-late', 'A check-in can be taken back for 15 minutes; log another one.');
      }
      await this.checkIns.remove(workspaceId, checkInId);
      await this.announcer.withdrawn(workspaceId, row, subject, actorId);
    });
  }

  /** Notes that somebody else has read it; who says so again changes nothing. */
  async acknowledge(workspaceId: string, initiativeId: string, checkInId: string, actorId: string): Promise<CheckIn> {
    return this.database.transaction(async () => {
      const { subject, row } = await this.lock(workspaceId, initiativeId, checkInId);
      if (row.authorId === actorId) throw conflict('own-check-in', 'Somebody else acknowledges your check-in.');
      if (row.acknowledgedAt === null) {
        await this.checkIns.acknowledge(workspaceId, checkInId, actorId);
        await this.announcer.acknowledged(workspaceId, row, subject, actorId);
      }
      const { checkIns } = await this.list(workspaceId, initiativeId);
      return checkIns.find(({ id }) => id === checkInId) ?? toCheckIn(row, 'earlier');
    });
  }

  private async lock(workspaceId: string, initiativeId: string, checkInId: string) {
    await this.checkIns.lockSubject(workspaceId, initiativeId, null);
    const row = await this.checkIns.find(workspaceId, initiativeId, checkInId);
    if (!row) throw notFound('check-in');
    const subject = await this.checkIns.lockSubject(workspaceId, initiativeId, row.milestoneId);
    return { subject, row };
  }
}

function refuse(draft: Draft, { milestone }: CheckInSubject, today: string): void {
  const errors = draftErrors(draft, draft.milestoneId === null ? 'initiative' : 'milestone', today);
  if (draft.milestoneId !== null && milestone === null) {
    errors.push({ field: 'milestoneId', message: 'must be a milestone of this initiative' });
  }
  if (errors.length > 0) throw invalid(errors);
}
