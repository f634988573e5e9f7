import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { portfolioRoutes } from '@workback/contracts/portfolio/portfolio.routes';
import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { formatDate } from '@workback/ui/prepare/format-date';
import { Button } from '@workback/ui/button';
import { EmptyState } from '@workback/ui/notice';
import { StatusMark } from '@workback/ui/status-mark';
import { type ReactElement, useState } from 'react';
import { call } from '../../../api/client.js';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { documentGroups, documentsTitle } from '../document-groups.js';
import { StartDialog } from '../start-dialog.js';

const documentsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['portfolio', workspaceId],
    queryFn: ({ signal }) => call(portfolioRoutes.get, { params: { workspaceId }, signal }),
  });

/** Every PR/FAQ of the workspace by where it stands. */
export default function DocumentsPage(): ReactElement {
  const { id, slug, can } = useWorkspace();
  const documents = useQuery(documentsQuery(id));
  const [starting, setStarting] = useState(false);
  const actions = can('prfaq.edit') ? (
    <>
      <Link className="btn" to="/w/$workspaceSlug/documents/import" params={{ workspaceSlug: slug }}>
        Import a document
      </Link>
      <Button look="primary" onClick={() => setStarting(true)}>
        Write a PR/FAQ
      </Button>
    </>
  ) : null;
  return (
    <Page title={documents.data ? documentsTitle(documents.data.rows) : 'Documents'} tab="Documents" actions={actions}>
      <LoadState query={documents}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title="No PR/FAQ is written here yet.">
              {can('prfaq.edit') ? <Button onClick={() => setStarting(true)}>Write a PR/FAQ</Button> : null}
            </EmptyState>
          ) : (
            documentGroups(rows).map(({ title, rows: own }) => (
              <section key={title} className="sec">
                <header>
                  <h2>{title}</h2>
                  <span className="mu">{own.length}</span>
                </header>
                <DocumentTable rows={own} slug={slug} />
              </section>
            ))
          )
        }
      </LoadState>
      {starting ? <StartDialog onClose={() => setStarting(false)} /> : null}
    </Page>
  );
}

function DocumentTable({ rows, slug }: { rows: readonly PortfolioRow[]; slug: string }): ReactElement {
  return (
    <div className="scrollx">
      <table className="cards labelled documents">
        <thead>
          <tr>
            <th>PR/FAQ</th>
            <th>Owner</th>
            <th>Launch</th>
            <th>Promises</th>
            <th>Stage</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link
                  to="/w/$workspaceSlug/initiatives/$initiativeId/prfaq"
                  params={{ workspaceSlug: slug, initiativeId: row.id }}
                >
                  <b>{row.name}</b>
                </Link>
                <p className="quote">{row.headline || <span className="mu">No heading yet</span>}</p>
              </td>
              <td data-l="Owner">{row.owner?.name ?? <span className="mu">No owner</span>}</td>
              <td className="nw" data-l="Launch">
                {formatDate(row.launch.promised)}
              </td>
              <td data-l="Promises">
                {row.promises.total}
                {row.promises.unmeasured > 0 ? (
                  <span className="sub">
                    <span className="gap">{row.promises.unmeasured} unmeasured</span>
                  </span>
                ) : null}
              </td>
              <td data-l="Stage">
                <StatusMark status={row.stage} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
