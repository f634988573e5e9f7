import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.js';
import type { DraftPatch } from '../draft.js';

/** Which PR/FAQ: the workspace and the initiative it belongs to. */
export interface InInitiative {
  readonly workspaceId: string;
  readonly initiativeId: string;
}

/** The PR/FAQ of an initiative: text, status, decisions. */
export const prfaqQuery = (params: InInitiative) =>
  queryOptions({
    queryKey: ['prfaqs', params.workspaceId, params.initiativeId],
    queryFn: ({ signal }) => call(prfaqRoutes.get, { params, signal }),
  });

/** Its numbered versions, newest first. */
export const prfaqVersionsQuery = (params: InInitiative) =>
  queryOptions({
    queryKey: ['prfaqs', params.workspaceId, params.initiativeId, 'versions'],
    queryFn: ({ signal }) => call(prfaqRoutes.versions, { params, signal }),
  });

/** The text of one version, which never changes. */
export const prfaqVersionQuery = (params: InInitiative, number: number) =>
  queryOptions({
    queryKey: ['prfaqs', params.workspaceId, params.initiativeId, 'version', number],
    queryFn: ({ signal }) => call(prfaqRoutes.version, { params: { ...params, number }, signal }),
    staleTime: Infinity,
  });

/** Name, owner and stage of the initiative that the PR/FAQ belongs to. */
export const prfaqInitiativeQuery = (params: InInitiative) =>
  queryOptions({
    queryKey: ['initiatives', params.workspaceId, params.initiativeId],
    queryFn: ({ signal }) => call(initiativeRoutes.get, { params, signal }),
  });

/** Sends changed parts of the draft; refused with 412 and the present text when somebody saved in between. */
export const saveDraft = (
  params: InInitiative,
  patch: DraftPatch,
  ifMatch: number,
  signal: AbortSignal,
): Promise<Prfaq> => call(prfaqRoutes.edit, { params, body: patch, ifMatch, signal });

/** The present text, asked for when a refusal did not bring it along. */
export const fetchPrfaq = (params: InInitiative, signal: AbortSignal): Promise<Prfaq> =>
  call(prfaqRoutes.get, { params, signal });

/** Keeps the draft as a version, with what there is to say about it. */
export const saveVersion = (params: InInitiative, note = ''): Promise<Prfaq> =>
  call(prfaqRoutes.saveVersion, { params, body: { note } });

/** Puts the text of a version into the draft; answers with the version that holds what was replaced. */
export const restoreVersion = (params: InInitiative, number: number, ifMatch: number) =>
  call(prfaqRoutes.restore, { params: { ...params, number }, ifMatch });

/** Starts an initiative with an empty PR/FAQ; whoever starts it owns it, until somebody else does. */
export const startInitiative = (workspaceId: string, name: string, ownerId: string | null) =>
  call(initiativeRoutes.create, { params: { workspaceId }, body: { name, ownerId } });
