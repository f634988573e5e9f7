import type { ReactElement } from 'react';
import type { PreparedTimeline } from './prepare/timeline.js';
import { type Status, StatusMark } from './status-mark.js';

interface TimelineListProps {
  readonly timeline: PreparedTimeline<Status>;
  readonly label: string;
  readonly onOpen: (id: string) => void;
}

/** The timeline for narrow screens: each milestone with its owner, its dates and its float in words. */
export function TimelineList({ timeline, label, onOpen }: TimelineListProps): ReactElement {
  return (
    <>
      <p className="mu tl-summary">{timeline.summary}</p>
      <ul className="tl-list" aria-label={label}>
        {timeline.rows.map((row) => (
          <li key={row.id}>
            <button type="button" onClick={() => onOpen(row.id)}>
              <span className="mu">{row.label}</span> {row.outcome}
            </button>
            <StatusMark status={row.status ?? row.progress} />
            <span className="sm mu">{row.meta}</span>
            <span className="sm">
              <span className={row.startBy.late ? 'tl-late' : undefined}>{row.startBy.words}</span>
              {row.progress === 'finished' ? null : (
                <>
                  {' · '}
                  <span className={row.float.late ? 'tl-late' : undefined}>{row.float.words}</span>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
