import type { ReactElement } from 'react';
import type { TimelineRow } from './prepare/timeline.js';

/** What the marks of a timeline mean; only those that are drawn. */
export function TimelineLegend({
  rows,
  baseline = false,
  editable = false,
}: {
  readonly rows: readonly Pick<TimelineRow, 'bar'>[];
  readonly baseline?: boolean;
  readonly editable?: boolean;
}): ReactElement {
  const bars = rows.flatMap(({ bar }) => (bar === null ? [] : [bar]));
  const entries = [
    {
      words: 'done',
      shown: bars.some(({ done }) => done !== null),
      mark: <rect className="tl-work done" width="24" height="12" rx="2" />,
    },
    {
      words: 'critical path',
      shown: bars.some(({ critical }) => critical),
      mark: <rect className="tl-work crit" x="1" y="1" width="22" height="10" rx="2" />,
    },
    {
      words: 'float',
      shown: bars.some(({ float }) => float !== null),
      mark: <path className="tl-float" d="M0 1.5H23V10.5H0" />,
    },
    {
      words: 'past the latest finish',
      shown: bars.some(({ overrun }) => overrun !== null),
      mark: <path className="tl-latest" d="M1 0V12M6 12 14 0M12 12 20 0" />,
    },
    {
      words: 'start by',
      shown: bars.some(({ startBy }) => startBy !== null),
      mark: (
        <g className="tl-startby">
          <path className="stem" d="M12 3v9" />
          <path className="head" d="M8.5 0h7l-3.5 5z" />
        </g>
      ),
    },
    { words: 'baseline', shown: baseline, mark: <path className="cv-base" d="M.5 3v6M23.5 3v6M.5 6h23" /> },
    {
      words: 'where it would go, before you save',
      shown: editable,
      mark: <rect className="cv-ghost held" x="1" y="1" width="22" height="10" rx="2" />,
    },
  ];
  return (
    <p className="foot tl-legend">
      {entries
        .filter(({ shown }) => shown)
        .map(({ words, mark }) => (
          <span key={words}>
            <svg width="24" height="12" aria-hidden="true">
              {mark}
            </svg>
            {words}
          </span>
        ))}
    </p>
  );
}
