import type { UseQueryResult } from '@tanstack/react-query';
import { ErrorPanel, Skeleton } from '@workback/ui/notice';
import type { ReactElement, ReactNode } from 'react';
import { requestIdOf, sentenceOf } from '../api/problem.js';

interface LoadStateProps<T> {
  readonly query: UseQueryResult<T>;
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}

/** Waits for a query: grey bars, then the data, or the reason why not with a way to try again. */
export function LoadState<T>({ query, lines = 6, children }: LoadStateProps<T>): ReactElement {
  if (query.data !== undefined) return <>{children(query.data)}</>;
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
