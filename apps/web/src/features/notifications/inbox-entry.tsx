import type { NotificationWire } from '@workback/contracts/notification/notification.schemas';
import { Age } from '@workback/ui/age';
import { Button } from '@workback/ui/button';
import type { ReactElement } from 'react';
import { WorkspaceLink } from '../../app/workspace-link.js';

interface InboxEntryProps {
  readonly entry: NotificationWire;
  readonly onMark: (read: boolean) => void;
}

/** One thing to know: what, how often, when; opening it marks it as read. */
export function InboxEntry({ entry, onMark }: InboxEntryProps): ReactElement {
  const { summary, link, count, at, readAt } = entry;
  const unread = readAt === null;
  return (
    <li className={unread ? 'unread' : undefined}>
      <WorkspaceLink path={link} onClick={() => (unread ? onMark(true) : undefined)}>
        {unread ? <span className="vh">Unread: </span> : null}
        {summary}
      </WorkspaceLink>
      <span className="sm mu">
        <Age at={at} />
        {count > 1 ? ` · and ${count - 1} before` : ''}
      </span>
      <Button look="quiet" onClick={() => onMark(unread)}>
        {unread ? 'Mark as read' : 'Mark as unread'}
        <span className="vh">: {summary}</span>
      </Button>
    </li>
  );
}
