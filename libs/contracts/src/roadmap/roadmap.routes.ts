import { id } from '../platform/fields.js';
import { inInitiative, initiativePath } from '../initiative/initiative.routes.js';
import { defineRoute } from '../platform/route.js';
import { milestoneCreateSchema, milestonePatchSchema } from './milestone.schemas.js';
import { roadmapSchema } from './roadmap.schemas.js';

const milestones = `${initiativePath}/milestones`;
const oneMilestone = inInitiative.extend({ milestoneId: id });

/** Every change answers the whole re-scheduled roadmap, because one change moves the others. */
export const roadmapRoutes = {
  get: defineRoute({
    id: 'roadmap.get',
    method: 'GET',
    path: `${initiativePath}/roadmap`,
    summary: 'Milestones with the schedule worked back from the launch date.',
    access: 'workspace.read',
    params: inInitiative,
    response: roadmapSchema,
  }),
  addMilestone: defineRoute({
    id: 'roadmap.addMilestone',
    method: 'POST',
    path: milestones,
    summary: 'Add a milestone; a dependency that closes a cycle is refused by name.',
    access: 'roadmap.edit',
    params: inInitiative,
    body: milestoneCreateSchema,
    response: roadmapSchema,
    status: 201,
  }),
  updateMilestone: defineRoute({
    id: 'roadmap.updateMilestone',
    method: 'PATCH',
    path: `${milestones}/:milestoneId`,
    summary: 'Change a milestone, its dates, dependencies or promises.',
    access: 'roadmap.edit',
    params: oneMilestone,
    body: milestonePatchSchema,
    response: roadmapSchema,
    ifMatch: true,
  }),
  removeMilestone: defineRoute({
    id: 'roadmap.removeMilestone',
    method: 'DELETE',
    path: `${milestones}/:milestoneId`,
    summary: 'Remove a milestone and its dependencies.',
    access: 'roadmap.edit',
    params: oneMilestone,
    response: roadmapSchema,
  }),
};
