import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOutboundClient, type OutboundClient } from '../outbound/outbound-client.js';
import { describeConnector, failure, pull } from '../testing/connector-suite.js';
import { type FakeSource, startFakeSource } from '../testing/fake-source.js';
import { httpSituations } from '../testing/http-situations.js';
import { describeHttpConnector } from '../testing/http-suite.js';
import { httpJsonConnector as connector, type HttpJsonQuery, httpJsonQuerySchema } from './http-json-connector.js';

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

const numberQuery = httpJsonQuerySchema.parse({ read: { shape: 'number', valuePath: 'data.total' } });
const rowsQuery = httpJsonQuerySchema.parse({
  read: { shape: 'rows', rowsPath: 'days', datePath: 'day', valuePath: 'v' },
});
const days = [
  { day: '2026-02-27', v: 1 },
  { day: '2026-03-01', v: 2 },
  { day: '2026-03-02T08:00:00Z', v: 3 },
  { day: '2026-03-01T23:30:00.000Z', v: 3 },
  { day: '2026-03-03', v: null },
  { day: '2026-04-01', v: 9 },
];

describeConnector({
  connector,
  outbound: () => outbound,
  hurried: () => ({ outbound: hurried }),
  situations: httpSituations(() => source, {
    number: '{"data":{"total":42.5,"token":"number-secret"}}',
    numberQuery,
    rows: JSON.stringify({ days }),
    rowsQuery,
    text: '{"data":{"total":"12"}}',
    notFinite: '{"data":{"total":1e999}}',
    tooManyRows: JSON.stringify({ days: Array.from({ length: 10_001 }, () => ({ day: '2026-03-01', v: 1 })) }),
  }),
  expectedRows: {
    points: [
      { date: '2026-03-01', value: 2 },
      { date: '2026-03-02', value: 3 },
      { date: '2026-03-02', value: 3 },
    ],
    blanks: 1,
    outsideWindow: 2,
  },
});

describeHttpConnector<HttpJsonQuery>({
  connector,
  outbound: () => outbound,
  source: () => source,
  question: () => ({ config: { url: source.url }, query: numberQuery }),
  good: '{"data":{"total":1}}',
});

describe('http-json', () => {
  const ask = (query: object, config: object = {}) =>
    pull(
      connector,
      { config: { url: source.url, ...config } as never, query: httpJsonQuerySchema.parse(query) },
      outbound,
    );
  const number = (valuePath: string, more: object = {}) => ask({ read: { shape: 'number', valuePath }, ...more });

  it.each([
    ['{"a":', 'a', 'not-json', 'broken JSON; it starts with "{\\"a\\":"'],
    ['hello', 'a', 'not-json', 'not JSON; it starts with "hello"'],
    ['', 'a', 'not-json', 'empty'],
    ['{"a":NaN}', 'a', 'not-json', 'broken JSON'],
    ['[1,2]', '@', 'not-a-number', 'a list of 2'],
    ['{"a":{"b":1,"c":2}}', 'a', 'not-a-number', 'an object with the fields b, c'],
    ['{"a":true}', 'a', 'not-a-number', 'the truth value true'],
    ['{"b":1}', 'a', 'not-a-number', 'nothing (null)'],
    ['{"a":"NaN"}', 'a', 'not-a-number', 'the text "NaN"'],
    ['{"a":"x"}', 'sum(a)', 'bad-expression', 'does not fit'],
    ['<?xml version="1.0"?><a/>', 'a', 'html-page', 'XML'],
    [`${'['.repeat(100)}1${']'.repeat(100)}`, '@', 'not-json', 'nested deeper'],
  ])('%s at %s is %s', async (body, path, code, words) => {
    source.text(body);
    const error = await failure(number(path));
    expect(error.code).toBe(code);
    expect(error.message.replaceAll('"', '\\"')).toContain(words.replaceAll('\\"', '"').replaceAll('"', '\\"'));
  });

  it('takes numbers written as text only when told to', async () => {
    source.text('{"a":"12.50"}');
    expect((await failure(number('a'))).message).toContain('allow numbers written as text');
    expect((await number('a', { numericText: true })).points[0]?.value).toBe(12.5);
    source.text('{"a":"0x10"}');
    expect((await failure(number('a', { numericText: true }))).code).toBe('not-a-number');
  });

  it('fills the window into the address and the body', async () => {
    source.text('{"a":1}');
    await number('a', { path: '/v1?from={{from}}&to={{ to }}', method: 'POST', body: '{"since":"{{from}}"}' });
    expect(source.seen[0]).toMatchObject({
      method: 'POST',
      url: '/v1?from=2026-03-01&to=2026-03-31',
      body: '{"since":"2026-03-01"}',
    });
  });

  it('keeps the query on the host of the source', async () => {
    for (const path of ['@evil.example/', '.evil.example', ':80/', '//evil.example/', 'x', '\\evil']) {
      expect(httpJsonQuerySchema.safeParse({ path, read: { shape: 'number', valuePath: 'a' } }).success).toBe(false);
    }
  });

  it('never reads prototypes', async () => {
    source.text('{"__proto__":{"x":7},"list":[1]}');
    expect((await number('__proto__.x')).points[0]?.value).toBe(7);
    for (const path of ['toString', 'constructor', 'list.constructor', 'list.length', 'list[0].constructor']) {
      expect((await failure(number(path))).message).toContain('nothing (null)');
    }
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('stops an expression that runs away', async () => {
    source.text(JSON.stringify({ a: Array.from({ length: 300 }, (_, i) => i) }));
    const started = performance.now();
    const error = await failure(number('length(map(&map(&map(&map(&@, $.a), $.a), $.a), a))'));
    expect(error.message).toContain('took longer than 250 ms');
    expect(performance.now() - started).toBeLessThan(1_500);
    source.text('{"a":4}');
    expect((await number('sum([a, a])')).points[0]?.value).toBe(8);
  });

  it('names a field that no row has, and the row whose value is wrong', async () => {
    source.text('{"days":[{"day":"2026-03-01","value":1}]}');
    expect((await failure(ask(rowsQuery))).message).toContain(
      'No row has the field v; the first is an object with the fields day, value',
    );
    source.text('{"days":[{"day":"2026-03-01","v":1},{"day":"2026-03-02","v":"n/a"}]}');
    expect((await failure(ask(rowsQuery))).message).toContain('Row 2: v is the text "n/a"');
    source.text('{"days":[{"day":"01.03.2026","v":1}]}');
    expect((await failure(ask(rowsQuery))).code).toBe('bad-date');
    source.text('{"days":{"2026-03-01":1}}');
    expect((await failure(ask(rowsQuery))).message).toContain('instead of a list of rows');
    source.text('{"days":[]}');
    expect((await ask(rowsQuery)).points).toEqual([]);
  });

  it('reads an object of days, and epoch timestamps', async () => {
    source.text('{"d":{"2026-03-05":5}}');
    const items = { shape: 'rows', rowsPath: 'items(d)', datePath: '[0]', valuePath: '[1]' };
    expect((await ask({ read: items })).points).toEqual([{ date: '2026-03-05', value: 5 }]);
    source.text(`{"d":[[${Date.UTC(2026, 2, 5, 23, 30)},5]]}`);
    const pairs = { shape: 'rows', rowsPath: 'd', datePath: '[0]', valuePath: '[1]' };
    expect((await ask({ read: pairs, dateFormat: 'epoch-milliseconds' })).points).toEqual([
      { date: '2026-03-06', value: 5 },
    ]);
  });

  it('shows the address without what looks like a credential', async () => {
    source.text('{"a":1}');
    const { request } = await number('a', { path: '/x?api_key=hidden&q=1' });
    expect(request).toBe(`GET ${source.url}/x?api_key=•••&q=1`);
  });
});
