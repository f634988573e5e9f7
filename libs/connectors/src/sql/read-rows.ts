import { checkSampleCount, PointCollector } from '../answer/collect-points.js';
import { readDate } from '../answer/read-date.js';
import { numberFromText } from '../answer/read-number.js';
import { ConnectorError } from '../connector-error.js';
import type { FetchResult, Window } from '../connector.js';

/** Rows of a SQL answer as texts, with what their columns are. */
export interface SqlRows {
  readonly columns: readonly {
    readonly name: string;
    readonly holds: 'number' | 'date' | 'other';
    /** The type by the name that the database gives it. */
    readonly type: string;
  }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

type ReadRows = Pick<FetchResult, 'points' | 'shape' | 'blanks' | 'outsideWindow'>;

/** One number, or a date and a number in each row; anything else is refused with the columns that came back. */
export function readRows(
  { columns, rows }: SqlRows,
  context: {
    readonly window: Window;
    readonly valueDate: string;
    readonly timeZone: string;
    /** How a query makes two columns right, in the database's own words. */
    readonly castExample: string;
  },
): ReadRows {
  const [first, second] = columns;
  checkSampleCount(rows.length, true);
  if (columns.length === 1 && first && first.holds === 'number') {
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
      points: [{ date: context.valueDate, value: numberFromText(cell, `The value of ${first.name}`) }],
      shape: 'number',
      blanks: 0,
      outsideWindow: 0,
    };
  }
  const third = columns[2];
  const fits = columns.length === 2 || (columns.length === 3 && third?.holds === 'other');
  if (!fits || !first || !second || first.holds !== 'date' || second.holds !== 'number') {
    const shown = columns.slice(0, 6).map(({ name, type }) => `${name.slice(0, 40)} ${type}`);
    const came = columns.length === 0 ? 'no columns' : `${shown.join(', ')}${columns.length > 6 ? ', …' : ''}`;
    const hint = columns.length === 2 || columns.length === 1 ? `; cast them, for example ${context.castExample}` : '';
    throw new ConnectorError(
      columns.length === 1 ? 'not-a-number' : 'not-dated-rows',
      `The query returns ${came}; it must return one number, or a date and a number (and a text, for a dimension)${hint}.`,
    );
  }
  const collected = new PointCollector(context.window);
  rows.forEach(([day = null, value = null], index) => {
    const where = `Row ${index + 1}: ${first.name}`;
    const date = readDate(day, where, context.timeZone);
    const number = value === null ? undefined : numberFromText(value, `Row ${index + 1}: ${second.name}`);
    collected.add(date, number, third === undefined ? undefined : (rows[index]?.[2] ?? ''));
  });
  return { points: collected.points, shape: 'rows', blanks: collected.blanks, outsideWindow: collected.outsideWindow };
}
