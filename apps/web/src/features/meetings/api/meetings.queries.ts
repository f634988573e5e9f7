import { queryOptions } from '@tanstack/react-query';
import { meetingRoutes } from '@workback/contracts/meeting/meeting.routes';
import type { MeetingNote, MeetingState } from '@workback/contracts/meeting/meeting.schemas';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { call } from '../../../api/client.js';

/** Which round's meeting. */
export interface InRound {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly roundId: string;
}

/** Where the meeting of a round stands, with its notes. */
export const meetingQuery = (params: InRound) =>
  queryOptions({
    queryKey: ['meetings', params.workspaceId, params.roundId],
    queryFn: ({ signal }) => call(meetingRoutes.get, { params, signal }),
  });

export const startMeeting = (params: InRound, readingMinutes: number): Promise<MeetingState> =>
  call(meetingRoutes.start, { params, body: { readingMinutes } });

/** One step of the facilitator; refused when another one came between. */
export const stepMeeting = (
  params: InRound,
  body: RouteRequest<typeof meetingRoutes.step>['body'],
  ifMatch: number,
): Promise<MeetingState> => call(meetingRoutes.step, { params, body, ifMatch });

/** Writes the notes of one section; version 0 for the first. */
export const writeNote = (params: InRound, place: string, text: string, ifMatch: number): Promise<MeetingNote> =>
  call(meetingRoutes.note, { params: { ...params, place }, body: { text }, ifMatch });
