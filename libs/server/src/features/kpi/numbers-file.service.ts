import { Injectable } from '@nestjs/common';
import { decodeText } from '@workback/connectors/answer/decode-text';
import { ConnectorError } from '@workback/connectors/connector-error';
import { csvFileSchema, type CsvFile, readCsv } from '@workback/connectors/csv-url/read-csv';
import type { numbersFileReadSchema, numbersFileSchema } from '@workback/contracts/kpi/kpi.schemas';
import { addDays } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { admitSliced, totalsOf } from '@workback/domain/kpi/dimension';
import { type Admission, admitRows, EARLIEST_DATE } from '@workback/domain/kpi/observation';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { invalid, notFound } from '../../platform/errors/failure.js';
import { fieldErrors } from '../source/source-settings.js';
import { KpiNumbersRepository, type WritableKpi } from './kpi-numbers.repository.js';
import { KpiNumbersService, type Writer } from './kpi-numbers.service.js';

const SHOWN_POINTS = 50;
const MOST_ERRORS = 100;

/** Numbers out of a CSV file or a pasted sheet: shown first, then stored, all of them or none. */
@Injectable()
export class NumbersFileService {
  constructor(
    private readonly numbers: KpiNumbersRepository,
    private readonly writes: KpiNumbersService,
    private readonly clock: Clock,
  ) {}

  async read(
    workspaceId: string,
    kpiId: string,
    input: z.output<typeof numbersFileSchema>,
    writer: Writer,
    key: string | undefined,
  ): Promise<z.output<typeof numbersFileReadSchema>> {
    const kpi = await this.numbers.writable(workspaceId, kpiId);
    if (!kpi) throw notFound('KPI');
    const today = plainDateIn(this.clock.now().getTime(), kpi.timeZone);
    const parsed = csvFileSchema.safeParse(input.format);
    if (!parsed.success) throw invalid(fieldErrors('format', parsed.error.issues));
    const rows = rowsOf(input.content, parsed.data, today, kpi.timeZone);
    const { accepted, refused, combinedDays, written } = admitted(rows.points, today, kpi);
    if (refused.length > 0) {
      throw invalid(refused.slice(0, MOST_ERRORS).map(({ reason }) => ({ field: 'content', message: reason })));
    }
    if (rows.outsideWindow > 0) {
      const which = rows.outsideWindow === 1 ? 'One row is' : `${rows.outsideWindow} rows are`;
      const message = `${which} dated before ${EARLIEST_DATE} or more than a day ahead.`;
      throw invalid([{ field: 'content', message }]);
    }
    if (accepted.length === 0) throw invalid([{ field: 'content', message: 'There is no number in it.' }]);
    const read = {
      points: accepted.slice(0, SHOWN_POINTS).map(({ date, value }) => ({ date, value })),
      totalPoints: accepted.length,
      lastDate: accepted.at(-1)?.date ?? null,
      blanks: rows.blanks,
      combinedDays,
    };
    if (input.preview) return { ...read, written: null };
    const body = { points: written, note: input.note };
    return { ...read, written: await this.writes.write(workspaceId, kpiId, body, writer, key) };
  }
}

/** The rows after the gate, and as they are written: by value where the KPI has a dimension. */
function admitted(
  rows: ReturnType<typeof readCsv>['points'],
  today: string,
  { aggregation, dimension }: WritableKpi,
): Omit<Admission, 'accepted'> & {
  accepted: readonly { date: string; value: number }[];
  written: { date: string; value: number; slice?: string }[];
} {
  if (dimension === null) {
    const all = admitRows(rows, today, aggregation);
    return { ...all, written: [...all.accepted] };
  }
  const { slices, given, refused, combinedDays } = admitSliced(rows, today, aggregation, dimension);
  const written = [...given, ...slices.flatMap(({ slice, points }) => points.map((point) => ({ ...point, slice })))];
  const accepted =
    dimension.total === 'given' || dimension.total === 'none' ? written : totalsOf(slices, dimension.total);
  const inOrder = [...accepted].sort((a, b) => (a.date < b.date ? -1 : 1));
  return { accepted: inOrder, refused, combinedDays, written };
}

function rowsOf(
  content: string,
  { encoding, ...format }: CsvFile,
  today: string,
  timeZone: string,
): ReturnType<typeof readCsv> {
  const text = decodeText(Buffer.from(content, 'base64'), encoding, undefined);
  try {
    const window = { from: EARLIEST_DATE, to: addDays(today, 1) };
    return readCsv(text, format, { window, valueDate: today, timeZone });
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    throw invalid([{ field: 'content', message: error.message }]);
  }
}
