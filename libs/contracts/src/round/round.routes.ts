import { z } from 'zod';
import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { id } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  requiredChangePatchSchema,
  requiredChangeSchema,
  roundAnswerSchema,
  roundPatchSchema,
  roundSchema,
  roundsSchema,
  roundStartSchema,
  roundVerdictSchema,
  roundWithdrawSchema,
} from './round.schemas.js';

const all = `${initiativePath}/rounds` as const;
const one = `${all}/:roundId` as const;
const oneRound = inInitiative.extend({ roundId: id });

export const roundRoutes = {
  list: defineRoute({
    id: 'round.list',
    method: 'GET',
    path: all,
    summary: 'Review rounds of an initiative with answers and verdicts, newest first: the decision log.',
    access: 'workspace.read',
    params: inInitiative,
    response: roundsSchema,
  }),
  start: defineRoute({
    id: 'round.start',
    method: 'POST',
    path: all,
    summary: 'Start a review round: the draft becomes a version that everybody named reads.',
    access: 'prfaq.edit',
    params: inInitiative,
    body: roundStartSchema,
    response: roundSchema,
    status: 201,
  }),
  change: defineRoute({
    id: 'round.change',
    method: 'PATCH',
    path: one,
    summary: 'Change who is asked, or by when, while a round is under way.',
    access: 'prfaq.edit',
    params: oneRound,
    body: roundPatchSchema,
    response: roundSchema,
    ifMatch: true,
  }),
  answer: defineRoute({
    id: 'round.answer',
    method: 'POST',
    path: `${one}/answer`,
    summary: 'Answer as a reviewer (agrees, concerns) or an approver (approve, changes, reject).',
    access: 'review.answer',
    params: oneRound,
    body: roundAnswerSchema,
    response: roundSchema,
  }),
  close: defineRoute({
    id: 'round.close',
    method: 'POST',
    path: `${one}/verdict`,
    summary: 'Close a round with one verdict. Approval freezes text, promises, launch date and criteria.',
    access: 'review.answer',
    params: oneRound,
    body: roundVerdictSchema,
    response: roundSchema,
  }),
  withdraw: defineRoute({
    id: 'round.withdraw',
    method: 'POST',
    path: `${one}/withdraw`,
    summary: 'Take a text back out of review, with a reason.',
    access: 'prfaq.edit',
    params: oneRound,
    body: roundWithdrawSchema,
    response: roundSchema,
  }),
  tick: defineRoute({
    id: 'round.tick',
    method: 'PATCH',
    path: `${initiativePath}/required-changes/:changeId`,
    summary: 'Tick off a change that the last round asked for, with a word on what was done.',
    access: 'prfaq.edit',
    params: inInitiative.extend({ changeId: id }),
    body: requiredChangePatchSchema,
    response: requiredChangeSchema,
    ifMatch: true,
  }),
  exportLog: defineRoute({
    id: 'round.exportLog',
    method: 'GET',
    path: `${initiativePath}/decision-log`,
    summary: 'The decision log as Markdown.',
    access: 'workspace.read',
    params: inInitiative,
    response: z.string(),
    produces: 'text/markdown',
  }),
};
