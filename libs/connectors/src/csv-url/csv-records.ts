import { CsvError, parse } from 'csv-parse/sync';
import { quoted } from '../answer/describe-value.js';
import { ConnectorError } from '../connector-error.js';
import { MAX_SAMPLES } from '../connector.js';

/** One row of a file and the line it ends on. */
export interface CsvRecord {
  readonly record: string[];
  readonly line: number;
}

/** Every row of a CSV text, the header too; `auto` finds the delimiter. Throws ConnectorError 'not-csv'. */
export function csvRecords(text: string, delimiter: string): CsvRecord[] {
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter: delimiter === 'auto' ? delimiterOf(text) : delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
      info: true,
      to: MAX_SAMPLES + 2,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as unknown as { lines?: number }).lines);
    const place = Number.isFinite(line) ? ` near line ${line}` : '';
    throw new ConnectorError('not-csv', `The file cannot be read as CSV${place}; it starts with ${quoted(text, 60)}.`, {
      detail: error.code,
    });
  }
}

/** The mark that stands most often in the first line, outside of quotes; a comma when none does. */
function delimiterOf(text: string): string {
  const [first = ''] = text.slice(0, 100_000).split(/\r?\n/, 1);
  const bare = first.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((mark) => [mark, bare.split(mark).length - 1] as const);
  return counts.reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}
