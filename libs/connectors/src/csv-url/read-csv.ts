import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { DATE_ORDERS, readWrittenDate, readWrittenNumber } from '@workback/domain/kpi/written-number';
import { z } from 'zod';
import { ENCODINGS } from '../answer/decode-text.js';
import { checkSampleCount, PointCollector } from '../answer/collect-points.js';
import { describeValue, quoted } from '../answer/describe-value.js';
import { readDate } from '../answer/read-date.js';
import { ConnectorError } from '../connector-error.js';
import type { Window } from '../connector.js';
import { csvRecords } from './csv-records.js';

const column = z.union([z.string().trim().min(1).max(200), z.int().min(1).max(1_000)]);

/** How a CSV file is read; columns by name, or by position from 1 when there is no header row. */
export const csvFormatSchema = z.strictObject({
  /** `auto` takes the one of , ; tab | that stands most often in the first line. */
  delimiter: z.enum(['auto', ',', ';', '\t', '|']).default(','),
  headerRow: z.boolean().default(true),
  /** Left out: the file must hold one row, whose value is for the day of the pull. */
  dateColumn: column.optional(),
  valueColumn: column,
  /** Says what each row is about: a country, a plan. */
  dimensionColumn: column.optional(),
  decimal: z.enum(['.', ',']).default('.'),
  /** `iso` also takes times, which become the day they are in the KPI's zone; the others are dates as people order them. */
  dates: z.enum(['iso', ...DATE_ORDERS]).default('iso'),
});

export type CsvFormat = z.output<typeof csvFormatSchema>;

/** How a whole CSV file is read, its bytes included. */
export const csvFileSchema = z.strictObject({ encoding: z.enum(ENCODINGS).default('auto'), ...csvFormatSchema.shape });

export type CsvFile = z.output<typeof csvFileSchema>;

/** What a file is read for. */
export interface CsvContext {
  readonly window: Window;
  readonly valueDate: string;
  readonly timeZone: string;
}

/** Dated numbers of a CSV text (a file by URL, or uploaded). Throws ConnectorError naming the line and what is there. */
export function readCsv(text: string, format: CsvFormat, context: CsvContext): Omit<PointCollector, 'add'> {
  const records = csvRecords(text, format.delimiter);
  const header = format.headerRow ? records.shift()?.record : undefined;
  if (format.headerRow && header === undefined) throw new ConnectorError('not-csv', 'The file is empty.');
  const valueAt = position(format.valueColumn, header);
  checkSampleCount(records.length, true);
  if (format.dateColumn === undefined) {
    const cell = records[0]?.record[valueAt];
    if (records.length !== 1 || cell === undefined) {
      throw new ConnectorError(
        'not-dated-rows',
        `The file has ${records.length} rows; without a date column it must have exactly one.`,
      );
    }
    const value = numberIn(cell, 'The value', format);
    return { points: [{ date: context.valueDate, value }], blanks: 0, outsideWindow: 0 };
  }
  const dateAt = position(format.dateColumn, header);
  const sliceAt = format.dimensionColumn === undefined ? null : position(format.dimensionColumn, header);
  const collected = new PointCollector(context.window);
  for (const { record, line } of records) {
    const [day, cell] = [record[dateAt], record[valueAt]];
    // A decimal comma in a file of commas makes two cells of one number: nothing of such a line can be trusted.
    if (header !== undefined && record.length > header.length) {
      throw new ConnectorError(
        'not-csv',
        `Line ${line} has ${record.length} columns; the header has ${header.length}.`,
      );
    }
    if (day === undefined || cell === undefined) {
      const needed = Math.max(dateAt, valueAt) + 1;
      throw new ConnectorError('not-csv', `Line ${line} has ${record.length} columns; column ${needed} is needed.`);
    }
    const date = dateIn(day, `Line ${line}: the date`, format, context.timeZone);
    const blank = cell.trim() === '';
    const slice = sliceAt === null ? undefined : (record[sliceAt] ?? '');
    collected.add(date, blank ? undefined : numberIn(cell, `Line ${line}: the value`, format), slice);
  }
  return collected;
}

function numberIn(cell: string, where: string, { decimal }: CsvFormat): number {
  const value = readWrittenNumber(cell, decimal);
  if (value !== null) return value;
  const other =
    readWrittenNumber(cell, decimal === '.' ? ',' : '.') === null ? '' : '; are decimals written the other way';
  throw new ConnectorError(
    'not-a-number',
    `${where} is ${describeValue(cell)} instead of a number${other === '' ? '.' : `${other}?`}`,
  );
}

function dateIn(cell: string, where: string, { dates }: CsvFormat, timeZone: string): PlainDate {
  if (dates === 'iso') return readDate(cell, where, timeZone);
  const date = readWrittenDate(cell, dates);
  if (date !== null) return date;
  const example = { ymd: '2026/01/31', dmy: '31.01.2026', mdy: '01/31/2026' }[dates];
  throw new ConnectorError('bad-date', `${where} is ${describeValue(cell)} instead of a date such as ${example}.`);
}

function position(wanted: string | number, header: readonly string[] | undefined): number {
  if (typeof wanted === 'number') return wanted - 1;
  if (header === undefined) {
    throw new ConnectorError('not-csv', 'Without a header row, columns are named by their position from 1.');
  }
  const matches = header.flatMap((name, index) => (name.trim() === wanted ? [index] : []));
  if (matches.length === 1) return matches[0] as number;
  const names = header
    .slice(0, 12)
    .map((name) => name.trim().slice(0, 40))
    .join(', ');
  const found = header.length === 1 && header[0] === '' ? describeValue('') : quoted(names, 240);
  const problem = matches.length === 0 ? 'There is no column' : 'There are several columns';
  throw new ConnectorError('not-csv', `${problem} "${wanted}"; the file's columns are ${found}.`);
}
