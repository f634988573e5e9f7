import { CsvError, parse } from 'csv-parse/sync';
import { WbrProblem } from './wbr-problem.js';

/** A CSV file as columns of texts; the first line names them. */
export interface Table {
  readonly file: string;
  readonly columns: ReadonlyMap<string, readonly string[]>;
  readonly rows: number;
}

/** Reads a CSV text. Throws WbrProblem naming the file and line. */
export function readTable(text: string, file: string, delimiter: string): Table {
  const lines = text.includes('"') ? quotedLines(text, file, delimiter) : plainLines(text, delimiter);
  const header = lines.shift()?.map((title) => title.trim());
  if (!header || header.every((title) => title === '')) throw new WbrProblem(`${file} is empty.`);
  const repeated = header.find((title, at) => title !== '' && header.indexOf(title) !== at);
  if (repeated !== undefined) throw new WbrProblem(`${file} has two columns named “${repeated}”.`);
  const columns = header.map(() => new Array<string>(lines.length));
  lines.forEach((cells, at) => {
    if (cells.length !== header.length) {
      const has = `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`;
      throw new WbrProblem(`${file}: row ${at + 1} below the header has ${has}; the header has ${header.length}.`);
    }
    cells.forEach((cell, column) => ((columns[column] as string[])[at] = cell));
  });
  return { file, rows: lines.length, columns: new Map(header.map((title, at) => [title, columns[at] as string[]])) };
}

/** Without quotes a line break ends a row and a delimiter a cell, wherever they stand: splitting is exact, and quick. */
function plainLines(text: string, delimiter: string): string[][] {
  const lines: string[][] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/))
    if (line !== '') lines.push(line.split(delimiter));
  return lines;
}

function quotedLines(text: string, file: string, delimiter: string): string[][] {
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true }) as string[][];
  } catch (error) {
    if (error instanceof CsvError) throw new WbrProblem(`${file} cannot be read as CSV: ${error.message}`);
    throw error;
  }
}
