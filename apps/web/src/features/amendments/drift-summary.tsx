import './amendments.css';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import type { InInitiative } from '../rounds/api/rounds.queries.js';
import { driftWords } from './amendment-words.js';
import { driftQuery } from './api/amendments.queries.js';

const DriftDetails = lazy(() => import('./drift-details.js'));

/** What changed since the first approval: one line, and everything behind it one click away. */
export function DriftSummary({ params }: { params: InInitiative }): ReactElement | null {
  const { data } = useQuery(driftQuery(params));
  const [opened, setOpened] = useState(false);
  if (!data?.drift) return null;
  const { drift } = data;
  return (
    <details className="foldable drift" onToggle={() => setOpened(true)}>
      <summary>
        <b>Changes since first approval</b> <span className="mu">{driftWords(drift)}</span>
      </summary>
      {opened ? (
        <Suspense fallback={null}>
          <DriftDetails params={params} drift={drift} />
        </Suspense>
      ) : null}
    </details>
  );
}
