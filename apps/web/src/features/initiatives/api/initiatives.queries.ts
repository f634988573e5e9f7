import { queryOptions } from '@tanstack/react-query';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { call } from '../../../api/client.js';

/** An initiative with its stage, dates and both verdicts. */
export const initiativeQuery = (workspaceId: string, initiativeId: string) =>
  queryOptions({
    queryKey: ['initiatives', workspaceId, initiativeId],
    queryFn: ({ signal }) => call(initiativeRoutes.get, { params: { workspaceId, initiativeId }, signal }),
  });
