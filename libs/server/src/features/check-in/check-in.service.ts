import { Injectable } from '@nestjs/common';
import type { CheckIn, checkInCreateSchema, checkInsSchema } from '@workback/contracts/check-in/check-in.schemas';
import { type CheckInProblem, checkInProblems } from '@workback/domain/check-in/check-in';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { invalid, notFound } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { toCheckIn } from './check-in.mapper.js';
import { CheckInRepository } from './check-in.repository.js';

type Draft = z.output<typeof checkInCreateSchema>;

/** How people say it stands. */
@Injectable()
export class CheckInService {
  constructor(
    private readonly checkIns: CheckInRepository,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** Check-ins of an initiative and its milestones, newest first. */
  async list(workspaceId: string, initiativeId: string): Promise<z.output<typeof checkInsSchema>> {
    const rows = await this.checkIns.list(workspaceId, initiativeId);
    if (rows.length === 0) {
      const { initiative } = await this.checkIns.subject(workspaceId, initiativeId, null);
      if (initiative === null) throw notFound('initiative');
    }
    return { checkIns: rows.map(toCheckIn) };
  }

  /** Logs a check-in; what is not green needs a path to green. */
  async create(workspaceId: string, initiativeId: string, draft: Draft, authorId: string): Promise<CheckIn> {
    return this.database.transaction(async () => {
      const subject = await this.checkIns.subject(workspaceId, initiativeId, draft.milestoneId);
      if (subject.initiative === null) throw notFound('initiative');
      refuse(draft, subject.milestone);
      const row = await this.checkIns.insert(workspaceId, { ...draft, initiativeId }, authorId);
      const checkIn = toCheckIn(row);
      await this.events.append({
        workspaceId,
        initiativeId,
        kind: 'check-in.created',
        subjectType: 'check-in',
        subjectId: row.id,
        summary: `“${subject.milestone ?? subject.initiative}” is ${row.colour}: ${row.note}`,
        actorId: authorId,
        after: checkIn,
      });
      return checkIn;
    });
  }
}

const fields: Record<CheckInProblem['field'], string> = {
  achievement: 'colour',
  confidence: 'colour',
  done: 'note',
  next: 'note',
  blockers: 'note',
  pathToGreen: 'pathToGreen',
};
const messages: Record<CheckInProblem['code'], string> = {
  'path-to-green-required': 'say how it becomes green again; what is not green needs a path to green',
  'unknown-colour': 'choose green, yellow or red',
  'says-nothing': 'say something',
};

function refuse({ colour, note, pathToGreen, milestoneId }: Draft, milestone: string | null): void {
  // The wire has one colour and one note; the rules know more.
  const said = { achievement: colour, confidence: colour, done: note, next: '', blockers: '', pathToGreen };
  const errors = checkInProblems(said).map(({ field, code }) => ({ field: fields[field], message: messages[code] }));
  if (milestoneId !== null && milestone === null) {
    errors.push({ field: 'milestoneId', message: 'must be a milestone of this initiative' });
  }
  if (errors.length > 0) throw invalid(errors);
}
