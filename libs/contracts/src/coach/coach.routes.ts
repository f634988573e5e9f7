import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { id } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  coachReportSchema,
  coachSilenceCreateSchema,
  coachSilenceSchema,
  coachSilencesSchema,
} from './coach.schemas.js';

const one = `${initiativePath}/prfaq/coach` as const;

export const coachRoutes = {
  report: defineRoute({
    id: 'coach.report',
    method: 'GET',
    path: one,
    summary: 'What the coach says about the present text: each remark with its place, its reason and its source.',
    access: 'workspace.read',
    params: inInitiative,
    response: coachReportSchema,
  }),
  silences: defineRoute({
    id: 'coach.silences',
    method: 'GET',
    path: `${one}/silences`,
    summary: 'Remarks that are not to be heard again, with who silenced them.',
    access: 'workspace.read',
    params: inInitiative,
    response: coachSilencesSchema,
  }),
  silence: defineRoute({
    id: 'coach.silence',
    method: 'POST',
    path: `${one}/silences`,
    summary: 'Silence one remark; the same words under the same rule are not remarked on again.',
    access: 'prfaq.edit',
    params: inInitiative,
    body: coachSilenceCreateSchema,
    response: coachSilenceSchema,
    status: 201,
  }),
  hear: defineRoute({
    id: 'coach.hear',
    method: 'DELETE',
    path: `${one}/silences/:silenceId`,
    summary: 'Hear a silenced remark again.',
    access: 'prfaq.edit',
    params: inInitiative.extend({ silenceId: id }),
    status: 204,
  }),
};
