import { queryOptions } from '@tanstack/react-query';
import { followRoutes } from '@workback/contracts/follow/follow.routes';
import type { Follow } from '@workback/contracts/follow/follow.schemas';
import { call } from '../../../api/client.js';

interface InInitiative {
  readonly workspaceId: string;
  readonly initiativeId: string;
}

/** Whether the caller follows an initiative, and how many people do. */
export const followQuery = (params: InInitiative) =>
  queryOptions({
    queryKey: ['follows', params.workspaceId, params.initiativeId],
    queryFn: ({ signal }) => call(followRoutes.get, { params, signal }),
  });

/** Follows an initiative, or stops. */
export const setFollowing = (params: InInitiative, following: boolean): Promise<Follow> =>
  call(followRoutes.put, { params, body: { following } });
