import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Portfolio } from '@workback/contracts/portfolio/portfolio.schemas';
import { Age } from '@workback/ui/age';
import { EmptyState } from '@workback/ui/notice';
import { type ReactElement, useMemo } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { ShareButton } from '../../shares/share-dialog.js';
import { meQuery } from '../../sessions/api/sessions.queries.js';
import { portfolioQuery } from '../api/portfolio.queries.js';
import { PortfolioBar } from '../portfolio-bar.js';
import { columnsOf, type PortfolioSearch, toggled, withoutEmpty } from '../portfolio-search.js';
import { PortfolioTable } from '../portfolio-table.js';
import { PortfolioTotals } from '../portfolio-totals.js';
import '../portfolio.css';
import { grouped, portfolioChange, portfolioTitle, rowsToShow } from '../portfolio-view.js';

const orders = {
  worst: 'worst first',
  launch: 'by launch',
  name: 'by name',
  owner: 'by owner',
  stage: 'by stage',
};

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
  const me = useQuery(meQuery);
  const change = (next: PortfolioSearch): void =>
    void navigate({ to: '/w/$workspaceSlug/portfolio', params: { workspaceSlug: slug }, search: next, replace: true });
  const personId = me.data?.user.id ?? '';
  const { rows: all, today } = portfolio;
  const rows = useMemo(() => rowsToShow(all, search, { personId, today }), [all, search, personId, today]);
  const groups = useMemo(() => grouped(rows, search.group), [rows, search.group]);
  return (
    <Page
      title={portfolioTitle(all)}
      tab="Portfolio"
      lead={
        <>
          {portfolioChange(all)} <Age at={portfolio.asOf} verb="As of" />.
          {isExample ? ' This is the example; its companies and people are made up.' : ''}
        </>
      }
      actions={
        <>
          <ShareButton page="portfolio" title="the portfolio" />
          {can('prfaq.edit') ? (
            <Link className="btn pri" to="/w/$workspaceSlug/documents" params={{ workspaceSlug: slug }}>
              New initiative
            </Link>
          ) : null}
        </>
      }
    >
      {all.length === 0 ? (
        <EmptyState title="Every initiative begins with its PR/FAQ.">
          {can('prfaq.edit') ? (
            <Link className="btn pri" to="/w/$workspaceSlug/documents" params={{ workspaceSlug: slug }}>
              Write or import a PR/FAQ
            </Link>
          ) : null}
        </EmptyState>
      ) : (
        <>
          <PortfolioTotals
            rows={all}
            chosen={search.status ?? []}
            onToggle={(status) => change(withoutEmpty({ ...search, status: toggled(search.status, status) }))}
          />
          <PortfolioBar rows={all} shown={rows} search={search} onChange={change} />
          {rows.length === 0 ? (
            <EmptyState title="No initiative fits these filters.">
              <button type="button" className="btn" onClick={() => change({})}>
                Clear filters
              </button>
            </EmptyState>
          ) : (
            <PortfolioTable
              groups={groups}
              columns={columnsOf(search)}
              order={orders[search.sort ?? 'worst']}
              today={today}
            />
          )}
          <Foot shown={rows.length} total={all.length} onAll={() => change({ ...search, stage: ['all'] })} />
        </>
      )}
    </Page>
  );
}

/** How many rows there are beside those on the screen, and how lateness is counted. */
function Foot({ shown, total, onAll }: { shown: number; total: number; onAll: () => void }): ReactElement {
  return (
    <p className="foot">
      <span>
        {shown} of {total} shown.{' '}
        {shown < total ? (
          <button type="button" className="linkbtn" onClick={onAll}>
            Show all stages
          </button>
        ) : null}
      </span>
      <span className="grow" />
      <span>Late, early and recovery count working days.</span>
    </p>
  );
}
