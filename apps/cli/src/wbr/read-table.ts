import { WbrProblem } from './wbr-problem.js';

/** One column of a table, row by row. */
export interface Column {
  text(row: number): string;
  /** The number of a cell of at most 15 digits and one point, as most cells are; NaN for any other. */
  plainNumber(row: number): number;
}

/** A CSV file by columns; the first line names them. */
export interface Table {
  readonly file: string;
  readonly columns: ReadonlyMap<string, Column>;
  readonly rows: number;
}

/** Reads a CSV text; the delimiter is one character. Throws WbrProblem naming the file and line. */
export async function readTable(text: string, file: string, delimiter: string): Promise<Table> {
  const { header, rows, column } = text.includes('"')
    ? quotedCells(await parsedLines(text, file, delimiter), file)
    : plainCells(text, file, delimiter);
  const titles = header.map((title) => title.trim());
  if (titles.every((title) => title === '')) throw new WbrProblem(`${file} is empty.`);
  const repeated = titles.find((title, at) => title !== '' && titles.indexOf(title) !== at);
  if (repeated !== undefined) throw new WbrProblem(`${file} has two columns named “${repeated}”.`);
  return { file, rows, columns: new Map(titles.map((title, at) => [title, column(at)])) };
}

interface Cells {
  readonly header: readonly string[];
  readonly rows: number;
  column(at: number): Column;
}

const LINE_FEED = 10;
const RETURN = 13;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Without quotes a line break ends a row and a delimiter a cell, wherever they stand. Only where cells begin is noted: most
 * of them become numbers, and a text of their own would cost more than everything else.
 */
function plainCells(text: string, file: string, delimiter: string): Cells {
  const separator = delimiter.charCodeAt(0);
  const begin = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  let width = 0;
  let header: string[] = [];
  let starts = new Int32Array(0);
  let filled = 0;
  let cells: number[] = [begin];
  let rows = -1;
  for (let at = begin; at <= text.length; at += 1) {
    const code = at === text.length ? LINE_FEED : text.charCodeAt(at);
    if (code === separator) {
      cells.push(at + 1);
      continue;
    }
    if (code !== LINE_FEED && code !== RETURN) continue;
    const first = cells[0] as number;
    // Also the second half of a Windows line break.
    if (at > first) {
      if (rows < 0) {
        width = cells.length;
        header = cells.map((from, i) => text.slice(from, (cells[i + 1] ?? at + 1) - 1));
      } else {
        refuseOtherWidth(cells.length, width, rows, file);
        if (filled + width + 1 > starts.length) starts = grown(starts, filled + width + 1);
        for (const from of cells) starts[filled++] = from;
        // Where the next cell would begin, had the row one more.
        starts[filled++] = at + 1;
      }
      rows += 1;
    }
    cells = [at + 1];
  }
  const noted = starts;
  const place = (row: number, column: number): number => row * (width + 1) + column;
  return {
    header,
    rows: Math.max(0, rows),
    column: (at) => ({
      text: (row) => text.slice(noted[place(row, at)], (noted[place(row, at) + 1] as number) - 1),
      plainNumber: (row) =>
        plainNumber(text, noted[place(row, at)] as number, (noted[place(row, at) + 1] as number) - 1),
    }),
  };
}

function grown(starts: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(least, starts.length * 2, 4_096));
  larger.set(starts);
  return larger;
}

function refuseOtherWidth(width: number, expected: number, row: number, file: string): void {
  if (width === expected) return;
  const has = `${width} ${width === 1 ? 'cell' : 'cells'}`;
  throw new WbrProblem(`${file}: row ${row + 1} below the header has ${has}; the header has ${expected}.`);
}

async function parsedLines(text: string, file: string, delimiter: string): Promise<string[][]> {
  // Brought when it is needed: most files have no quotes.
  const { CsvError, parse } = await import('csv-parse/sync');
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true }) as string[][];
  } catch (error) {
    if (error instanceof CsvError) throw new WbrProblem(`${file} cannot be read as CSV: ${error.message}`);
    throw error;
  }
}

function quotedCells([header = [], ...lines]: string[][], file: string): Cells {
  lines.forEach((cells, row) => refuseOtherWidth(cells.length, header.length, row, file));
  const cell = (row: number, column: number): string => (lines[row] as string[])[column] as string;
  return {
    header,
    rows: lines.length,
    column: (at) => ({
      text: (row) => cell(row, at),
      plainNumber: (row) => plainNumber(cell(row, at), 0, cell(row, at).length),
    }),
  };
}

const MOST_DIGITS = 15;
const POWERS = Array.from({ length: MOST_DIGITS + 1 }, (_, power) => 10 ** power);
const POINT = 46;

/**
 * Both the digits and the power of ten are exact, so their quotient is the nearest number, as `Number` would have it, in a
 * third of the time.
 */
function plainNumber(text: string, from: number, to: number): number {
  let digits = 0;
  let count = 0;
  let decimals = -1;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === POINT && decimals < 0) {
      decimals = 0;
      continue;
    }
    if (code < 48 || code > 57 || count === MOST_DIGITS) return Number.NaN;
    digits = digits * 10 + code - 48;
    count += 1;
    if (decimals >= 0) decimals += 1;
  }
  return count === 0 ? Number.NaN : digits / (POWERS[Math.max(0, decimals)] as number);
}
