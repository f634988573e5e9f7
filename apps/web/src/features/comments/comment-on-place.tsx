import { Icon } from '@workback/ui/icon';
import type { ReactElement } from 'react';

interface CommentOnPlaceProps {
  /** What a comment would be about: "Summary", "question E1". */
  readonly title: string;
  /** Open threads about it as a whole. */
  readonly count: number;
  readonly onComment: () => void;
}

/** Begins a comment on a whole section or question: the way by keyboard, and on a phone. */
export function CommentOnPlace({ title, count, onComment }: CommentOnPlaceProps): ReactElement {
  const there = count === 0 ? '' : `, ${count} ${count === 1 ? 'comment' : 'comments'}`;
  return (
    <button
      type="button"
      className="iconbtn commentplace noprint"
      aria-label={`Comment on ${title}${there}`}
      title={`Comment on ${title}`}
      onClick={onComment}
    >
      <Icon name="comment" small />
      {count > 0 ? <span aria-hidden="true">{count}</span> : null}
    </button>
  );
}
