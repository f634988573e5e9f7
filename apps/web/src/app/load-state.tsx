import type { UseQueryResult } from '@tanstack/react-query';
import { ErrorPanel, Skeleton } from '@workback/ui/notice';
import type { ReactElement, ReactNode } from 'react';
import { ApiProblem, requestIdOf, sentenceOf } from '../api/problem.js';

interface LoadStateProps<T> {
  readonly query: UseQueryResult<T>;
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}

/** Waits for a query: grey bars, then the data, or the reason why not with a way to try again. */
export function LoadState<T>({ query, lines = 6, children }: LoadStateProps<T>): ReactElement {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error instanceof ApiProblem && query.error.problem.status === 404) {
    return (
      <>
        <h1>{query.error.message.replace(/\.$/, '')}</h1>
        <p className="mu">It was removed, or the address has a slip in it.</p>
      </>
    );
  }
  if (query.isError) {
    return (
      <ErrorPanel
        message={sentenceOf(query.error)}
        requestId={requestIdOf(query.error)}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return <Skeleton lines={lines} />;
}
