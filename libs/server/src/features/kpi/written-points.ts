import type { PlainDate } from '@workback/domain/calendar/plain-date';
import type { Dimension } from '@workback/domain/kpi/dimension';
import { refusalOf } from '@workback/domain/kpi/observation';
import { type FieldError, invalid } from '../../platform/errors/failure.js';

const LONGEST_KEY = 200;
/** More complaints than this help nobody. */
const MOST_ERRORS = 100;

interface WrittenPoint {
  readonly date: PlainDate;
  readonly value: number;
  /** What the number is about, where the KPI has a dimension. */
  readonly slice?: string | undefined;
}

/** The rows in date order; throws naming every row that cannot be stored, for example `points.3.date`. */
export function checkedPoints(
  points: readonly WrittenPoint[],
  today: PlainDate,
  dimension: Dimension | null,
): WrittenPoint[] {
  const errors: FieldError[] = [];
  const seen = new Map<string, number>();
  for (const [index, { date, value, slice }] of points.entries()) {
    const wrong = sliceProblem(slice, dimension);
    if (wrong !== null) errors.push({ field: `points.${index}.slice`, message: wrong });
    const key = `${date} ${slice ?? ''}`;
    const reason = refusalOf(date, value, today);
    const first = seen.get(key);
    if (reason !== null) {
      errors.push({
        field: `points.${index}.${refusalOf(date, 0, today) === null ? 'value' : 'date'}`,
        message: reason,
      });
    } else if (first !== undefined) {
      errors.push({
        field: `points.${index}.date`,
        message: `The date ${date} is in row ${first} already${slice ? ` for ${slice}` : ''}.`,
      });
    }
    if (first === undefined) seen.set(key, index);
  }
  if (errors.length > 0) throw invalid(errors.slice(0, MOST_ERRORS));
  return [...points].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function sliceProblem(slice: string | undefined, dimension: Dimension | null): string | null {
  if (dimension === null) return slice === undefined ? null : 'This KPI has no dimension.';
  if (slice === undefined && dimension.total !== 'given') {
    return `Say which ${dimension.name} the number is about; the total is ${dimension.total === 'none' ? 'not kept' : 'computed'}.`;
  }
  return slice?.trim() === '' ? `Say which ${dimension.name} the number is about.` : null;
}

/** The Idempotency-Key header, or null without one; throws when it is empty, too long or not plain text. */
export function checkedKey(key: string | undefined): string | null {
  if (key === undefined) return null;
  if (key.length <= LONGEST_KEY && /^[\x21-\x7e]+$/.test(key)) return key;
  throw invalid([{ field: 'Idempotency-Key', message: 'must be 1 to 200 printable ASCII characters without spaces' }]);
}
