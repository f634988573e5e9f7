import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from '@workback/ui/button';
import { EmptyState, ErrorPanel, Skeleton } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { requestIdOf, sentenceOf } from '../../../api/problem.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { runsQuery } from '../api/runs.queries.js';
import { type RunSearch, runStates } from '../run-search.js';
import { runsMessage } from '../run-words.js';
import { type ListedRun, RunsTable } from '../runs-table.js';

/** What was pulled, newest first, with the reason of every failure; new runs appear by themselves. */
export default function RunsPage(): ReactElement {
  const { id } = useWorkspace();
  const search = useSearch({ strict: false }) as RunSearch;
  const query = useInfiniteQuery(runsQuery(id, search));
  if (query.isPending) return <Skeleton lines={8} />;
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
  const title = search.state === undefined ? runsMessage(runs) : `${stateWords(search.state)} pulls, newest first`;
  return (
    <Page title={title} tab="Jobs" lead={leadOf(search, runs)}>
      <Filters search={search} />
      {runs.length === 0 ? (
        <NoRuns filtered={search.state !== undefined || search.kpiId !== undefined} />
      ) : (
        <RunsTable runs={runs} />
      )}
      {query.hasNextPage ? (
        <p className="more">
          <Button onClick={() => void query.fetchNextPage()} busy={query.isFetchingNextPage}>
            Show earlier pulls
          </Button>
        </p>
      ) : null}
    </Page>
  );
}

const stateWords = (state: string): string => runStates.find(([name]) => name === state)?.[1] ?? state;

function leadOf(search: RunSearch, runs: readonly ListedRun[]): ReactElement | string {
  const first = runs[0];
  if (search.kpiId !== undefined && first) return `Pulls of “${first.kpiName}”.`;
  return 'Every pull, push and typed number of this workspace, as it happens.';
}

function Filters({ search }: { search: RunSearch }): ReactElement {
  const navigate = useNavigate();
  const show = (next: RunSearch): void => void navigate({ to: '.', search: next as never, replace: true });
  const { state: _, ...others } = search;
  return (
    <div className="bar">
      <label className="row">
        <span className="sm mu">Result</span>
        <select
          className="in"
          value={search.state ?? ''}
          onChange={({ target }) =>
            show(target.value === '' ? others : { ...others, state: target.value as NonNullable<RunSearch['state']> })
          }
        >
          <option value="">All</option>
          {runStates.map(([state, words]) => (
            <option key={state} value={state}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {search.kpiId === undefined ? null : (
        <Button onClick={() => show(search.state === undefined ? {} : { state: search.state })}>Show all KPIs</Button>
      )}
    </div>
  );
}

function NoRuns({ filtered }: { filtered: boolean }): ReactElement {
  const { slug } = useWorkspace();
  if (filtered) {
    return (
      <EmptyState title="No pull fits this filter.">
        <Link className="btn" to="/w/$workspaceSlug/runs" params={{ workspaceSlug: slug }} search={{} as never}>
          Show all pulls
        </Link>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Pulls appear here as soon as a KPI has a source and a schedule.">
      <Link className="btn" to="/w/$workspaceSlug/kpis" params={{ workspaceSlug: slug }}>
        Open KPIs
      </Link>
    </EmptyState>
  );
}
