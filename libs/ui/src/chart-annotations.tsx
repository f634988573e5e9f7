import { type ReactElement, type ReactNode, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import {
  type AnnotationMark,
  type ChartAnnotation,
  FLAG_SIZE,
  placeFlags,
  type PreparedAnnotations,
} from './prepare/chart-annotations.js';

/** More than these are listed when somebody asks, or follows their flag. */
const MOST_LISTED = 12;

interface LinesProps {
  readonly marks: readonly AnnotationMark[];
  readonly x: (day: number) => number;
  readonly top: number;
  readonly bottom: number;
}

/** Annotations inside the drawing of a chart: a line at a day, a tint over days. */
export function AnnotationLines({ marks, x, top, bottom }: LinesProps): ReactElement {
  return (
    <g className="chart-notes-drawn">
      {marks.map(({ number, fromDay, toDay }) => (
        <g key={number}>
          {toDay > fromDay ? (
            <rect
              className="chart-note-band"
              x={x(fromDay)}
              y={top}
              width={Math.max(1, x(toDay) - x(fromDay))}
              height={Math.max(0, bottom - top)}
            />
          ) : null}
          <path className="chart-note-line" d={`M${x(fromDay)} ${top}V${bottom}`} />
        </g>
      ))}
    </g>
  );
}

interface ChartAnnotationsProps<Annotation extends ChartAnnotation> {
  readonly annotations: PreparedAnnotations<Annotation>;
  readonly x: (day: number) => number;
  /** Left and right end of the plot above, in pixels. */
  readonly left: number;
  readonly right: number;
  /** What stands behind an entry of the list: who noted it, links, ways to change it. */
  readonly about?: (annotation: Annotation) => ReactNode;
  /** The list is folded: for a further chart of the same days. A flag unfolds it. */
  readonly folded?: boolean;
}

/**
 * Under a chart: numbered flags at its time axis, and the list that they lead to. A flag takes the focus to its entry, by
 * pointer and by keys; an entry that is pointed at shows its flag.
 */
export function ChartAnnotations<Annotation extends ChartAnnotation>(
  props: ChartAnnotationsProps<Annotation>,
): ReactElement | null {
  const { annotations, x, left, right, about, folded = false } = props;
  const { marks, outside } = annotations;
  const key = useId();
  const [pointedAt, setPointedAt] = useState<number | null>(null);
  const [all, setAll] = useState(false);
  if (marks.length === 0) return null;
  const flags = placeFlags(marks, x, left, right);
  const shown = all ? marks : marks.slice(-MOST_LISTED);
  const lead = (number: number): void => {
    if (number < shown[0]!.number) flushSync(() => setAll(true));
    const entry = document.getElementById(`${key}-${number}`);
    entry?.closest('details')?.setAttribute('open', '');
    entry?.focus();
  };
  const list = (
    <>
      {shown.length < marks.length ? (
        <button type="button" className="linkbtn sm" onClick={() => setAll(true)}>
          Show {marks.length - shown.length} earlier
        </button>
      ) : null}
      <ol className="chart-notelist" aria-label="Annotations">
        {shown.map(({ number, dates, annotation }) => (
          <li
            key={annotation.id}
            id={`${key}-${number}`}
            tabIndex={-1}
            onPointerEnter={() => setPointedAt(number)}
            onPointerLeave={() => setPointedAt(null)}
            onFocus={() => setPointedAt(number)}
            onBlur={() => setPointedAt(null)}
          >
            <span className="chart-notenumber" aria-hidden="true">
              {number}
            </span>
            <span>
              <span className="mu">{dates}</span> {annotation.text} {about?.(annotation)}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
  return (
    <div className="chart-annotations">
      <div className="chart-noteflags" style={{ height: FLAG_SIZE + 4 }}>
        {flags.map(({ x: middle, first, last }) => (
          <button
            key={first}
            type="button"
            className={pointedAt !== null && pointedAt >= first && pointedAt <= last ? 'at' : undefined}
            style={{ left: middle }}
            aria-label={first === last ? `Annotation ${first}` : `Annotations ${first}–${last}`}
            onClick={() => lead(first)}
          >
            {first === last ? first : `${first}–${last}`}
          </button>
        ))}
      </div>
      {folded ? (
        <details>
          <summary>{marks.length === 1 ? 'One annotation' : `${marks.length} annotations`}</summary>
          {list}
        </details>
      ) : (
        list
      )}
      {outside > 0 ? (
        <p className="sm mu">
          {outside} more {outside === 1 ? 'lies' : 'lie'} outside the days of the chart.
        </p>
      ) : null}
    </div>
  );
}
