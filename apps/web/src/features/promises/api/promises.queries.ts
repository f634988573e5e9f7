import { promiseRoutes } from '@workback/contracts/promise/promise.routes';
import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.js';

interface InInitiative {
  readonly workspaceId: string;
  readonly initiativeId: string;
}

export type Passage = PromiseWire['passage'];
export type PromiseKind = PromiseWire['kind'];

/** Promises of an initiative with verdicts and what serves them. */
export const promisesQuery = (params: InInitiative) =>
  queryOptions({
    queryKey: ['promises', params.workspaceId, params.initiativeId],
    queryFn: ({ signal }) => call(promiseRoutes.list, { params, signal }),
  });

/** Marks a passage of the text as a promise. */
export const markPromise = (params: InInitiative, passage: Passage, kind: PromiseKind): Promise<PromiseWire> =>
  call(promiseRoutes.mark, { params, body: { passage, kind } });

/** Takes the mark away from a promise that is not frozen. */
export const unmarkPromise = (params: InInitiative, promiseId: string): Promise<void> =>
  call(promiseRoutes.unmark, { params: { ...params, promiseId } });
