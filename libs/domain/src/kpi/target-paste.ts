/** Targets pasted from a sheet: a period, what is committed to, and perhaps a stretch, one row a line. */
import { type Grain, periodDays } from '../calendar/period.js';
import { fromDayNumber, toDayNumber, type PlainDate } from '../calendar/plain-date.js';
import type { PeriodTarget } from './target.js';
import { DATE_ORDERS, type DateOrder, readWrittenDate, readWrittenNumber } from './written-number.js';

/** What was read, and which lines were not, with the reason. */
export interface PastedTargets {
  readonly rows: readonly PeriodTarget[];
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

/** How dates and numbers of the sheet are written. */
export interface PastedFormat {
  readonly order: DateOrder;
  readonly decimal: '.' | ',';
}

const MONTH = /^(?:(\d{4})[-/. ](\d{1,2})|([A-Za-z]{3,9})\.?[-/. ']+(\d{4}))$/;

/**
 * Reads rows of a sheet, cells separated by tabs, semicolons or (with a decimal point) commas. A first line without a date
 * is a heading. Each row is dated the first day of its period; the last of two rows of one period counts.
 */
export function readPastedTargets(
  text: string,
  grain: Grain,
  weekEndingDay: number,
  { order, decimal }: PastedFormat,
): PastedTargets {
  const byStart = new Map<PlainDate, PeriodTarget>();
  const problems: { line: number; message: string }[] = [];
  const lines = text.split(/\r\n?|\n/);
  lines.forEach((line, at) => {
    if (line.trim() === '') return;
    const cells = cellsOf(line, decimal);
    const refuse = (message: string): void => void problems.push({ line: at + 1, message });
    const date = readDate(cells[0] ?? '', order);
    if (date === null) {
      if (at > 0 || byStart.size > 0) refuse(`“${cells[0] ?? ''}” is no date.`);
      return;
    }
    const commit = readWrittenNumber(cells[1] ?? '', decimal);
    if (commit === null) return refuse(`“${cells[1] ?? ''}” is no number.`);
    const hoped = (cells[2] ?? '').trim();
    const stretch = hoped === '' ? null : readWrittenNumber(hoped, decimal);
    if (hoped !== '' && stretch === null) return refuse(`“${hoped}” is no number.`);
    const start = fromDayNumber(periodDays(toDayNumber(date), grain, weekEndingDay).from);
    if (byStart.has(start)) refuse(`This ${grain} has a row above; this one counts.`);
    byStart.set(start, { start, commit, stretch });
  });
  return { rows: [...byStart.values()].sort((a, b) => (a.start < b.start ? -1 : 1)), problems };
}

/** The order in which the dates of a text are written, as far as one fits them all; year first unless told otherwise. */
export function likelyFormat(text: string): PastedFormat {
  const decimal = /\d,\d{1,2}(?!\d)/.test(text) && /[\t;]/.test(text) ? ',' : '.';
  const firsts = text.split(/\r\n?|\n/).map((line) => cellsOf(line, decimal)[0] ?? '');
  const fits = (order: DateOrder): number => firsts.filter((cell) => readDate(cell, order) !== null).length;
  const order = [...DATE_ORDERS].sort((a, b) => fits(b) - fits(a))[0] as DateOrder;
  return { order, decimal };
}

function cellsOf(line: string, decimal: '.' | ','): string[] {
  const separator = line.includes('\t') ? '\t' : line.includes(';') ? ';' : decimal === '.' ? ',' : '\t';
  return line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** A date, or the first day of a month written as one: `2026-10`, `Oct 2026`. */
function readDate(cell: string, order: DateOrder): PlainDate | null {
  const month = MONTH.exec(cell.trim());
  if (!month) return readWrittenDate(cell, order);
  return month[1]
    ? readWrittenDate(`${month[1]}-${month[2]}-1`, 'ymd')
    : readWrittenDate(`1 ${month[3]} ${month[4]}`, 'dmy');
}
