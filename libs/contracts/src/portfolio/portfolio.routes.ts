import { inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { portfolioSchema } from './portfolio.schemas.js';

export const portfolioRoutes = {
  get: defineRoute({
    id: 'portfolio.get',
    method: 'GET',
    path: '/api/workspaces/:workspaceId/portfolio',
    summary: 'Every initiative of the workspace, one row each, worst first.',
    access: 'workspace.read',
    params: inWorkspace,
    response: portfolioSchema,
  }),
};
