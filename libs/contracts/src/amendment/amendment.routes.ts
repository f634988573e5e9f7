import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { id } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  amendmentPatchSchema,
  amendmentProposeSchema,
  amendmentSchema,
  amendmentsSchema,
  amendmentWithdrawSchema,
  driftAnswerSchema,
} from './amendment.schemas.js';

const all = `${initiativePath}/amendments` as const;
const one = `${all}/:amendmentId` as const;
const oneAmendment = inInitiative.extend({ amendmentId: id });

export const amendmentRoutes = {
  list: defineRoute({
    id: 'amendment.list',
    method: 'GET',
    path: all,
    summary: 'Amendments of an approved PR/FAQ, newest first.',
    access: 'workspace.read',
    params: inInitiative,
    response: amendmentsSchema,
  }),
  propose: defineRoute({
    id: 'amendment.propose',
    method: 'POST',
    path: all,
    summary: 'Start a working copy of the approved text; one at a time.',
    access: 'prfaq.edit',
    params: inInitiative,
    body: amendmentProposeSchema,
    response: amendmentSchema,
    status: 201,
  }),
  get: defineRoute({
    id: 'amendment.get',
    method: 'GET',
    path: one,
    summary: 'An amendment with what it changes and everything that it touches.',
    access: 'workspace.read',
    params: oneAmendment,
    response: amendmentSchema,
  }),
  edit: defineRoute({
    id: 'amendment.edit',
    method: 'PATCH',
    path: one,
    summary: 'Save what was edited in an amendment; on conflict the current one comes back.',
    access: 'prfaq.edit',
    params: oneAmendment,
    body: amendmentPatchSchema,
    response: amendmentSchema,
    ifMatch: true,
    bodyLimit: 4 * 1024 * 1024,
  }),
  withdraw: defineRoute({
    id: 'amendment.withdraw',
    method: 'POST',
    path: `${one}/withdraw`,
    summary: 'Give an amendment up, with a reason; the approved text stays the yardstick.',
    access: 'prfaq.edit',
    params: oneAmendment,
    body: amendmentWithdrawSchema,
    response: amendmentSchema,
  }),
  drift: defineRoute({
    id: 'amendment.drift',
    method: 'GET',
    path: `${initiativePath}/drift`,
    summary: 'What is different from the first approval.',
    access: 'workspace.read',
    params: inInitiative,
    response: driftAnswerSchema,
  }),
};
