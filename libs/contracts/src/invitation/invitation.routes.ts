import { z } from 'zod';
import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  invitationCreatedSchema,
  invitationCreateSchema,
  invitationJoinSchema,
  invitationsSchema,
  invitationTokenSchema,
  joinedSchema,
  openInvitationSchema,
} from './invitation.schemas.js';

const all = '/api/workspaces/:workspaceId/invitations';

export const invitationRoutes = {
  list: defineRoute({
    id: 'invitation.list',
    method: 'GET',
    path: all,
    summary: 'Invitations that nobody has accepted yet.',
    access: 'member.manage',
    params: inWorkspace,
    response: invitationsSchema,
  }),
  create: defineRoute({
    id: 'invitation.create',
    method: 'POST',
    path: all,
    summary: 'Invite somebody; the secret of the link is answered once, and an earlier link for the e-mail ends.',
    access: 'member.manage',
    params: inWorkspace,
    body: invitationCreateSchema,
    response: invitationCreatedSchema,
    status: 201,
  }),
  revoke: defineRoute({
    id: 'invitation.revoke',
    method: 'DELETE',
    path: `${all}/:invitationId`,
    summary: 'Withdraw an invitation; its link stops working at once.',
    access: 'member.manage',
    params: z.strictObject({ workspaceId: id, invitationId: id }),
    status: 204,
  }),
  look: defineRoute({
    id: 'invitation.look',
    method: 'POST',
    path: '/api/invitations/look',
    summary: 'What the holder of an invitation link is invited to.',
    access: 'public',
    body: invitationTokenSchema,
    response: openInvitationSchema,
  }),
  join: defineRoute({
    id: 'invitation.join',
    method: 'POST',
    path: '/api/invitations/join',
    summary: 'Accept an invitation with a new account, and sign in.',
    access: 'public',
    body: invitationJoinSchema,
    response: joinedSchema,
  }),
  accept: defineRoute({
    id: 'invitation.accept',
    method: 'POST',
    path: '/api/invitations/accept',
    summary: 'Accept an invitation with the account that is signed in.',
    access: 'signed-in',
    body: invitationTokenSchema,
    response: joinedSchema,
  }),
};
