import { isPlainDate, type PlainDate } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { ConnectorError } from '../connector-error.js';
import { describeValue } from './describe-value.js';

/** How a source writes its days. */
export type DateFormat = 'iso' | 'epoch-seconds' | 'epoch-milliseconds';

const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(?:([Zz])|([+-])(\d{2})(?::?(\d{2}))?)?)?$/;
/** Instants of the years 1 to 9999, milliseconds. */
const [FIRST, LAST] = [-62_135_596_800_000, 253_402_300_799_999];

/**
 * The day of a date or timestamp. A timestamp with an offset becomes the day it is in `timeZone`; one without is taken
 * as local to the source, so its date stands. Throws ConnectorError 'bad-date'.
 */
export function readDate(value: unknown, where: string, timeZone: string, format: DateFormat = 'iso'): PlainDate {
  if (format !== 'iso') {
    const scale = format === 'epoch-seconds' ? 1_000 : 1;
    const number = typeof value === 'string' && /^-?\d{1,16}(\.\d+)?$/.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !(number * scale >= FIRST && number * scale <= LAST)) fail(value, where);
    return plainDateIn(number * scale, timeZone);
  }
  if (typeof value !== 'string') fail(value, where);
  const match = ISO.exec(value.trim());
  const date = match?.[1];
  if (!match || date === undefined || !isPlainDate(date) || date < '0001-01-01') fail(value, where);
  if (match[2] === undefined) return date;
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60) fail(value, where);
  const utc = match[6] !== undefined;
  if (!utc && match[7] === undefined) return date;
  if (utc && timeZone === 'UTC') return date;
  const sign = match[7] === '-' ? -1 : 1;
  const [offsetHours, offsetMinutes] = [Number(match[8] ?? 0), Number(match[9] ?? 0)];
  if (offsetHours > 15 || offsetMinutes > 59) fail(value, where);
  const offset = utc ? 0 : sign * (offsetHours * 60 + offsetMinutes);
  const instant = Date.parse(`${date}T00:00:00Z`) + ((hour * 60 + minute - offset) * 60 + second) * 1_000;
  return plainDateIn(instant, timeZone);
}

function fail(value: unknown, where: string): never {
  throw new ConnectorError('bad-date', `${where} is ${describeValue(value)} instead of a date such as 2026-01-31.`);
}
