import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import type { SharedPage } from '@workback/contracts/share-link/share-link.schemas';
import { ErrorPanel, Skeleton } from '@workback/ui/notice';
import type { ReactElement, ReactNode } from 'react';
import { ApiProblem, requestIdOf, sentenceOf } from '../../api/problem.js';
import { sharedPageQuery } from './api/shares.queries.js';

interface SharedGateProps {
  /** `old` is true while the newest reading failed and what is shown is the one before. */
  readonly children: (page: SharedPage, old: boolean) => ReactNode;
}

/** Reads the page behind the token in the fragment of the address, which browsers send nowhere. What was read stays while reading fails. */
export function SharedGate({ children }: SharedGateProps): ReactElement {
  const token = useLocation({ select: ({ hash }) => new URLSearchParams(hash).get('token') });
  const page = useQuery({ ...sharedPageQuery(token ?? ''), enabled: token !== null });
  const ended = page.error instanceof ApiProblem && page.error.problem.status === 404;
  if (token === null) return <Refused message="This address lacks its token." />;
  if (page.data && !ended) return <>{children(page.data, page.isError)}</>;
  if (page.isError) return <Refused message={sentenceOf(page.error)} requestId={requestIdOf(page.error)} />;
  return (
    <main className="lone">
      <Skeleton lines={6} />
    </main>
  );
}

function Refused({ message, requestId }: { message: string; requestId?: string | undefined }): ReactElement {
  return (
    <main className="lone">
      <h1>This link opens nothing</h1>
      <ErrorPanel message={message} requestId={requestId} />
    </main>
  );
}
