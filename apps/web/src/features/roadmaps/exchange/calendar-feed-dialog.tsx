import { useQuery } from '@tanstack/react-query';
import type { CalendarFeed } from '@workback/contracts/calendar-feed/calendar-feed.schemas';
import { Age } from '@workback/ui/age';
import { Button } from '@workback/ui/button';
import { CopyText } from '@workback/ui/copy-text';
import { Dialog } from '@workback/ui/dialog';
import { Notice } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { FormProblem } from '../../../app/form-problem.js';
import { LoadState } from '../../../app/load-state.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { calendarFeedsQuery, useCreateFeed, useRevokeFeed } from './exchange.queries.js';

interface CalendarFeedDialogProps {
  readonly initiativeId: string;
  readonly initiativeName: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Addresses that a calendar program reads; each is shown once and can be revoked. */
export function CalendarFeedDialog({ open, onClose, ...rest }: CalendarFeedDialogProps): ReactElement {
  return (
    <Dialog title="Calendar feed" open={open} onClose={onClose}>
      <Feeds {...rest} />
    </Dialog>
  );
}

function Feeds({ initiativeId, initiativeName }: { initiativeId: string; initiativeName: string }): ReactElement {
  const { id } = useWorkspace();
  const feeds = useQuery(calendarFeedsQuery(id));
  const create = useCreateFeed(id);
  const revoke = useRevokeFeed(id);
  return (
    <div className="form">
      <p>
        A calendar program shows the days by which milestones must start and finish, and the launch, and follows when
        the plan moves. Whoever has the address sees them without signing in.
      </p>
      <div className="row">
        <Button look="primary" busy={create.isPending} onClick={() => create.mutate(initiativeId)}>
          Make a feed of {initiativeName || 'this initiative'}
        </Button>
        <Button busy={create.isPending} onClick={() => create.mutate(null)}>
          Make a feed of what I own
        </Button>
      </div>
      <FormProblem error={create.error ?? revoke.error} shown={[]} />
      {create.data ? (
        <Notice tone="act" live>
          <p>Subscribe to this address in your calendar program. It is shown once.</p>
          <CopyText text={new URL(create.data.path, window.location.origin).href} action="Copy address" />
        </Notice>
      ) : null}
      <h3>Your feeds</h3>
      <LoadState query={feeds} lines={2}>
        {(data) =>
          data.feeds.length === 0 ? (
            <p className="mu">You have none yet.</p>
          ) : (
            <ul>
              {data.feeds.map((feed) => (
                <FeedEntry key={feed.id} feed={feed} busy={revoke.isPending} onRevoke={() => revoke.mutate(feed.id)} />
              ))}
            </ul>
          )
        }
      </LoadState>
    </div>
  );
}

function FeedEntry({
  feed,
  busy,
  onRevoke,
}: {
  feed: CalendarFeed;
  busy: boolean;
  onRevoke: () => void;
}): ReactElement {
  const name = feed.initiativeName ?? 'What you own';
  return (
    <li className="row between">
      <span>
        {name}{' '}
        <span className="sm mu">
          {feed.lastReadAt === null ? (
            'not read yet'
          ) : (
            <>
              last read <Age at={feed.lastReadAt} />
            </>
          )}
        </span>
      </span>
      <Button busy={busy} onClick={onRevoke} aria-label={`Revoke the feed of ${name}`}>
        Revoke
      </Button>
    </li>
  );
}
