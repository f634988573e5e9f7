import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EmptyState, ErrorPanel, Skeleton } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { requestIdOf, sentenceOf } from '../../api/problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { runsQuery } from '../runs/api/runs.queries.js';
import { RunsTable } from '../runs/runs-table.js';

const SHOWN = 20;

/** The last runs of a KPI with the reason of each. */
export function KpiRuns({ kpiId }: { kpiId: string }): ReactElement {
  const { id, slug } = useWorkspace();
  const query = useInfiniteQuery(runsQuery(id, { kpiId }));
  if (query.isPending) return <Skeleton />;
  if (!query.data) {
    return (
      <ErrorPanel
        message={sentenceOf(query.error)}
        requestId={requestIdOf(query.error)}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const runs = query.data.pages.flatMap((page) => page.runs);
  if (runs.length === 0) return <EmptyState title="Nothing was pulled, pushed or typed yet." />;
  return (
    <>
      <RunsTable runs={runs.slice(0, SHOWN)} of="one-kpi" />
      {runs.length > SHOWN ? (
        <p className="sm" style={{ marginTop: 8 }}>
          <Link to="/w/$workspaceSlug/runs" params={{ workspaceSlug: slug }} search={{ kpiId }}>
            Show all runs of this KPI
          </Link>
        </p>
      ) : null}
    </>
  );
}
