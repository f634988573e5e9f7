import { checkSampleCount, PointCollector } from '../answer/collect-points.js';
import { readDate } from '../answer/read-date.js';
import { numberFromText } from '../answer/read-number.js';
import { ConnectorError } from '../connector-error.js';
import type { FetchResult, Window } from '../connector.js';
import type { TextRows } from './session.js';

const NUMBERS = new Set([20, 21, 23, 700, 701, 1700]);
const DATES = new Set([1082, 1114, 1184]);
const NAMES: Readonly<Record<number, string>> = {
  16: 'boolean',
  17: 'bytea',
  20: 'bigint',
  21: 'smallint',
  23: 'integer',
  25: 'text',
  114: 'json',
  700: 'real',
  701: 'double precision',
  790: 'money',
  1042: 'char',
  1043: 'varchar',
  1082: 'date',
  1083: 'time',
  1114: 'timestamp',
  1184: 'timestamptz',
  1186: 'interval',
  1700: 'numeric',
  2950: 'uuid',
  3802: 'jsonb',
};

type ReadRows = Pick<FetchResult, 'points' | 'shape' | 'blanks' | 'outsideWindow'>;

/** One number, or a date and a number in each row; anything else is refused with the columns that came back. */
export function readRows(
  { fields, rows }: TextRows,
  context: { readonly window: Window; readonly valueDate: string; readonly timeZone: string },
): ReadRows {
  const [first, second] = fields;
  checkSampleCount(rows.length, true);
  if (fields.length === 1 && first && NUMBERS.has(first.dataTypeID)) {
    if (rows.length !== 1) {
      const count = rows.length === 0 ? 'no row' : `${rows.length} rows of one column`;
      throw new ConnectorError(
        rows.length === 0 ? 'no-data' : 'not-dated-rows',
        `The query returned ${count} instead of one number.`,
      );
    }
    const cell = rows[0]?.[0] ?? null;
    if (cell === null)
      throw new ConnectorError('no-data', `The query returned nothing (null) in ${first.name} instead of a number.`);
    return {
      points: [{ date: context.valueDate, value: numberFromText(cell, `The value of ${first.name}`, '.') }],
      shape: 'number',
      blanks: 0,
      outsideWindow: 0,
    };
  }
  if (fields.length !== 2 || !first || !second || !DATES.has(first.dataTypeID) || !NUMBERS.has(second.dataTypeID)) {
    const shown = fields
      .slice(0, 6)
      .map(({ name, dataTypeID }) => `${name.slice(0, 40)} ${NAMES[dataTypeID] ?? 'of another type'}`);
    const came = fields.length === 0 ? 'no columns' : `${shown.join(', ')}${fields.length > 6 ? ', …' : ''}`;
    const hint =
      fields.length === 2 || fields.length === 1 ? '; cast them, for example order_day::date and total::numeric' : '';
    throw new ConnectorError(
      fields.length === 1 ? 'not-a-number' : 'not-dated-rows',
      `The query returns ${came}; it must return one number, or a date and a number${hint}.`,
    );
  }
  const collected = new PointCollector(context.window);
  rows.forEach(([day = null, value = null], index) => {
    const where = `Row ${index + 1}: ${first.name}`;
    const date = readDate(day, where, context.timeZone);
    collected.add(date, value === null ? undefined : numberFromText(value, `Row ${index + 1}: ${second.name}`, '.'));
  });
  return { points: collected.points, shape: 'rows', blanks: collected.blanks, outsideWindow: collected.outsideWindow };
}
