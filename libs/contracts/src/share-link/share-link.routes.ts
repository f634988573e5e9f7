import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  sharedOpenSchema,
  sharedPageSchema,
  shareLinkCreatedSchema,
  shareLinkCreateSchema,
  shareLinksSchema,
} from './share-link.schemas.js';

const all = '/api/workspaces/:workspaceId/share-links';

export const shareLinkRoutes = {
  list: defineRoute({
    id: 'shareLink.list',
    method: 'GET',
    path: all,
    summary: 'Links with which pages can be read without signing in, the newest first.',
    access: 'roadmap.edit',
    params: inWorkspace,
    response: shareLinksSchema,
  }),
  create: defineRoute({
    id: 'shareLink.create',
    method: 'POST',
    path: all,
    summary:
      'Make a link with which one page can be read without signing in, until it expires; its address is answered once.',
    access: 'roadmap.edit',
    params: inWorkspace,
    body: shareLinkCreateSchema,
    response: shareLinkCreatedSchema,
    status: 201,
  }),
  revoke: defineRoute({
    id: 'shareLink.revoke',
    method: 'DELETE',
    path: `${all}/:shareLinkId`,
    summary: 'Revoke a link; it opens nothing any more.',
    access: 'roadmap.edit',
    params: inWorkspace.extend({ shareLinkId: id }),
    status: 204,
  }),
  open: defineRoute({
    id: 'shareLink.open',
    method: 'POST',
    path: '/api/shared-page',
    summary: 'The page behind a link, as it is now.',
    access: 'public',
    body: sharedOpenSchema,
    response: sharedPageSchema,
  }),
};
