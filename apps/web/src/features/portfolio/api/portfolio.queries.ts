import { queryOptions } from '@tanstack/react-query';
import { portfolioRoutes } from '@workback/contracts/portfolio/portfolio.routes';
import { call } from '../../../api/client.js';

/** Every initiative of a workspace, one row each, worst first. */
export const portfolioQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['portfolio', workspaceId],
    queryFn: ({ signal }) => call(portfolioRoutes.get, { params: { workspaceId }, signal }),
  });
