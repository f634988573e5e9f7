import { addDays, type PlainDate } from '@workback/domain/calendar/plain-date';
import { EARLIEST_DATE } from '@workback/domain/kpi/observation';
import { checkSampleCount } from '../answer/collect-points.js';
import { describeValue } from '../answer/describe-value.js';
import { readDate } from '../answer/read-date.js';
import { ConnectorError } from '../connector-error.js';
import type { FetchResult, Point, Window } from '../connector.js';

/** An issue or a release, as far as it is read. */
export interface Item {
  readonly created_at?: unknown;
  readonly closed_at?: unknown;
  readonly published_at?: unknown;
  /** Pull requests are issues to this API; they are not counted. */
  readonly pull_request?: unknown;
  readonly draft?: unknown;
}

const stamps = { 'issues-opened': 'created_at', 'issues-closed': 'closed_at', releases: 'published_at' } as const;

/**
 * How many happened on each day of the window up to today. The answer is complete for its days, so a day without any is
 * zero and not missing; before the first that is known nothing is said where the window has no first day of its own.
 */
export function countDays(
  items: readonly Item[],
  measure: keyof typeof stamps,
  { window, valueDate, timeZone }: { window: Window; valueDate: PlainDate; timeZone: string },
): Pick<FetchResult, 'points' | 'shape' | 'blanks' | 'outsideWindow'> {
  checkSampleCount(items.length);
  const counts = new Map<PlainDate, number>();
  let outsideWindow = 0;
  items.forEach((item, index) => {
    const date = dayOf(item, stamps[measure], index, timeZone);
    if (date === null) return;
    if (date < window.from || date > window.to) outsideWindow++;
    else counts.set(date, (counts.get(date) ?? 0) + 1);
  });
  const last = valueDate < window.to ? valueDate : window.to;
  const first = window.from > EARLIEST_DATE ? window.from : [...counts.keys()].sort()[0];
  const points: Point[] = [];
  for (let date = first; date !== undefined && date <= last; date = addDays(date, 1)) {
    points.push({ date, value: counts.get(date) ?? 0 });
  }
  checkSampleCount(points.length);
  return { points, shape: 'rows', blanks: 0, outsideWindow };
}

function dayOf(item: Item, stamp: keyof Item, index: number, timeZone: string): PlainDate | null {
  if (typeof item !== 'object' || item === null) {
    throw new ConnectorError('not-dated-rows', `Entry ${index + 1} is ${describeValue(item)} instead of an object.`);
  }
  if (item.pull_request !== undefined || item.draft === true) return null;
  const at = item[stamp];
  // An issue that was opened again has no day on which it was closed.
  if (at === null && stamp === 'closed_at') return null;
  return readDate(at, `Entry ${index + 1}: ${stamp}`, timeZone);
}
