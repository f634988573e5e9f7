import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Icon } from '@workback/ui/icon';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { unreadQuery } from './api/notifications.queries.js';

/** The way to the inbox, with how much of it is not read. */
export function Bell(): ReactElement {
  const { id, slug } = useWorkspace();
  const unread = useQuery(unreadQuery(id)).data?.unread ?? 0;
  return (
    <Link
      className="iconbtn bell"
      to="/w/$workspaceSlug/inbox"
      params={{ workspaceSlug: slug }}
      aria-label={unread === 0 ? 'Inbox, nothing unread' : `Inbox, ${unread} unread`}
    >
      <Icon name="bell" />
      {unread > 0 ? <span className="count">{unread > 99 ? '99+' : unread}</span> : null}
    </Link>
  );
}
