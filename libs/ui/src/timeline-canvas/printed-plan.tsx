import { toDayNumber } from '@workback/domain/calendar/plain-date';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatWeekday } from '../prepare/format-date.js';
import { HEAD_HEIGHT, ROW_HEIGHT } from '../timeline-drawing.js';
import { CanvasBody } from './canvas-body.js';
import { CanvasHead } from './canvas-head.js';
import { placeGates } from '../prepare/canvas-gates.js';
import { placeLinks } from '../prepare/canvas-links.js';
import { CanvasCorner, CanvasNames } from './canvas-names.js';
import { canvasRange } from '../prepare/canvas-rows.js';
import { canvasScale, dayNumbers } from '../prepare/canvas-scale.js';
import type { PlanTimelineProps } from './plan-timeline.js';

/** Rows a sheet of A4 or A3 across has room for, beside the header and the page's own margins. */
const ROWS_A_SHEET = 14;
const ASIDE = 404;
const PLAN = 900;
const NOBODY: ReadonlySet<string> = new Set();
const nothing = (): void => undefined;

/** The whole plan on paper: a sheet after the other with its header, as wide as the paper is. Nothing on the screen. */
export function PrintedPlan(props: PlanTimelineProps): ReactElement | null {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing ? <Sheets {...props} /> : null;
}

function Sheets(props: PlanTimelineProps) {
  const { rows, links, launchDate, forecast, today, workingDays, closed, summary } = props;
  const launch = launchDate === null ? null : toDayNumber(launchDate);
  const late = forecast !== null && launchDate !== null && forecast > launchDate;
  const end =
    forecast === null || forecast === launchDate ? null : { day: toDayNumber(forecast), label: 'Forecast', late };
  const placed = useMemo(() => placeLinks(links, rows), [links, rows]);
  const range = canvasRange(rows, [launch, end?.day ?? null]);
  if (range === null) return null;
  const scale = canvasScale(range, 'fit', PLAN, launch);
  const sheets = Array.from({ length: Math.ceil(rows.length / ROWS_A_SHEET) }, (_, i) => i * ROWS_A_SHEET);
  const gates = placeGates(props.gates ?? [], scale.x, launch === null ? null : scale.x(launch + 1), late);
  const drawing = { scale, today: toDayNumber(today), launch, forecast: end, workingDays, gates };
  return (
    <div className="cv-print" aria-hidden="true">
      <p>
        {launchDate === null ? '' : `Launch ${formatWeekday(launchDate)}. `}
        {summary}
      </p>
      {sheets.map((firstRow) => {
        const shown = { firstRow, endRow: Math.min(rows.length, firstRow + ROWS_A_SHEET), fromX: 0, toX: scale.width };
        const sheet = rows.slice(firstRow, shown.endRow);
        return (
          <div key={firstRow} className="cv-sheet" style={{ height: HEAD_HEIGHT + sheet.length * ROW_HEIGHT }}>
            <CanvasCorner columns />
            <div
              className="cv-headplan"
              style={{ position: 'absolute', left: ASIDE, top: 0, width: scale.width, height: HEAD_HEIGHT }}
            >
              <CanvasHead {...drawing} shown={shown} named={new Map()} />
            </div>
            <div style={{ position: 'absolute', width: ASIDE, top: HEAD_HEIGHT - firstRow * ROW_HEIGHT }}>
              {sheet.map((row, i) => (
                <CanvasNames
                  key={row.id}
                  row={row}
                  index={firstRow + i}
                  columns
                  current={false}
                  selected={false}
                  onFocus={nothing}
                  onClick={nothing}
                />
              ))}
            </div>
            <div style={{ position: 'absolute', left: ASIDE, top: HEAD_HEIGHT - firstRow * ROW_HEIGHT }}>
              <CanvasBody
                {...drawing}
                rows={rows}
                links={placed}
                shown={shown}
                closed={dayNumbers(closed.map(({ on }) => on))}
                marked={NOBODY}
                ghosts={null}
                editable={false}
              />
            </div>
          </div>
        );
      })}
    </div>
  );
}
