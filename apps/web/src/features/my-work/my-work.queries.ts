import { queryOptions } from '@tanstack/react-query';
import { myWorkRoutes } from '@workback/contracts/my-work/my-work.routes';
import { call } from '../../api/client.js';

/** What waits for oneself in a workspace. */
export const myWorkQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['my-work', workspaceId],
    queryFn: ({ signal }) => call(myWorkRoutes.get, { params: { workspaceId }, signal }),
  });
