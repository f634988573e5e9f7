import { z } from 'zod';
import { id } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { pushBatchSchema, pushReceivedSchema, signingSecretMakeSchema, signingSecretSchema } from './push.schemas.js';

export const pushRoutes = {
  receive: defineRoute({
    id: 'push.receive',
    method: 'POST',
    path: '/api/push/:sourceId',
    summary:
      'Take numbers of several KPIs from a program that signs its messages (Standard Webhooks); once a webhook-id.',
    access: 'public',
    signed: true,
    params: z.strictObject({ sourceId: id }),
    body: pushBatchSchema,
    response: pushReceivedSchema,
    status: 202,
  }),
  makeSecret: defineRoute({
    id: 'push.makeSecret',
    method: 'POST',
    path: '/api/workspaces/:workspaceId/sources/:sourceId/signing-secret',
    summary: 'Make the secret with which a program signs what it pushes to this source; it is shown once.',
    access: 'source.manage',
    params: z.strictObject({ workspaceId: id, sourceId: id }),
    body: signingSecretMakeSchema,
    response: signingSecretSchema,
    status: 201,
  }),
};
