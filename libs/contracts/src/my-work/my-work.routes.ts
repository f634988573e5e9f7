import { inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import { myWorkSchema } from './my-work.schemas.js';

export const myWorkRoutes = {
  get: defineRoute({
    id: 'myWork.get',
    method: 'GET',
    path: '/api/workspaces/:workspaceId/my-work',
    summary:
      'What waits for you: reviews and verdicts, required changes, check-ins, commentary, actions, open questions, mentions, checklists of gates, milestones.',
    access: 'workspace.read',
    params: inWorkspace,
    response: myWorkSchema,
  }),
};
