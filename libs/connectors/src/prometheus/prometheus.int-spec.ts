import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOutboundClient, type OutboundClient } from '../outbound/outbound-client.js';
import { describeConnector, failure, pull } from '../testing/connector-suite.js';
import { type FakeSource, startFakeSource } from '../testing/fake-source.js';
import { httpSituations } from '../testing/http-situations.js';
import { describeHttpConnector } from '../testing/http-suite.js';
import { prometheusConnector as connector, prometheusQuerySchema } from './prometheus-connector.js';

let source: FakeSource;
let outbound: OutboundClient;
let hurried: OutboundClient;

beforeAll(async () => {
  source = await startFakeSource();
  const allowList = [source.hostPort, '127.0.0.1:1'];
  outbound = createOutboundClient({ allowList });
  hurried = createOutboundClient({ allowList, limits: { totalMs: 1_000 } });
});
afterAll(async () => {
  await Promise.all([outbound.close(), hurried.close()]);
  await source.close();
});

const instant = prometheusQuerySchema.parse({ promql: 'sum(orders)', mode: 'instant' });
const range = prometheusQuerySchema.parse({ promql: 'increase(orders[1d])' });
const vector = (...values: string[]): string =>
  JSON.stringify({
    status: 'success',
    data: {
      resultType: 'vector',
      result: values.map((value, i) => ({ metric: { job: `number-secret-${i}` }, value: [1773532800.1, value] })),
    },
  });
const matrix = (values: [number, string][]): string =>
  JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [{ metric: {}, values }] } });
/** The second a day of 2026 ends in Berlin. */
const end = (month: number, day: number, summer = false): number =>
  Date.UTC(2026, month - 1, day, summer ? 22 : 23) / 1_000;

describeConnector({
  connector,
  outbound: () => outbound,
  hurried: () => ({ outbound: hurried }),
  situations: {
    ...httpSituations(() => source, {
      number: vector('42.5'),
      numberQuery: instant,
      rows: '',
      rowsQuery: range,
      text: '{"status":"success","data":{"resultType":"string","result":[1,"twelve"]}}',
      notFinite: vector('NaN'),
      tooManyRows: matrix(Array.from({ length: 10_001 }, () => [end(3, 1), '1'])),
    }),
    rows: () => {
      source.answer((request, response) => {
        const start = Number(new URL(request.url ?? '', source.url).searchParams.get('start'));
        response.end(
          start === end(3, 1)
            ? matrix([
                [end(3, 1), '2'],
                [end(3, 2), '3'],
              ])
            : matrix([[end(3, 29, true), '4']]),
        );
      });
      return { config: connector.configSchema.parse({ url: source.url }), query: range };
    },
  },
  expectedRows: {
    points: [
      { date: '2026-03-01', value: 2 },
      { date: '2026-03-02', value: 3 },
      { date: '2026-03-29', value: 4 },
    ],
    blanks: 0,
    outsideWindow: 0,
  },
});

describeHttpConnector({
  connector,
  outbound: () => outbound,
  source: () => source,
  question: () => ({ config: { url: source.url }, query: instant }),
  good: vector('1'),
});

describe('prometheus', () => {
  const ask = (query = instant) =>
    pull(connector, { config: connector.configSchema.parse({ url: `${source.url}/prom/` }), query }, outbound);

  it('asks the query API below the address of the source', async () => {
    source.text(vector('1'));
    await ask();
    expect(source.seen[0]?.url).toBe('/prom/api/v1/query?query=sum(orders)');
  });

  it('refuses several series and lists their labels', async () => {
    source.text(vector('1', '2'));
    const error = await failure(ask());
    expect(error.code).toBe('several-series');
    expect(error.message).toContain('matched 2 series instead of one: {job="number-secret-0"} {job="number-secret-1"}');
  });

  it.each([
    [
      '{"status":"error","errorType":"bad_data","error":"parse error: unexpected }"}',
      400,
      'query-failed',
      'parse error: unexpected }',
    ],
    ['{"status":"error","errorType":"timeout","error":"query timed out"}', 422, 'query-failed', 'timed out'],
    ['{"status":"success","data":{"resultType":"vector","result":[]}}', 200, 'no-data', 'matched no series'],
    [
      '{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"histogram":[1,{}]}]}}',
      200,
      'not-a-number',
      'histogram',
    ],
    ['{"hello":1}', 200, 'not-json', 'an object with the field hello and not one of Prometheus'],
    ['[]', 400, 'not-json', 'an empty list'],
  ])('%s is refused', async (body, status, code, words) => {
    source.text(body, { status });
    const error = await failure(ask());
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
  });

  it.each(['+Inf', '-Inf', 'NaN'])('refuses the sample %s', async (value) => {
    source.text(matrix([[end(3, 1), value]]));
    expect((await failure(ask(range))).message).toContain(`The sample of 2026-03-01 is the text "${value}"`);
  });

  it('refuses a sample for a moment it did not ask for', async () => {
    source.text(matrix([[12_345, '1']]));
    expect((await failure(ask(range))).code).toBe('bad-date');
  });
});
