import { Age } from '@workback/ui/age';
import { formatDate } from '@workback/ui/prepare/format-date';
import { lazy, type ReactElement, Suspense, useEffect } from 'react';
import { Skeleton } from '@workback/ui/notice';
import { activeRows, portfolioTitle } from '../../portfolio/portfolio-view.js';
import { SharedGate } from '../shared-gate.js';
import { rowsOf, SharedPortfolio } from '../shared-portfolio.js';
import '../shares.css';

const SharedKpi = lazy(() => import('../shared-kpi.js').then((module) => ({ default: module.SharedKpi })));
const SharedInitiative = lazy(() =>
  import('../shared-initiative.js').then((module) => ({ default: module.SharedInitiative })),
);

/** One page for people without an account; it leads nowhere. */
export default function SharedPagePage(): ReactElement {
  useEffect(() => {
    document.title = 'Shared page · Workback';
  }, []);
  return (
    <SharedGate>
      {({ content, workspace, sharedBy, expiresAt, asOf, today }, old) => (
        <main className="shared">
          <p className="sm mu sharedtop">
            {workspace}. Shared{sharedBy ? ` by ${sharedBy}` : ''} until {formatDate(expiresAt.slice(0, 10))}.{' '}
            <Age at={asOf} verb="As of" state={old ? 'old' : 'fresh'} />
            {old ? '. It cannot be read anew at the moment.' : ''}
          </p>
          <Suspense fallback={<Skeleton lines={6} />}>
            {content.page === 'portfolio' ? (
              <>
                <h1>{portfolioTitle(activeRows(rowsOf(content.rows)))}</h1>
                <SharedPortfolio rows={rowsOf(content.rows)} />
              </>
            ) : content.page === 'initiative' ? (
              <SharedInitiative initiative={content.initiative} />
            ) : (
              <SharedKpi content={content} today={today} />
            )}
          </Suspense>
        </main>
      )}
    </SharedGate>
  );
}
