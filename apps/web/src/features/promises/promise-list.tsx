import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import { Button } from '@workback/ui/button';
import { ErrorPanel } from '@workback/ui/notice';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import { requestIdOf, sentenceOf } from '../../api/problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { promisesQuery, unmarkPromise } from './api/promises.queries.js';
import { gapWords, kindWords, serviceWords } from './promise-words.js';

interface PromiseListProps {
  readonly params: { readonly workspaceId: string; readonly initiativeId: string };
  readonly promises: readonly PromiseWire[];
  readonly canEdit: boolean;
  /** Where the words of a promise stand on this page. */
  readonly hrefOf: (promise: PromiseWire) => string;
}

/** Every promise with its words, its verdict and what serves it. */
export function PromiseList({ params, promises, canEdit, hrefOf }: PromiseListProps): ReactElement {
  const { slug } = useWorkspace();
  const queries = useQueryClient();
  const unmark = useMutation({
    mutationFn: (id: string) => unmarkPromise(params, id),
    onSuccess: () => queries.invalidateQueries({ queryKey: promisesQuery(params).queryKey }),
  });
  return (
    <>
      {unmark.error ? <ErrorPanel message={sentenceOf(unmark.error)} requestId={requestIdOf(unmark.error)} /> : null}
      <ul className="promises">
        {promises.map((promise) => (
          <li key={promise.id}>
            <div className="row between">
              {promise.state === 'gone' ? <b>{promise.label}</b> : <a href={hrefOf(promise)}>{promise.label}</a>}
              <StatusMark status={promise.verdict} />
            </div>
            <p className="quote">“{promise.passage.exact.replace(/[*_`]/g, '')}”</p>
            <p className="sm mu">
              {kindWords[promise.kind]}
              {promise.addedAfterApproval ? ' · added after approval' : ''}
              {serviceWords(promise) ? ` · ${serviceWords(promise)}` : ''}
            </p>
            {promise.state === 'gone' ? <p className="gap">Its words no longer stand in the text</p> : null}
            {promise.state === 'changed' ? <p className="gap">Its words were edited since it was marked</p> : null}
            {gapWords(promise) ? <p className="gap">{gapWords(promise)}</p> : null}
            <p className="sm mu">{promise.reason}</p>
            <Link
              className="linkbtn"
              to="/w/$workspaceSlug/initiatives/$initiativeId/trace"
              params={{ workspaceSlug: slug, initiativeId: params.initiativeId }}
              hash={promise.label}
            >
              Trace<span className="vh"> of {promise.label}</span>
            </Link>
            {canEdit && !promise.frozen ? (
              <Button
                look="quiet"
                busy={unmark.isPending && unmark.variables === promise.id}
                onClick={() => unmark.mutate(promise.id)}
              >
                Remove mark {promise.label}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
