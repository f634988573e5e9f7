import type { ReactElement } from 'react';
import { type Status, StatusMark } from '../status-mark.js';
import type { CanvasRow } from '../prepare/canvas-rows.js';

interface PlanListProps {
  readonly rows: readonly CanvasRow<Status>[];
  readonly summary: string;
  readonly label: string;
  readonly onOpen: (id: string) => void;
}

/** The plan for narrow screens: each milestone with its owner, its dates and its float in words. */
export function PlanList({ rows, summary, label, onOpen }: PlanListProps): ReactElement {
  return (
    <>
      <p className="mu tl-summary">{summary}</p>
      <ul className="tl-list cv-list" aria-label={label}>
        {rows.map((row) =>
          row.kind === 'lane' ? (
            <li key={row.id} className="lane">
              <b>{row.name}</b>
              <span className="sm mu">{row.meta}</span>
            </li>
          ) : (
            <li key={row.id}>
              <button type="button" onClick={() => onOpen(row.id)}>
                <span className="mu">{row.label}</span> {row.outcome}
              </button>
              <StatusMark status={row.status ?? row.progress} />
              <span className="sm mu">
                {row.meta}
                {row.note ? <span className={row.note.bad ? 'tl-late' : undefined}> · {row.note.text}</span> : null}
              </span>
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
          ),
        )}
      </ul>
    </>
  );
}
