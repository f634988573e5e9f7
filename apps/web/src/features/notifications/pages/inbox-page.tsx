import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Button } from '@workback/ui/button';
import { EmptyState, ErrorPanel } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { requestIdOf, sentenceOf } from '../../../api/problem.js';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { inboxQuery, markAllRead, markNotifications } from '../api/notifications.queries.js';
import { InboxEntry } from '../inbox-entry.js';
import { inboxGroups } from '../inbox-groups.js';
import '../inbox.css';

/** What one should know: who named one, replied, asked for a review, and what is due. */
export default function InboxPage(): ReactElement {
  const { id, slug } = useWorkspace();
  const { entries: show = 'unread' } = useSearch({ strict: false }) as { entries?: 'all' };
  const queries = useQueryClient();
  const inbox = useInfiniteQuery(inboxQuery(id, show));
  const refresh = () => queries.invalidateQueries({ queryKey: ['notifications', id] });
  const mark = useMutation({
    mutationFn: ({ entry, read }: { entry: string; read: boolean }) => markNotifications(id, [entry], read),
    onSettled: refresh,
  });
  const markAll = useMutation({ mutationFn: (upTo: number) => markAllRead(id, upTo), onSettled: refresh });
  const newest = inbox.data?.pages[0]?.notifications[0]?.position;
  const unread = inbox.data?.pages[0]?.unread ?? 0;
  return (
    <Page
      title={unread === 0 ? 'Nothing waits to be read' : `${unread} to read`}
      tab="Inbox"
      lead="Who named you or replied, what you are asked, and what happens in initiatives that you follow."
      actions={
        <>
          <Link className="btn" to="/w/$workspaceSlug/activity" params={{ workspaceSlug: slug }}>
            All activity
          </Link>
          {unread > 0 && newest !== undefined ? (
            <Button busy={markAll.isPending} onClick={() => markAll.mutate(newest)}>
              Mark all as read
            </Button>
          ) : null}
        </>
      }
    >
      <div className="bar">
        <nav className="seg" aria-label="Entries shown">
          {(['unread', 'all'] as const).map((key) => (
            <Link
              key={key}
              to="/w/$workspaceSlug/inbox"
              params={{ workspaceSlug: slug }}
              search={key === 'all' ? { entries: key } : {}}
              replace
              activeOptions={{ exact: true }}
            >
              {key === 'all' ? 'All' : 'Unread'}
            </Link>
          ))}
        </nav>
      </div>
      {mark.error || markAll.error ? (
        <ErrorPanel
          message={sentenceOf(mark.error ?? markAll.error)}
          requestId={requestIdOf(mark.error ?? markAll.error)}
        />
      ) : null}
      <LoadState query={inbox}>
        {({ pages }) => {
          const groups = inboxGroups(pages.flatMap(({ notifications }) => notifications));
          return groups.length === 0 ? (
            <EmptyState
              title={
                show === 'all'
                  ? 'Nothing came yet. Whoever names you with an @ in a comment, replies to you or asks you for a review shows here.'
                  : 'Everything is read.'
              }
            />
          ) : (
            groups.map(({ key, title, entries }) => (
              <section key={key} className="inboxgroup" aria-label={title}>
                <h2>{title}</h2>
                <ul className="inbox">
                  {entries.map((entry) => (
                    <InboxEntry
                      key={entry.id}
                      entry={entry}
                      onMark={(read) => mark.mutate({ entry: entry.id, read })}
                    />
                  ))}
                </ul>
              </section>
            ))
          );
        }}
      </LoadState>
      {inbox.hasNextPage ? (
        <Button busy={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
          Show older entries
        </Button>
      ) : null}
    </Page>
  );
}
