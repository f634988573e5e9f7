import { z } from 'zod';
import { describeValue, quoted } from '../answer/describe-value.js';
import { refuseMarkup } from '../answer/html-page.js';
import { parseJson } from '../answer/json-text.js';
import { ConnectorError } from '../connector-error.js';

const sample = z.tuple([z.number(), z.string()]);
const labels = z.record(z.string(), z.string());
const answerSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('error'), errorType: z.string().default('unknown'), error: z.string().default('') }),
  z.object({
    status: z.literal('success'),
    data: z.discriminatedUnion('resultType', [
      z.object({
        resultType: z.literal('vector'),
        result: z.array(z.object({ metric: labels, value: sample.optional() })),
      }),
      z.object({
        resultType: z.literal('matrix'),
        result: z.array(z.object({ metric: labels, values: z.array(sample).default([]) })),
      }),
      z.object({ resultType: z.literal('scalar'), result: sample }),
      z.object({ resultType: z.literal('string'), result: sample }),
    ]),
  }),
]);

/** Timestamp in seconds and the value as Prometheus writes it. */
export type PrometheusSample = readonly [number, string];

/** The samples of the one series an answer may hold. Throws ConnectorError listing the series when there are more. */
export function readPrometheusAnswer(text: string): PrometheusSample[] {
  refuseMarkup(text, 'a Prometheus answer');
  const json = parseJson(text);
  const parsed = answerSchema.safeParse(json);
  if (!parsed.success) {
    throw new ConnectorError('not-json', `The answer is ${describeValue(json)} and not one of Prometheus.`);
  }
  const answer = parsed.data;
  if (answer.status === 'error') {
    const retryable = ['timeout', 'unavailable', 'internal', 'canceled'].includes(answer.errorType);
    throw new ConnectorError(
      'query-failed',
      `Prometheus refused the query (${quoted(answer.errorType, 40)}): ${quoted(answer.error, 200)}.`,
      { retryable },
    );
  }
  const { data } = answer;
  if (data.resultType === 'string') {
    throw new ConnectorError('not-a-number', `The query returns ${describeValue(data.result[1])} instead of a number.`);
  }
  if (data.resultType === 'scalar') return [data.result];
  oneSeries(data.result.map((series) => series.metric));
  if (data.resultType === 'matrix') return data.result[0]?.values ?? [];
  const value = data.result[0]?.value;
  if (value === undefined)
    throw new ConnectorError('not-a-number', 'The query returns a histogram instead of a number.');
  return [value];
}

function oneSeries(found: readonly Record<string, string>[]): void {
  if (found.length === 0)
    throw new ConnectorError('no-data', 'The query matched no series at that time.', { retryable: true });
  if (found.length === 1) return;
  const shown = found.slice(0, 5).map((metric) => {
    const pairs = Object.entries(metric).map(([name, value]) => `${name}="${value.slice(0, 40)}"`);
    return `{${pairs.join(', ').slice(0, 160)}}`;
  });
  throw new ConnectorError(
    'several-series',
    `The query matched ${found.length} series instead of one: ${shown.join(' ')}${found.length > 5 ? ' …' : ''}. Aggregate them or choose one.`,
  );
}
