import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Portfolio } from '@workback/contracts/portfolio/portfolio.schemas';
import { Age } from '@workback/ui/age';
import { EmptyState } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { portfolioQuery } from '../api/portfolio.queries.js';
import type { PortfolioSearch } from '../portfolio-search.js';
import { PortfolioTable } from '../portfolio-table.js';
import { portfolioTitle, portfolioTotals, rowsToShow } from '../portfolio-view.js';

const sorts = { worst: 'Worst first', launch: 'By launch', name: 'By name' } as const;
const stages = [
  'draft',
  'in-review',
  'approved',
  'building',
  'launched',
  'measuring',
  'concluded',
  'rejected',
  'parked',
];

/** The executive's page: every initiative from press release to launch to outcome. */
export default function PortfolioPage(): ReactElement {
  const workspace = useWorkspace();
  const portfolio = useQuery(portfolioQuery(workspace.id));
  return <LoadState query={portfolio}>{(data) => <Loaded portfolio={data} />}</LoadState>;
}

function Loaded({ portfolio }: { portfolio: Portfolio }): ReactElement {
  const { slug, can, isExample } = useWorkspace();
  const search = useSearch({ strict: false }) as PortfolioSearch;
  const navigate = useNavigate();
  const change = (next: PortfolioSearch): void =>
    void navigate({ to: '/w/$workspaceSlug/portfolio', params: { workspaceSlug: slug }, search: next, replace: true });
  const rows = rowsToShow(portfolio.rows, search);
  const sort = search.sort ?? 'worst';
  return (
    <Page
      title={portfolioTitle(portfolio.rows)}
      tab="Portfolio"
      lead={
        <>
          From press release to launch to outcome, <Age at={portfolio.asOf} verb="as of" />.
          {isExample ? ' This is the example; its companies and people are made up.' : ''}
        </>
      }
      actions={
        can('prfaq.edit') ? (
          <Link className="btn" to="/w/$workspaceSlug/documents" params={{ workspaceSlug: slug }}>
            New initiative
          </Link>
        ) : null
      }
    >
      {portfolio.rows.length === 0 ? (
        <EmptyState title="Every initiative begins with its press release.">
          {can('prfaq.edit') ? (
            <Link className="btn pri" to="/w/$workspaceSlug/documents" params={{ workspaceSlug: slug }}>
              Write or import a press release
            </Link>
          ) : null}
        </EmptyState>
      ) : (
        <>
          <Totals portfolio={portfolio} />
          <div className="bar">
            <span className="seg" role="group" aria-label="Order">
              {Object.entries(sorts).map(([key, words]) => (
                <button
                  key={key}
                  type="button"
                  aria-pressed={sort === key}
                  onClick={() => change({ ...search, sort: key as keyof typeof sorts })}
                >
                  {words}
                </button>
              ))}
            </span>
            <Link className="btn" to="/w/$workspaceSlug/reports" params={{ workspaceSlug: slug }}>
              Weekly 2x2
            </Link>
            <span className="grow" />
            <label className="row">
              <span className="vh">Find an initiative</span>
              <input
                className="in"
                type="search"
                placeholder="Find by name, headline, owner"
                value={search.q ?? ''}
                onChange={(event) => change({ ...search, q: event.target.value })}
              />
            </label>
            <label className="row">
              <span className="vh">Stage</span>
              <select
                className="in"
                value={search.stage ?? ''}
                onChange={(event) => change({ ...search, stage: event.target.value })}
              >
                <option value="">All active stages</option>
                <option value="all">All stages</option>
                {stages.map((stage) => (
                  <option key={stage} value={stage}>
                    {stage.charAt(0).toUpperCase() + stage.slice(1).replace('-', ' ')}
                  </option>
                ))}
              </select>
            </label>
          </div>
          {rows.length === 0 ? (
            <EmptyState title="No initiative fits these filters.">
              <button type="button" className="btn" onClick={() => change({ sort })}>
                Clear filters
              </button>
            </EmptyState>
          ) : (
            <PortfolioTable rows={rows} order={sorts[sort].toLowerCase()} />
          )}
        </>
      )}
    </Page>
  );
}

function Totals({ portfolio }: { portfolio: Portfolio }): ReactElement {
  const totals = portfolioTotals(portfolio.rows);
  return (
    <dl className="totals">
      <div>
        <dt>Delivered?</dt>
        <dd>
          <b>{totals.launched}</b> launched{totals.launchedLate > 0 ? `, ${totals.launchedLate} late` : ''}
        </dd>
        <dd className={totals.inDanger > 0 ? 'bad' : undefined}>
          <b>{totals.inDanger}</b> {totals.inDanger === 1 ? 'launch' : 'launches'} in danger
        </dd>
      </div>
      <div>
        <dt>Worked?</dt>
        <dd>
          <b>{totals.kept}</b> kept {totals.kept === 1 ? 'its' : 'their'} promises
        </dd>
        <dd className={totals.notKept > 0 ? 'bad' : undefined}>
          <b>{totals.notKept}</b> did not
        </dd>
        <dd>
          <b>{totals.tooEarly}</b> too early
        </dd>
        {totals.unreliable > 0 ? (
          <dd className="bad">
            <b>{totals.unreliable}</b> with numbers that cannot be trusted
          </dd>
        ) : null}
      </div>
    </dl>
  );
}
