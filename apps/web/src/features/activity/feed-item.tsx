import { Avatar } from '@workback/ui/avatar';
import type { ReactElement } from 'react';
import { WorkspaceLink } from '../../app/workspace-link.js';
import { clockWords } from '../prfaqs/moment-words.js';
import type { FeedEntry } from './feed-days.js';

interface FeedItemProps {
  readonly entry: FeedEntry;
  /** Whether it says in which initiative: not on the page of one. */
  readonly withInitiative: boolean;
}

/** One thing that happened. */
export function FeedItem({ entry, withInitiative }: FeedItemProps): ReactElement {
  const { event, summary, times } = entry;
  const { actor, at, changes, link, initiativeName } = event;
  const name = actor?.name ?? 'Workback';
  return (
    <li>
      <Avatar name={name} />
      <div>
        <p>
          {link ? <WorkspaceLink path={link}>{summary}</WorkspaceLink> : summary}
          {times > 1 ? <span className="mu"> · {times} times</span> : null}
        </p>
        {changes.map(({ field, before, after }) => (
          <p key={field} className="sm">
            {field} from <q>{before ?? 'nothing'}</q> to <q>{after ?? 'nothing'}</q>
          </p>
        ))}
        <p className="sm mu">
          {name}
          {withInitiative && initiativeName ? ` · ${initiativeName}` : ''}
        </p>
      </div>
      <time className="sm mu" dateTime={at}>
        {clockWords(Date.parse(at))}
      </time>
    </li>
  );
}
