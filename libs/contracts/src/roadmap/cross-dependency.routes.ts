import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { crossDependencyCreateSchema, crossDependencySchema } from './cross-dependency.schemas.js';
import { portfolioTimelineSchema } from './portfolio-timeline.schemas.js';

const all = '/api/workspaces/:workspaceId/cross-dependencies';

/** The plans of all initiatives beside each other, and what of one waits for what of another. */
export const crossDependencyRoutes = {
  timeline: defineRoute({
    id: 'crossDependency.timeline',
    method: 'GET',
    path: '/api/workspaces/:workspaceId/portfolio-timeline',
    summary: 'Every initiative that is under way with its milestones, scheduled with what they wait for in others.',
    access: 'workspace.read',
    params: inWorkspace,
    response: portfolioTimelineSchema,
  }),
  create: defineRoute({
    id: 'crossDependency.create',
    method: 'POST',
    path: all,
    summary: 'Let a milestone wait for a milestone of another initiative; refused when it would wait for itself.',
    access: 'roadmap.edit',
    params: inWorkspace,
    body: crossDependencyCreateSchema,
    response: crossDependencySchema,
    status: 201,
  }),
  remove: defineRoute({
    id: 'crossDependency.remove',
    method: 'DELETE',
    path: `${all}/:dependencyId`,
    summary: 'Remove a dependency between two initiatives.',
    access: 'roadmap.edit',
    params: inWorkspace.extend({ dependencyId: id }),
    status: 204,
  }),
};
