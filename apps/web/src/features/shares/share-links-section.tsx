import { useQuery } from '@tanstack/react-query';
import { Age } from '@workback/ui/age';
import { Button } from '@workback/ui/button';
import { EmptyState, ErrorPanel } from '@workback/ui/notice';
import { formatDate } from '@workback/ui/prepare/format-date';
import type { ReactElement } from 'react';
import { sentenceOf } from '../../api/problem.js';
import { sentence } from '../../app/count-word.js';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { shareLinksQuery, useShareLinks } from './api/shares.queries.js';

/** Links with which pages can be read without signing in, and the way to end them. */
export function ShareLinksSection(): ReactElement {
  const { id: workspaceId } = useWorkspace();
  const links = useQuery(shareLinksQuery(workspaceId));
  const { revoke } = useShareLinks(workspaceId);
  return (
    <>
      <LoadState query={links} lines={2}>
        {({ shareLinks }) =>
          shareLinks.length === 0 ? (
            <EmptyState title="Nothing is shared. Portfolio, initiatives and KPIs have a Share button." />
          ) : (
            <table className="cards labelled">
              <caption className="vh">Links, the newest first</caption>
              <thead>
                <tr>
                  <th scope="col">Shows</th>
                  <th scope="col">For</th>
                  <th scope="col">Made</th>
                  <th scope="col">Works until</th>
                  <th scope="col">Last opened</th>
                  <th scope="col">Actions</th>
                </tr>
              </thead>
              <tbody>
                {shareLinks.map((link) => (
                  <tr key={link.id}>
                    <td>{sentence(link.title)}</td>
                    <td data-l="For">{link.note}</td>
                    <td data-l="Made">
                      {formatDate(link.createdAt.slice(0, 10))}
                      <span className="sub">{link.by?.name ?? 'Somebody who left'}</span>
                    </td>
                    <td data-l="Works until">
                      {link.ended ? sentence(link.ended) : formatDate(link.expiresAt.slice(0, 10))}
                    </td>
                    <td data-l="Last opened">
                      <Age at={link.lastUsedAt} />
                    </td>
                    <td data-l="Actions">
                      {link.ended ? (
                        '—'
                      ) : (
                        <Button
                          look="quiet"
                          busy={revoke.isPending && revoke.variables === link.id}
                          onClick={() => revoke.mutate(link.id)}
                          aria-label={`Revoke the link for ${link.note}`}
                        >
                          Revoke
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </LoadState>
      {revoke.isError ? <ErrorPanel message={sentenceOf(revoke.error)} /> : null}
    </>
  );
}
