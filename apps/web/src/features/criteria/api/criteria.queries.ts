import { queryOptions } from '@tanstack/react-query';
import { criterionRoutes } from '@workback/contracts/criterion/criterion.routes';
import type { RouteRequest } from '@workback/contracts/platform/route';
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

/** A kept verdict judged again, from its own numbers and from those of today. */
export const verdictCheckQuery = (workspaceId: string, criterionId: string, evaluationId: number) =>
  queryOptions({
    queryKey: ['criteria', workspaceId, 'check', criterionId, evaluationId],
    queryFn: ({ signal }) =>
      call(criterionRoutes.checkVerdict, { params: { workspaceId, criterionId, evaluationId }, signal }),
  });

/** How a criterion came to be what it is, newest first. */
export const criterionHistoryQuery = (workspaceId: string, criterionId: string) =>
  queryOptions({
    queryKey: ['criteria', workspaceId, 'history', criterionId],
    queryFn: ({ signal }) => call(criterionRoutes.history, { params: { workspaceId, criterionId }, signal }),
  });

/** What a rule would have said on past dates. */
export const dryRunQuery = (workspaceId: string, ask: RouteRequest<typeof criterionRoutes.dryRun>['body']) =>
  queryOptions({
    queryKey: ['criteria', workspaceId, 'dry-run', ask],
    queryFn: ({ signal }) => call(criterionRoutes.dryRun, { params: { workspaceId }, body: ask, signal }),
  });
