import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { refusalOf } from '@workback/domain/kpi/observation';
import { type FieldError, invalid } from '../../platform/errors/failure.js';

const LONGEST_KEY = 200;
/** More complaints than this help nobody. */
const MOST_ERRORS = 100;

interface WrittenPoint {
  readonly date: PlainDate;
  readonly value: number;
}

/** The rows in date order; throws naming every row that cannot be stored, for example `points.3.date`. */
export function checkedPoints(points: readonly WrittenPoint[], today: PlainDate): WrittenPoint[] {
  const errors: FieldError[] = [];
  const seen = new Map<PlainDate, number>();
  for (const [index, { date, value }] of points.entries()) {
    const reason = refusalOf(date, value, today);
    const first = seen.get(date);
    if (reason !== null) {
      errors.push({
        field: `points.${index}.${refusalOf(date, 0, today) === null ? 'value' : 'date'}`,
        message: reason,
      });
    } else if (first !== undefined) {
      errors.push({ field: `points.${index}.date`, message: `The date ${date} is in row ${first} already.` });
    }
    if (first === undefined) seen.set(date, index);
  }
  if (errors.length > 0) throw invalid(errors.slice(0, MOST_ERRORS));
  return [...points].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The Idempotency-Key header, or null without one; throws when it is empty, too long or not plain text. */
export function checkedKey(key: string | undefined): string | null {
  if (key === undefined) return null;
  if (key.length <= LONGEST_KEY && /^[\x21-\x7e]+$/.test(key)) return key;
  throw invalid([{ field: 'Idempotency-Key', message: 'must be 1 to 200 printable ASCII characters without spaces' }]);
}
