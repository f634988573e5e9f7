import { Injectable } from '@nestjs/common';
import type { MeetingNote, MeetingState, meetingStepSchema } from '@workback/contracts/meeting/meeting.schemas';
import { LONGEST_READING } from '@workback/domain/prfaq/meeting';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, Failure, invalid, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { type RoundAddress, RoundService } from '../round/round.service.js';
import { toMeeting, toNote } from './meeting.mapper.js';
import { MeetingRepository } from './meeting.repository.js';

/** The meeting of a review round: everybody reads in silence, then walks through the sections (METHOD.md §4). */
@Injectable()
export class MeetingService {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly rounds: RoundService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  async get(address: RoundAddress): Promise<MeetingState> {
    await this.rounds.get(address);
    return this.state(address);
  }

  /** Starts the reading time that all share. */
  async start(address: RoundAddress, minutes: number, actorId: string): Promise<MeetingState> {
    return this.database.transaction(async () => {
      const round = await this.rounds.hold(address);
      refuseOthers(round.facilitator?.id, actorId, 'not-facilitator', 'Only the facilitator leads the meeting.');
      if (!(await this.meetings.start(address.workspaceId, address.roundId, minutes, actorId))) {
        throw conflict('meeting-started', 'The meeting of this round has started already.');
      }
      await this.tell(
        'started',
        `The meeting of round ${round.number} began with ${minutes} minutes to read`,
        address,
        actorId,
      );
      return this.state(address);
    });
  }

  /** Gives more time, or leads everybody to a section, if nobody did since `version`. */
  async step(
    address: RoundAddress,
    version: number,
    step: z.output<typeof meetingStepSchema>,
    actorId: string,
  ): Promise<MeetingState> {
    const { workspaceId, initiativeId, roundId } = address;
    return this.database.transaction(async () => {
      const round = await this.rounds.hold(address);
      refuseOthers(round.facilitator?.id, actorId, 'not-facilitator', 'Only the facilitator leads the meeting.');
      const meeting = await this.meetings.find(workspaceId, roundId);
      if (!meeting) throw conflict('no-meeting', 'The meeting of this round has not started.');
      if (step.step === 'more-time') {
        const left = (meeting.readingEndsAt.getTime() - (await this.meetings.now()).getTime()) / 60_000;
        if (left + step.minutes > LONGEST_READING) {
          throw invalid([{ field: 'minutes', message: `at most ${LONGEST_READING} minutes are read in one go` }]);
        }
      }
      const done =
        step.step === 'more-time'
          ? await this.meetings.extend(workspaceId, roundId, version, step.minutes)
          : await this.meetings.goTo(workspaceId, roundId, version, step.place);
      if (!done) throw staleVersion('meeting', await this.state(address));
      await this.meetings.announce(workspaceId, initiativeId);
      return this.state(address);
    });
  }

  /** Writes the notes of one section, if nobody did since `version`; without a note taker the facilitator does. */
  async note(
    address: RoundAddress,
    place: string,
    version: number,
    text: string,
    actorId: string,
  ): Promise<MeetingNote> {
    const { workspaceId, roundId } = address;
    return this.database.transaction(async () => {
      const round = await this.rounds.hold(address);
      const writer = (round.noteTaker ?? round.facilitator)?.id;
      refuseOthers(writer, actorId, 'not-note-taker', 'Only the note taker writes the notes of this round.');
      const before = await this.find(workspaceId, roundId, place);
      if (before && before.text === text) return before;
      if (!(await this.meetings.write(workspaceId, roundId, place, version, text, actorId))) {
        throw staleVersion('note', (await this.find(workspaceId, roundId, place)) ?? undefined);
      }
      await this.tell('noted', `Notes of round ${round.number} were written`, address, actorId, {
        before: { place, text: before?.text ?? '' },
        after: { place },
      });
      return (await this.find(workspaceId, roundId, place))!;
    });
  }

  private async find(workspaceId: string, roundId: string, place: string): Promise<MeetingNote | null> {
    const row = (await this.meetings.notes(workspaceId, roundId)).find((each) => each.place === place);
    return row ? toNote(row) : null;
  }

  private async state({ workspaceId, roundId }: RoundAddress): Promise<MeetingState> {
    const meeting = await this.meetings.find(workspaceId, roundId);
    return {
      meeting: meeting ? toMeeting(meeting) : null,
      notes: (await this.meetings.notes(workspaceId, roundId)).map(toNote),
      now: (await this.meetings.now()).toISOString(),
    };
  }

  private tell(
    verb: string,
    summary: string,
    { workspaceId, initiativeId, roundId }: RoundAddress,
    actorId: string,
    states: { before?: unknown; after?: unknown } = {},
  ): Promise<void> {
    const subject = { subjectType: 'round', subjectId: roundId };
    return this.events.append({
      ...{ workspaceId, initiativeId, kind: `meeting.${verb}`, ...subject, summary, actorId, ...states },
    });
  }
}

function refuseOthers(allowed: string | undefined, actorId: string, code: string, message: string): void {
  if (allowed !== actorId) throw new Failure('forbidden', code, message);
}
