import { queryOptions } from '@tanstack/react-query';
import { criterionRoutes } from '@workback/contracts/criterion/criterion.routes';
import { call } from '../../../api/client.js';

/** Success criteria of a workspace, an initiative or a KPI, with their latest evaluation. */
export const criteriaQuery = (workspaceId: string, filter: { initiativeId?: string; kpiId?: string } = {}) =>
  queryOptions({
    queryKey: ['criteria', workspaceId, filter],
    queryFn: ({ signal }) => call(criterionRoutes.list, { params: { workspaceId }, query: filter, signal }),
  });

/** Every verdict of a criterion with its inputs, newest first. */
export const evaluationsQuery = (workspaceId: string, criterionId: string) =>
  queryOptions({
    queryKey: ['criteria', workspaceId, 'evaluations', criterionId],
    queryFn: ({ signal }) => call(criterionRoutes.evaluations, { params: { workspaceId, criterionId }, signal }),
  });
