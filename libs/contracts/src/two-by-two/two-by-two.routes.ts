import { z } from 'zod';
import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  twoByTwoCreateSchema,
  twoByTwoPatchSchema,
  twoByTwoSchema,
  twoByTwoSendSchema,
  twoByTwosQuery,
  twoByTwosSchema,
} from './two-by-two.schemas.js';

const path = '/api/workspaces/:workspaceId/two-by-twos';
const onePath = `${path}/:reportId`;
const one = inWorkspace.extend({ reportId: id });

export const twoByTwoRoutes = {
  list: defineRoute({
    id: 'twoByTwo.list',
    method: 'GET',
    path,
    summary: 'Weekly 2x2 reports and drafts, newest first.',
    access: 'workspace.read',
    params: inWorkspace,
    query: twoByTwosQuery,
    response: twoByTwosSchema,
  }),
  create: defineRoute({
    id: 'twoByTwo.create',
    method: 'POST',
    path,
    summary: 'Compile a draft from the check-ins, milestones and verdicts of a week.',
    access: 'check-in.write',
    params: inWorkspace,
    body: twoByTwoCreateSchema,
    response: twoByTwoSchema,
    status: 201,
  }),
  get: defineRoute({
    id: 'twoByTwo.get',
    method: 'GET',
    path: onePath,
    summary: 'A weekly 2x2.',
    access: 'workspace.read',
    params: one,
    response: twoByTwoSchema,
  }),
  update: defineRoute({
    id: 'twoByTwo.update',
    method: 'PATCH',
    path: onePath,
    summary: 'Edit a draft; a sent report is refused.',
    access: 'check-in.write',
    params: one,
    body: twoByTwoPatchSchema,
    response: twoByTwoSchema,
    ifMatch: true,
  }),
  compile: defineRoute({
    id: 'twoByTwo.compile',
    method: 'POST',
    path: `${onePath}/compile`,
    summary: 'Compile a draft anew; what was edited in it is replaced.',
    access: 'check-in.write',
    params: one,
    response: twoByTwoSchema,
    ifMatch: true,
  }),
  send: defineRoute({
    id: 'twoByTwo.send',
    method: 'POST',
    path: `${onePath}/send`,
    summary: 'Send it to everybody who follows; from then on it does not change.',
    access: 'check-in.write',
    params: one,
    body: twoByTwoSendSchema,
    response: twoByTwoSchema,
    ifMatch: true,
  }),
  remove: defineRoute({
    id: 'twoByTwo.remove',
    method: 'DELETE',
    path: onePath,
    summary: 'Throw a draft away; a sent report is refused.',
    access: 'check-in.write',
    params: one,
    status: 204,
  }),
  markdown: defineRoute({
    id: 'twoByTwo.markdown',
    method: 'GET',
    path: `${onePath}/markdown`,
    summary: 'A weekly 2x2 as Markdown.',
    access: 'workspace.read',
    params: one,
    response: z.string(),
    produces: 'text/markdown',
  }),
};
