import { queryOptions } from '@tanstack/react-query';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { call } from '../../../api/client.js';

/** The milestones of an initiative with the schedule worked back from its launch date. */
export const roadmapQuery = (workspaceId: string, initiativeId: string) =>
  queryOptions({
    queryKey: ['roadmaps', workspaceId, initiativeId],
    queryFn: ({ signal }) => call(roadmapRoutes.get, { params: { workspaceId, initiativeId }, signal }),
  });
