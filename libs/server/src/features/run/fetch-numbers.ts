import type { Connector, Exchange, KeptDays, KeptWanted, Point, Window } from '@workback/connectors/connector';
import { ConnectorError } from '@workback/connectors/connector-error';
import type { OutboundClient } from '@workback/connectors/outbound/outbound-client';
import { connectorFor } from '@workback/connectors/registry';
import { addDays, type PlainDate } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import type { Aggregation } from '@workback/domain/kpi/aggregation';
import { admitSliced, type Dimension, type Slice } from '@workback/domain/kpi/dimension';
import { type Admission, admitRows, EARLIEST_DATE } from '@workback/domain/kpi/observation';

/** Days before the last stored one that every pull asks for again, so that late and corrected values arrive. */
const LOOK_BACK_DAYS = 120;

/** Days before today that a first pull asks for, where the source computes an answer for every day of the window. */
const FIRST_DAYS: Readonly<Record<string, number>> = { prometheus: 730 };

/** Refused rows that are kept with their reasons. */
const SHOWN_REFUSALS = 20;

/** What to ask of which source. */
export interface Ask {
  readonly connector: string | null;
  readonly config: unknown;
  readonly query: unknown;
  readonly aggregation: Aggregation;
  /** What the KPI is broken down by; a trial has none. */
  readonly dimension?: Dimension | null;
  readonly timeZone: string;
  readonly latestDay: PlainDate | null;
  /** The days to ask for, when they are not the usual ones. */
  readonly windowFrom?: PlainDate | null;
  readonly windowTo?: PlainDate | null;
  readonly nowMs: number;
}

/** What became of the rows that a source gave. */
export interface RowCounts {
  readonly rowsIn: number;
  readonly blanks: number;
  readonly outsideWindow: number;
  readonly refused: number;
  /** The first refused rows by their place in the answer, from 1. */
  readonly refusals: readonly { readonly row: number; readonly reason: string }[];
}

/** Told what a pull sees on its way, so that one that fails can show it. */
export type Observer = (seen: Exchange & Partial<RowCounts>) => void;

export interface Numbers extends RowCounts {
  /** One a day, in date order. */
  readonly points: readonly { date: PlainDate; value: number }[];
  /** The numbers by value, where the KPI has a dimension; `points` then holds only a total that the source gives. */
  readonly slices: readonly Slice[];
  readonly message: string;
  readonly sample: string;
  readonly request: string;
  readonly tookMs: number;
}

/** Asks a source and lets in only what can be stored; anything else is a ConnectorError that says what came back. */
export async function fetchNumbers(
  ask: Ask,
  secret: Readonly<Record<string, string>>,
  outbound: OutboundClient,
  signal: AbortSignal,
  { observe, kept }: { observe?: Observer; kept?: (wanted: KeptWanted) => Promise<KeptDays> } = {},
): Promise<Numbers> {
  const connector = connectorFor(ask.connector ?? '');
  if (!connector) throw new ConnectorError('config-invalid', 'This KPI has no source that can be pulled.');
  const today = plainDateIn(ask.nowMs, ask.timeZone);
  const result = await connector.fetch({
    config: settings(connector.configSchema, ask.config, 'source'),
    query: settings(connector.querySchema, ask.query, 'query'),
    secret,
    window: windowOf(ask, connector.kind, today),
    valueDate: today,
    timeZone: ask.timeZone,
    signal,
    outbound,
    kept,
    observe,
  });
  if (ask.windowFrom && result.shape === 'number')
    throw new ConnectorError(
      'not-dated-rows',
      'The source answers with one number for today; only a source that answers with dated rows can be asked for the past.',
    );
  const { accepted, refused, combinedDays, slices } = admitted(result.points, today, ask);
  const counts: RowCounts = {
    rowsIn: result.points.length + result.blanks + result.outsideWindow,
    blanks: result.blanks,
    outsideWindow: result.outsideWindow,
    refused: refused.length,
    refusals: refused.slice(0, SHOWN_REFUSALS).map(({ index, reason }) => ({ row: index + 1, reason })),
  };
  observe?.(counts);
  const [first] = refused;
  if (first)
    throw new ConnectorError(
      'not-a-number',
      `${first.reason} ${refused.length} of ${result.points.length} rows were refused, so nothing was stored.`,
    );
  const notes = [
    slices.length > 0 ? `${slices.length} ${slices.length === 1 ? 'value' : 'values'} of ${ask.dimension?.name}.` : '',
    accepted.length === 0 && slices.length === 0
      ? 'The source has no rows for the days asked for.'
      : accepted.length === 0
        ? ''
        : `${accepted.length} ${accepted.length === 1 ? 'number' : 'days'}.`,
    combinedDays > 0 ? `${combinedDays} days had several rows, combined by ${ask.aggregation}.` : '',
    result.blanks > 0 ? `${result.blanks} rows had no value.` : '',
  ];
  return {
    ...counts,
    points: accepted,
    slices,
    message: notes.filter((note) => note !== '').join(' '),
    sample: result.sample,
    request: result.request,
    tookMs: result.tookMs,
  };
}

/** The rows after the gate; without a dimension, or when the query names none, a day is one number. */
function admitted(
  rows: readonly Point[],
  today: PlainDate,
  { aggregation, dimension = null }: Ask,
): Admission & { readonly slices: readonly Slice[] } {
  if (dimension === null || rows.every(({ slice }) => slice === undefined)) {
    return { ...admitRows(rows, today, aggregation), slices: [] };
  }
  const { slices, given, refused, combinedDays } = admitSliced(rows, today, aggregation, dimension);
  return { accepted: given, refused, combinedDays, slices };
}

function windowOf({ windowFrom, windowTo, latestDay }: Ask, kind: string, today: PlainDate): Window {
  if (windowFrom && windowTo) return { from: windowFrom, to: windowTo };
  const from = latestDay === null ? firstDayAsked(kind, today) : addDays(latestDay, -LOOK_BACK_DAYS);
  return { from, to: addDays(today, 1) };
}

function firstDayAsked(kind: string, today: PlainDate): PlainDate {
  const days = FIRST_DAYS[kind];
  return days === undefined ? EARLIEST_DATE : addDays(today, -days);
}

function settings(schema: Connector['configSchema'], value: unknown, what: string): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ConnectorError(
    'config-invalid',
    `The settings of the ${what} are not usable: ${issue?.path.join('.')} ${issue?.message}.`,
  );
}
