import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import type { Amendment } from '@workback/contracts/amendment/amendment.schemas';
import { ApiProblem } from '../../api/problem.js';
import type { InInitiative } from '../rounds/api/rounds.queries.js';
import { amendmentQuery, type AmendmentPatch, editAmendment } from './api/amendments.queries.js';

/** A change of an amendment, made from whatever it is when it is sent. */
export type Amend = (amendment: Amendment) => AmendmentPatch;

/**
 * Changes an amendment beside its text. The text is saved while it is written, so somebody's own autosave may come between:
 * then the change is made anew from what is there now.
 */
export function useAmend(params: InInitiative, amendment: Amendment): UseMutationResult<Amendment, Error, Amend> {
  const queries = useQueryClient();
  const { queryKey } = amendmentQuery(params, amendment.id);
  return useMutation({
    mutationFn: async (change: Amend) => {
      let present = queries.getQueryData(queryKey) ?? amendment;
      for (let tries = 1; ; tries += 1) {
        try {
          return await editAmendment(params, amendment.id, change(present), present.version);
        } catch (error) {
          const current =
            error instanceof ApiProblem && error.problem.status === 412 ? error.problem.current : undefined;
          if (!isAmendment(current) || tries === 3) throw error;
          present = current;
        }
      }
    },
    onSuccess: (saved) => {
      queries.setQueryData(queryKey, (known) => (known && known.version > saved.version ? known : saved));
    },
  });
}

function isAmendment(value: unknown): value is Amendment {
  return typeof value === 'object' && value !== null && 'promiseChanges' in value && 'version' in value;
}
