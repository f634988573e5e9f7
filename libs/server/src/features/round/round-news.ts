import { Injectable } from '@nestjs/common';
import type { RoundAnswer, Verdict } from '@workback/domain/prfaq/round';
import { EventLog } from '../../platform/events/event-log.js';
import { NotificationService } from '../notification/notification.service.js';
import type { RoundRow } from './round.repository.js';

/** Says what happened in a round: one event each, and a word to those who should know. */
@Injectable()
export class RoundNews {
  constructor(
    private readonly events: EventLog,
    private readonly notifications: NotificationService,
  ) {}

  async started(workspaceId: string, round: RoundRow, actorId: string): Promise<void> {
    const { number, versionNumber, objective, door, dueOn, readers } = round;
    const asked = readers.map(({ role, person }) => ({ role, ...person }));
    const summary = `Round ${number} of ${textOf(round)} began with version ${versionNumber}`;
    const after = { number: versionNumber, round: number, objective, door, dueOn, asked };
    const eventId = await this.record('submitted', summary, workspaceId, round, actorId, { after });
    await this.ask(workspaceId, round, peopleOf(round), actorId, eventId);
  }

  async changed(workspaceId: string, before: RoundRow, after: RoundRow, actorId: string): Promise<void> {
    const summary = `Round ${after.number} of ${textOf(after)} was changed`;
    const eventId = await this.record('changed', summary, workspaceId, after, actorId, {
      before: askedIn(before),
      after: askedIn(after),
    });
    const known = peopleOf(before);
    const added = [...peopleOf(after)].filter((id) => !known.has(id));
    await this.ask(workspaceId, after, added, actorId, eventId);
  }

  async answered(
    workspaceId: string,
    round: RoundRow,
    said: { answer: RoundAnswer; note: string },
    actorId: string,
  ): Promise<void> {
    const summary = `Round ${round.number} of ${textOf(round)}: ${answerWords[said.answer]}`;
    await this.record('answered', summary, workspaceId, round, actorId, { after: said });
  }

  async closed(
    workspaceId: string,
    round: RoundRow,
    decision: { versionNumber: number; verdict: Verdict; reasons: string },
    actorId: string,
  ): Promise<void> {
    const [verb, done] = happened[decision.verdict];
    const summary = `Version ${decision.versionNumber} of ${textOf(round)} was ${done} in round ${round.number}`;
    const after = { ...decision, round: round.number };
    const eventId = await this.record(verb, summary, workspaceId, round, actorId, { after });
    await this.tell('verdict-given', `${sentence(textOf(round))} was ${done}`, workspaceId, round, actorId, eventId);
  }

  async withdrawn(workspaceId: string, round: RoundRow, reason: string, actorId: string): Promise<void> {
    const summary = `Round ${round.number} of ${textOf(round)} was withdrawn`;
    const eventId = await this.record('withdrawn', summary, workspaceId, round, actorId, { after: { reason } });
    await this.tell('verdict-given', summary, workspaceId, round, actorId, eventId);
  }

  private ask(
    workspaceId: string,
    round: RoundRow,
    people: Iterable<string>,
    actorId: string,
    eventId: number,
  ): Promise<void> {
    const summary = `You were asked to review ${textOf(round)}, version ${round.versionNumber}`;
    return this.notifications.notify(people, noticeOf('review-asked', summary, workspaceId, round, actorId, eventId));
  }

  private tell(
    kind: 'verdict-given',
    summary: string,
    workspaceId: string,
    round: RoundRow,
    actorId: string,
    eventId: number,
  ): Promise<void> {
    return this.notifications.notify(peopleOf(round), noticeOf(kind, summary, workspaceId, round, actorId, eventId));
  }

  private record(
    verb: string,
    summary: string,
    workspaceId: string,
    { id, initiativeId, amendment }: RoundRow,
    actorId: string,
    states: { before?: unknown; after?: unknown },
  ): Promise<number> {
    // What moves the text is news of the text; the rest is news of the round.
    const ofRound = verb === 'changed' || verb === 'answered' || verb === 'withdrawn';
    const text = amendment ? ['amendment', amendment.id] : ['prfaq', initiativeId];
    const [subjectType, subjectId] = (ofRound ? ['round', id] : text) as [string, string];
    const subject = { kind: `${subjectType}.${verb}`, subjectType, subjectId };
    return this.events.record({ workspaceId, initiativeId, ...subject, summary, actorId, ...states });
  }
}

const happened = {
  approve: ['approved', 'approved and frozen'],
  iterate: ['returned', 'returned with changes to make'],
  reject: ['rejected', 'rejected'],
} as const satisfies Record<Verdict, readonly [string, string]>;

const answerWords: Record<RoundAnswer, string> = {
  agrees: 'a reviewer agrees',
  concerns: 'a reviewer has concerns',
  approve: 'an approver approves',
  changes: 'an approver asks for changes',
  reject: 'an approver rejects it',
};

function textOf({ initiativeName, amendment }: RoundRow): string {
  return `${amendment ? `amendment ${amendment.number} of ` : ''}the PR/FAQ of “${initiativeName}”`;
}

function askedIn({ objective, door, dueOn, facilitator, noteTaker, readers }: RoundRow): unknown {
  return {
    objective,
    door,
    dueOn,
    facilitator,
    noteTaker,
    asked: readers.map(({ role, person }) => ({ role, ...person })),
  };
}

/** Everybody who has a part in the round. */
function peopleOf({ readers, facilitator, noteTaker, startedBy }: RoundRow): ReadonlySet<string> {
  const people = [facilitator, noteTaker, startedBy, ...readers.map(({ person }) => person)];
  return new Set(people.flatMap((person) => (person ? [person.id] : [])));
}

function noticeOf(
  kind: 'review-asked' | 'verdict-given',
  summary: string,
  workspaceId: string,
  { id, initiativeId, amendment }: RoundRow,
  actorId: string,
  eventId: number,
) {
  const link = `/initiatives/${initiativeId}/${amendment ? `amendments/${amendment.id}` : 'prfaq'}`;
  return { workspaceId, kind, initiativeId, subjectType: 'round', subjectId: id, summary, link, actorId, eventId };
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
