import type { Meeting, MeetingNote } from '@workback/contracts/meeting/meeting.schemas';
import type { MeetingRow, NoteRow } from './meeting.repository.js';

/** A meeting as it goes over the wire. */
export function toMeeting({ readingEndsAt, startedAt, ...rest }: MeetingRow): Meeting {
  return { ...rest, readingEndsAt: readingEndsAt.toISOString(), startedAt: startedAt.toISOString() };
}

/** Notes of a section as they go over the wire. */
export function toNote({ savedAt, ...rest }: NoteRow): MeetingNote {
  return { ...rest, savedAt: savedAt.toISOString() };
}
