import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ErrorPanel } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { requestIdOf, sentenceOf } from '../api/problem.js';

/** A page that could not be opened at all: what happened, and a way to try again. */
export function FailedPage({ error }: ErrorComponentProps): ReactElement {
  const router = useRouter();
  const outdated = /dynamically imported module|module script failed/i.test(sentenceOf(error));
  return (
    <div className="lone">
      <h1>This page could not be opened</h1>
      <ErrorPanel
        message={outdated ? 'A newer version of Workback is there. Load the page again to use it.' : sentenceOf(error)}
        requestId={requestIdOf(error)}
        onRetry={() => (outdated ? window.location.reload() : void router.invalidate())}
      />
    </div>
  );
}
