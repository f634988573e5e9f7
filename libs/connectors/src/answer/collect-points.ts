import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { ConnectorError } from '../connector-error.js';
import { MAX_SAMPLES, type Point, type Window } from '../connector.js';

/** Refuses an answer with more rows than one pull may bring. */
export function checkSampleCount(count: number, atLeast = false): void {
  if (count <= MAX_SAMPLES) return;
  const found = atLeast ? `more than ${MAX_SAMPLES.toLocaleString('en-GB')}` : count.toLocaleString('en-GB');
  throw new ConnectorError(
    'too-many-samples',
    `The source returned ${found} rows; at most ${MAX_SAMPLES.toLocaleString('en-GB')} are accepted, so nothing was stored.`,
  );
}

/** Gathers dated values: keeps those inside the window, counts blanks and strays. */
export class PointCollector {
  readonly points: Point[] = [];
  blanks = 0;
  outsideWindow = 0;

  constructor(private readonly window: Window) {}

  add(date: PlainDate, value: number | undefined, slice?: string): void {
    if (date < this.window.from || date > this.window.to) this.outsideWindow++;
    else if (value === undefined) this.blanks++;
    else this.points.push(slice === undefined ? { date, value } : { date, value, slice });
  }
}
