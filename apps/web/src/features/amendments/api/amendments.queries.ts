import { queryOptions } from '@tanstack/react-query';
import { amendmentRoutes } from '@workback/contracts/amendment/amendment.routes';
import type { Amendment } from '@workback/contracts/amendment/amendment.schemas';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { call } from '../../../api/client.js';
import type { InInitiative } from '../../rounds/api/rounds.queries.js';

/** What an edit of an amendment sends: only what changed. */
export type AmendmentPatch = RouteRequest<typeof amendmentRoutes.edit>['body'];

/** Amendments of an approved PR/FAQ, newest first. */
export const amendmentsQuery = (params: InInitiative) =>
  queryOptions({
    queryKey: ['amendments', params.workspaceId, params.initiativeId],
    queryFn: ({ signal }) => call(amendmentRoutes.list, { params, signal }),
  });

/** One amendment with its text and everything that it touches. */
export const amendmentQuery = (params: InInitiative, amendmentId: string) =>
  queryOptions({
    queryKey: ['amendments', params.workspaceId, params.initiativeId, amendmentId],
    queryFn: ({ signal }) => call(amendmentRoutes.get, { params: { ...params, amendmentId }, signal }),
  });

/** What is different from the first approval. */
export const driftQuery = (params: InInitiative) =>
  queryOptions({
    queryKey: ['drift', params.workspaceId, params.initiativeId],
    queryFn: ({ signal }) => call(amendmentRoutes.drift, { params, signal }),
  });

export const fetchAmendment = (params: InInitiative, amendmentId: string, signal?: AbortSignal): Promise<Amendment> =>
  call(amendmentRoutes.get, { params: { ...params, amendmentId }, ...(signal ? { signal } : {}) });

export const proposeAmendment = (params: InInitiative, reason: string): Promise<Amendment> =>
  call(amendmentRoutes.propose, { params, body: { reason } });

export const editAmendment = (
  params: InInitiative,
  amendmentId: string,
  body: AmendmentPatch,
  ifMatch: number,
  signal?: AbortSignal,
): Promise<Amendment> =>
  call(amendmentRoutes.edit, {
    params: { ...params, amendmentId },
    body,
    ifMatch,
    ...(signal ? { signal } : {}),
  });

export const withdrawAmendment = (params: InInitiative, amendmentId: string, reason: string): Promise<Amendment> =>
  call(amendmentRoutes.withdraw, { params: { ...params, amendmentId }, body: { reason } });
