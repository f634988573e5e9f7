import { z } from 'zod';
import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { memberPatchSchema, memberSchema, membersSchema } from './member.schemas.js';

const all = '/api/workspaces/:workspaceId/members';
const one = `${all}/:userId`;
const oneMember = z.strictObject({ workspaceId: id, userId: id });

export const memberRoutes = {
  list: defineRoute({
    id: 'member.list',
    method: 'GET',
    path: all,
    summary: 'People of a workspace, whatever their role.',
    access: 'workspace.read',
    params: inWorkspace,
    response: membersSchema,
  }),
  update: defineRoute({
    id: 'member.update',
    method: 'PATCH',
    path: one,
    summary: 'Change the role of a member; only owners make or unmake owners, and one always stays.',
    access: 'member.manage',
    params: oneMember,
    body: memberPatchSchema,
    response: memberSchema,
    ifMatch: true,
  }),
  remove: defineRoute({
    id: 'member.remove',
    method: 'DELETE',
    path: one,
    summary: 'Remove a member; their access and their API tokens of this workspace end at once.',
    access: 'member.manage',
    params: oneMember,
    status: 204,
  }),
};
