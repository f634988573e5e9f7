import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { EmptyState } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { criteriaQuery } from '../../criteria/api/criteria.queries.js';
import { portfolioQuery } from '../../portfolio/api/portfolio.queries.js';
import { kpisQuery } from '../api/kpis.queries.js';
import { KpisFilters, kpisFound } from '../kpis-filters.js';
import { kpisMessage, worstKpisFirst } from '../kpis-message.js';
import { readKpisSearch } from '../kpis-search.js';
import { KpisTable } from '../kpis-table.js';

/** Every KPI of the workspace, the least trustworthy first. */
export default function KpisPage(): ReactElement {
  const { id, slug, can } = useWorkspace();
  const kpis = useQuery(kpisQuery(id));
  const portfolio = useQuery(portfolioQuery(id));
  const criteria = useQuery(criteriaQuery(id));
  const search = readKpisSearch(useSearch({ strict: false }));
  const initiatives = new Map(portfolio.data?.rows.map((row) => [row.id, row.name]));
  const found = <T extends Kpi>(kpis: readonly T[]): T[] => kpisFound(kpis, search);
  const define = can('kpi.edit') ? (
    <Link className="btn pri" to="/w/$workspaceSlug/kpis/new" params={{ workspaceSlug: slug }}>
      Define a KPI
    </Link>
  ) : null;
  return (
    <LoadState query={kpis}>
      {(data) => (
        <Page
          title={kpisMessage(data.kpis)}
          tab="KPIs"
          actions={
            data.kpis.length > 0 ? (
              <>
                <Link className="btn" to="/w/$workspaceSlug/data-health" params={{ workspaceSlug: slug }}>
                  Health of data
                </Link>
                {define}
              </>
            ) : null
          }
        >
          {data.kpis.length === 0 ? (
            <EmptyState title="A KPI is a number that shows whether a promise comes true.">{define}</EmptyState>
          ) : (
            <>
              <KpisFilters search={search} />
              {found(data.kpis).length === 0 ? (
                <EmptyState title="No KPI fits this filter.">
                  <Link
                    className="btn"
                    to="/w/$workspaceSlug/kpis"
                    params={{ workspaceSlug: slug }}
                    search={{} as never}
                  >
                    Show all KPIs
                  </Link>
                </EmptyState>
              ) : (
                <KpisTable
                  kpis={worstKpisFirst(found(data.kpis))}
                  initiatives={initiatives}
                  criteria={criteria.data?.criteria ?? []}
                />
              )}
            </>
          )}
        </Page>
      )}
    </LoadState>
  );
}
