import { Button } from '@workback/ui/button';
import { Icon } from '@workback/ui/icon';
import type { ReactElement } from 'react';
import { type ThreadFilter, threadFilters } from './thread-filters.js';

interface CommentsToolsProps {
  readonly filter: ThreadFilter;
  readonly counts: Readonly<Record<ThreadFilter, number>>;
  readonly onFilter: (filter: ThreadFilter) => void;
  readonly onStep: (step: 1 | -1) => void;
  /** Begins a comment; absent for those who may only read. */
  readonly onComment: (() => void) | undefined;
}

const words: Record<ThreadFilter, string> = { open: 'Open', resolved: 'Resolved', gone: 'Passage gone', mine: 'Mine' };

/** Which comments are shown, the way from one to the next, and a new one. */
export function CommentsTools(props: CommentsToolsProps): ReactElement {
  const { filter, counts, onFilter, onStep, onComment } = props;
  return (
    <div className="commenttools">
      <select
        className="in"
        aria-label="Comments shown"
        value={filter}
        onChange={({ target }) => onFilter(target.value as ThreadFilter)}
      >
        {threadFilters.map((key) => (
          <option key={key} value={key}>
            {words[key]} ({counts[key]})
          </option>
        ))}
      </select>
      <button type="button" className="iconbtn" aria-label="Previous thread" title="k" onClick={() => onStep(-1)}>
        <Icon name="up" />
      </button>
      <button type="button" className="iconbtn" aria-label="Next thread" title="j" onClick={() => onStep(1)}>
        <Icon name="down" />
      </button>
      {onComment ? (
        <Button
          aria-keyshortcuts="Control+Alt+M Meta+Alt+M"
          title="Ctrl Alt M"
          // The selection must outlive the press.
          onMouseDown={(event) => event.preventDefault()}
          onClick={onComment}
        >
          Comment
        </Button>
      ) : null}
    </div>
  );
}
