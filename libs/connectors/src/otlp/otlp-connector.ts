import { z } from 'zod';
import { printable } from '../answer/describe-value.js';
import { ConnectorError } from '../connector-error.js';
import type { Connector } from '../connector.js';

const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(value), 'contains control characters');

/** Nothing to set: programs send to the address of the source. */
export const otlpConfigSchema = z.strictObject({});

/** A query over points that OpenTelemetry sent: a metric, and how the points of a day become its number. */
export const otlpQuerySchema = z.strictObject({
  metric: text(255).min(1),
  /** Only points with these attributes. */
  attributes: z
    .record(text(255), text(1_000))
    .refine((attributes) => Object.keys(attributes).length <= 20, 'has more than 20 attributes')
    .default({}),
  take: z.enum(['sum', 'increase', 'last', 'mean', 'min', 'max']).default('last'),
});

export type OtlpQuery = z.output<typeof otlpQuerySchema>;

const ADDS_UP: ReadonlySet<OtlpQuery['take']> = new Set(['sum', 'increase']);

/** Metrics that programs send by OTLP over HTTP in JSON; they are kept, and read here like any other source. */
export const otlpConnector: Connector<Record<string, never>, OtlpQuery> = {
  kind: 'otlp',
  title: 'OpenTelemetry (OTLP)',
  configSchema: otlpConfigSchema,
  querySchema: otlpQuerySchema,
  secretFields: [],
  secretScope: () => '',
  summarise: wordsOf,
  async fetch({ query, window, timeZone, kept, observe }) {
    const started = performance.now();
    const request = `Points that were sent: ${wordsOf(query)}`;
    observe?.({ request });
    if (!kept) throw new ConnectorError('config-invalid', 'Points that were sent cannot be read from here.');
    const { days, series } = await kept({ ...query, window, timeZone });
    if (days.length === 0) {
      const said = `No point of ${printable(query.metric)} with these attributes was sent for the days asked for. Points are kept from the moment on that a KPI asks for their metric.`;
      throw new ConnectorError('no-data', said);
    }
    if (series.length > 1 && !ADDS_UP.has(query.take)) {
      const shown = series.slice(0, 3).map((one) => JSON.stringify(one));
      const said = `The metric has several series: ${shown.join(', ')}. Name attributes that choose one, or add them up with sum or increase.`;
      throw new ConnectorError('several-series', printable(said));
    }
    return {
      points: days.map(({ date, value }) => ({ date, value })),
      shape: 'rows',
      blanks: 0,
      outsideWindow: 0,
      request,
      sample: days
        .slice(-5)
        .map(({ date, value, points }) => `${date}: ${value} out of ${points} points`)
        .join('; ')
        .slice(0, 500),
      bytes: 0,
      tookMs: performance.now() - started,
    };
  },
};

function wordsOf({ metric, attributes, take }: OtlpQuery): string {
  const only = Object.entries(attributes).map(([name, value]) => `${name}=${value}`);
  return printable(`${take} of ${metric}${only.length > 0 ? ` where ${only.join(', ')}` : ''} each day`).slice(0, 300);
}
