import { z } from 'zod';
import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { apiTokenCreateSchema, apiTokenCreatedSchema, apiTokensSchema } from './token.schemas.js';

const all = '/api/workspaces/:workspaceId/tokens';

export const tokenRoutes = {
  list: defineRoute({
    id: 'token.list',
    method: 'GET',
    path: all,
    summary: 'API tokens of the caller in this workspace.',
    access: 'token.manage',
    params: inWorkspace,
    response: apiTokensSchema,
  }),
  create: defineRoute({
    id: 'token.create',
    method: 'POST',
    path: all,
    summary: 'Create an API token; the secret is answered once.',
    access: 'token.manage',
    params: inWorkspace,
    body: apiTokenCreateSchema,
    response: apiTokenCreatedSchema,
    status: 201,
  }),
  revoke: defineRoute({
    id: 'token.revoke',
    method: 'DELETE',
    path: `${all}/:tokenId`,
    summary: 'Revoke an API token for good.',
    access: 'token.manage',
    params: z.strictObject({ workspaceId: id, tokenId: id }),
    status: 204,
  }),
};
