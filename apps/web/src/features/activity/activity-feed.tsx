import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type EventGroup, eventGroupKeys } from '@workback/domain/event/event-groups';
import { Button } from '@workback/ui/button';
import { EmptyState } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import type { ActivitySearch } from './activity-search.js';
import { FeedItem } from './feed-item.js';
import { feedDays } from './feed-days.js';
import { activityQuery } from './api/activity.queries.js';
import './activity.css';

const words: Record<EventGroup, string> = {
  text: 'Text',
  comments: 'Comments',
  reviews: 'Reviews',
  plan: 'Plan',
  'check-ins': 'Check-ins',
  numbers: 'KPIs',
  people: 'People and settings',
};

const dayWords = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** What happened in a workspace or an initiative: who, what, when, and what changed. */
export function ActivityFeed({ initiativeId }: { initiativeId?: string }): ReactElement {
  const { id: workspaceId } = useWorkspace();
  const { group } = useSearch({ strict: false }) as ActivitySearch;
  const activity = useInfiniteQuery(activityQuery({ workspaceId, initiativeId, group }));
  return (
    <>
      <div className="bar">
        <nav className="seg scrollx" aria-label="Kinds of activity shown">
          {[undefined, ...eventGroupKeys].map((key) => (
            <Link key={key ?? 'all'} to="." search={key ? { group: key } : {}} replace activeOptions={{ exact: true }}>
              {key ? words[key] : 'Everything'}
            </Link>
          ))}
        </nav>
      </div>
      <LoadState query={activity}>
        {({ pages }) => {
          const days = feedDays(
            pages.flatMap(({ events }) => events),
            (instant) => dayWords.format(new Date(instant)),
          );
          return days.length === 0 ? (
            <EmptyState title={group ? 'Nothing of this kind happened yet.' : 'Nothing happened yet.'} />
          ) : (
            days.map(({ day, entries }) => (
              <section key={day} className="feedday" aria-label={day}>
                <h2>{day}</h2>
                <ol>
                  {entries.map((entry) => (
                    <FeedItem key={entry.event.id} entry={entry} withInitiative={initiativeId === undefined} />
                  ))}
                </ol>
              </section>
            ))
          );
        }}
      </LoadState>
      {activity.hasNextPage ? (
        <Button busy={activity.isFetchingNextPage} onClick={() => void activity.fetchNextPage()}>
          Show older activity
        </Button>
      ) : null}
    </>
  );
}
