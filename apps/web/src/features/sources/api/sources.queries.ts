import { queryOptions } from '@tanstack/react-query';
import { sourceRoutes } from '@workback/contracts/source/source.routes';
import { call } from '../../../api/client.js';

/** Sources of a workspace with their health. */
export const sourcesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['sources', workspaceId],
    queryFn: ({ signal }) => call(sourceRoutes.list, { params: { workspaceId }, signal }),
  });
