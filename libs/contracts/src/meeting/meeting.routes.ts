import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { id } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  meetingNoteSchema,
  meetingNoteWriteSchema,
  meetingStartSchema,
  meetingStateSchema,
  meetingStepSchema,
  notePlace,
} from './meeting.schemas.js';

const one = `${initiativePath}/rounds/:roundId/meeting` as const;
const inRound = inInitiative.extend({ roundId: id });

export const meetingRoutes = {
  get: defineRoute({
    id: 'meeting.get',
    method: 'GET',
    path: one,
    summary: 'The meeting of a review round with its notes.',
    access: 'workspace.read',
    params: inRound,
    response: meetingStateSchema,
  }),
  start: defineRoute({
    id: 'meeting.start',
    method: 'POST',
    path: one,
    summary: 'Start the reading time that everybody in the round shares; the facilitator does.',
    access: 'review.answer',
    params: inRound,
    body: meetingStartSchema,
    response: meetingStateSchema,
    status: 201,
  }),
  step: defineRoute({
    id: 'meeting.step',
    method: 'PATCH',
    path: one,
    summary: 'Give more time to read, or lead everybody to a section; the facilitator does.',
    access: 'review.answer',
    params: inRound,
    body: meetingStepSchema,
    response: meetingStateSchema,
    ifMatch: true,
  }),
  note: defineRoute({
    id: 'meeting.note',
    method: 'PUT',
    path: `${one}/notes/:place`,
    summary: 'Write the notes of one section; the note taker does. The first has version 0 before it.',
    access: 'review.answer',
    params: inRound.extend({ place: notePlace }),
    body: meetingNoteWriteSchema,
    response: meetingNoteSchema,
    ifMatch: true,
  }),
};
