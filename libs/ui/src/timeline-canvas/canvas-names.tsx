import { memo, type MouseEvent, type ReactElement } from 'react';
import type { Status } from '../status-mark.js';
import { StatusMark } from '../status-mark.js';
import { MilestoneColumns } from '../milestone-columns.js';
import { HEAD_HEIGHT, ROW_HEIGHT } from '../timeline-drawing.js';
import { Icon } from '../icon.js';
import type { CanvasRow } from '../prepare/canvas-rows.js';

interface NamesProps {
  readonly row: CanvasRow<Status>;
  readonly index: number;
  readonly columns: boolean;
  readonly current: boolean;
  readonly selected: boolean;
  readonly onFocus: (index: number) => void;
  readonly onClick: (index: number, event: MouseEvent) => void;
}

/** The names of a row, which stay at the left while the plan scrolls. */
export const CanvasNames = memo(function CanvasNames(props: NamesProps): ReactElement {
  const { row, index, columns, current, selected, onFocus, onClick } = props;
  return (
    // The row's keys are heard by its grid.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      data-index={index}
      className={`tl-row cv-row${row.kind === 'lane' ? ' lane' : ''}${selected ? ' sel' : ''}`}
      style={{ top: index * ROW_HEIGHT }}
      tabIndex={current ? 0 : -1}
      aria-rowindex={index + 2}
      aria-level={row.kind === 'lane' ? 1 : row.level}
      aria-selected={row.kind === 'lane' ? undefined : selected}
      aria-expanded={row.kind === 'lane' ? row.expanded : undefined}
      aria-label={row.sentence}
      onFocus={() => onFocus(index)}
      onClick={(event) => onClick(index, event)}
    >
      {row.kind === 'lane' ? (
        <>
          <span role="gridcell" className={row.expanded ? 'cv-twist' : 'cv-twist closed'}>
            <Icon name="down" />
          </span>
          <span role="gridcell" className="tl-name">
            <b title={row.name}>{row.name}</b>
            <small className="mu">{row.meta}</small>
          </span>
        </>
      ) : (
        <>
          <span role="gridcell" className="mu">
            {row.label}
          </span>
          <span role="gridcell" className="tl-name">
            <b title={row.outcome}>{row.outcome}</b>
            <small className="mu">
              <span>
                {row.meta}
                {row.note ? ' · ' : ''}
                {row.note ? <span className={row.note.bad ? 'tl-late' : undefined}>{row.note.text}</span> : null}
              </span>
              {row.status === null ? null : <StatusMark status={row.status} />}
            </small>
          </span>
          {columns ? (
            <span role="gridcell" className={row.startBy.late ? 'num tl-late' : 'num'} title={row.startBy.words}>
              {row.startBy.text}
            </span>
          ) : null}
          <span role="gridcell" className={row.float.late ? 'num tl-late' : 'num'} title={row.float.words}>
            {row.float.text === '' ? 'done' : row.float.text}
          </span>
        </>
      )}
    </div>
  );
});

/** The names of the columns. */
export function CanvasCorner({ columns }: { readonly columns: boolean }): ReactElement {
  return (
    <div className="tl-head cv-corner" style={{ height: HEAD_HEIGHT }} role="row" aria-rowindex={1}>
      <MilestoneColumns wide={columns} />
    </div>
  );
}
