import { z } from 'zod';
import { checkSampleCount, PointCollector } from '../answer/collect-points.js';
import { numberFromText } from '../answer/read-number.js';
import { ConnectorError } from '../connector-error.js';
import type { Connector, FetchResult } from '../connector.js';
import { askHttpSource, type HttpText } from '../http-source/ask-http-source.js';
import { type HttpSourceConfig, httpSecretScope, httpSourceConfigSchema } from '../http-source/http-source-config.js';
import { dayEnds, evenRanges } from './day-ends.js';
import { readPrometheusAnswer } from './prometheus-answer.js';

/**
 * A PromQL query. `range` evaluates it at the end of every day of the window in the KPI's zone, so `increase(x[1d])`
 * is that day's increase; `instant` evaluates it now.
 */
export const prometheusQuerySchema = z.strictObject({
  promql: z.string().trim().min(1).max(4_000),
  mode: z.enum(['instant', 'range']).default('range'),
});

export type PrometheusQuery = z.output<typeof prometheusQuerySchema>;

const MAX_DAYS = 10_000;

/** A Prometheus server, or anything that answers its query API. */
export const prometheusConnector: Connector<HttpSourceConfig, PrometheusQuery> = {
  kind: 'prometheus',
  title: 'Prometheus',
  configSchema: httpSourceConfigSchema,
  querySchema: prometheusQuerySchema,
  secretFields: ['secret'],
  secretScope: httpSecretScope,
  summarise: ({ promql, mode }) => `${promql} (${mode === 'range' ? 'at the end of each day' : 'now'})`,
  async fetch(request): Promise<FetchResult> {
    const { query, window, valueDate, timeZone } = request;
    const ask = (path: string): Promise<HttpText> =>
      askHttpSource(request, { path, accept: 'application/json', readStatuses: [400, 422] });
    const promql = encodeURIComponent(query.promql);

    if (query.mode === 'instant') {
      const answer = await ask(`/api/v1/query?query=${promql}`);
      const samples = readPrometheusAnswer(answer.text);
      const value = value1(samples);
      return result([answer], { points: [{ date: valueDate, value }], blanks: 0, outsideWindow: 0 }, 'number');
    }

    const ends = dayEnds(window, timeZone);
    if (ends.size === 0 || ends.size > MAX_DAYS) checkSampleCount(Math.max(ends.size, 1));
    const collected = new PointCollector(window);
    const answers: HttpText[] = [];
    for (const { start, end } of evenRanges(ends.keys())) {
      const answer = await ask(`/api/v1/query_range?query=${promql}&start=${start}&end=${end}&step=86400`);
      answers.push(answer);
      const samples = readPrometheusAnswer(answer.text);
      checkSampleCount(samples.length);
      for (const [at, text] of samples) {
        const date = ends.get(Math.round(at));
        if (date === undefined)
          throw new ConnectorError('bad-date', `The answer has a sample at ${at}, which was not asked for.`);
        collected.add(date, numberFromText(text, `The sample of ${date}`));
      }
    }
    return result(answers, collected, 'rows');
  },
};

function value1(samples: readonly (readonly [number, string])[]): number {
  const only = samples[0];
  if (samples.length !== 1 || only === undefined) {
    throw new ConnectorError(
      'not-a-number',
      `The query returns ${samples.length} samples instead of one number; choose the range mode.`,
    );
  }
  return numberFromText(only[1], 'The value');
}

function result(
  answers: readonly HttpText[],
  read: Omit<PointCollector, 'add'>,
  shape: FetchResult['shape'],
): FetchResult {
  const [first] = answers;
  return {
    points: read.points,
    shape,
    blanks: read.blanks,
    outsideWindow: read.outsideWindow,
    request: `${first?.request ?? ''}${answers.length > 1 ? ` and ${answers.length - 1} more over clock changes` : ''}`,
    sample: first?.sample ?? '',
    bytes: answers.reduce((sum, answer) => sum + answer.bytes, 0),
    tookMs: answers.reduce((sum, answer) => sum + answer.tookMs, 0),
  };
}
