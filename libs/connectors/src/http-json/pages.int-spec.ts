import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '@workback/domain/calendar/plain-date';
import { createOutboundClient, type OutboundClient } from '../outbound/outbound-client.js';
import { failure, pull } from '../testing/connector-suite.js';
import { type FakeSource, startFakeSource } from '../testing/fake-source.js';
import { httpJsonConnector as connector, httpJsonQuerySchema } from './http-json-connector.js';
import { nextLink } from './pages.js';

let source: FakeSource;
let outbound: OutboundClient;
beforeAll(async () => {
  source = await startFakeSource();
  outbound = createOutboundClient({ allowList: [source.hostPort] });
});
afterAll(async () => {
  await outbound.close();
  await source.close();
});

const all = Array.from({ length: 25 }, (_, i) => ({ day: addDays('2026-03-01', i), v: i }));
const ask = (pages: object, path = '/rows?from={{from}}') => ({
  config: connector.configSchema.parse({ url: source.url }),
  query: httpJsonQuerySchema.parse({
    path,
    read: { shape: 'rows', rowsPath: 'rows', datePath: 'day', valuePath: 'v' },
    pages,
  }),
});
const run = (pages: object, path?: string) => pull(connector, ask(pages, path), outbound);
/** Serves slices of ten; `next` says how a source tells where the following one is. */
interface Paged {
  readonly headers?: Record<string, string>;
  readonly body?: object;
}
const serve = (next: (at: number) => Paged): void =>
  source.answer((request, response) => {
    const query = new URL(request.url ?? '', source.url).searchParams;
    const at = Number(query.get('at') ?? query.get('offset') ?? (Number(query.get('page') ?? '1') - 1) * 10);
    const { headers = {}, body = {} } = next(at);
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ rows: all.slice(at, at + 10), ...body }));
  });

describe('Rows in several answers', () => {
  it.each<[object, (at: number) => Paged]>([
    [
      { kind: 'link' },
      (at) => (at < 20 ? { headers: { link: `</rows?at=${at + 10}>; rel="next", </rows>; rel=first` } } : {}),
    ],
    [
      { kind: 'cursor', nextPath: 'next', parameter: 'at' },
      (at: number) => ({ body: { next: at < 20 ? String(at + 10) : null } }),
    ],
    [{ kind: 'page' }, () => ({})],
    [{ kind: 'offset', size: 10 }, () => ({})],
  ])('are walked through by %j', async (pages, next) => {
    serve(next);
    const result = await run(pages);
    expect(result.points.map(({ value }) => value)).toEqual(all.map(({ v }) => v));
    expect(result.request).toMatch(/^GET .*from=2026-03-01.* and [23] more pages$/);
    expect(source.seen.every(({ url }) => url.includes('from=2026-03-01') || url.includes('at='))).toBe(true);
  });

  it('are not asked for on another host, where the credential would follow', async () => {
    for (const link of [
      '<https://elsewhere.example.com/rows>; rel=next',
      '<//elsewhere.example.com/>; rel=next',
      '<\\\\elsewhere>; rel=next',
    ]) {
      serve(() => ({ headers: { link } }));
      expect(await failure(run({ kind: 'link' }))).toMatchObject({ code: 'url-invalid' });
    }
  });

  it('end with a reason when the source names a page again, has too many, or answers rubbish as its cursor', async () => {
    serve(() => ({ headers: { link: '</rows?at=0>; rel=next' } }));
    expect((await failure(run({ kind: 'link' }))).message).toMatch(/a second time/);
    let turn = 0;
    serve(() => ({ body: { next: `c${turn++}` } }));
    expect((await failure(run({ kind: 'cursor', nextPath: 'next' }))).message).toMatch(/more than 100 pages/);
    serve(() => ({ body: { next: { deep: 1 } } }));
    expect((await failure(run({ kind: 'cursor', nextPath: 'next' }))).message).toMatch(/no text or number/);
  });

  it('fail as a whole when one of them fails', async () => {
    source.answer((request, response) => {
      const second = request.url?.includes('page=2') === true;
      response.writeHead(second ? 503 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ rows: all.slice(0, 10) }));
    });
    expect(await failure(run({ kind: 'page' }))).toMatchObject({ code: 'server-error', retryable: true });
  });

  it.each([
    ['<https://a.example/?p=2>; rel="next"', 'https://a.example/?p=2'],
    ['<a>; rel=prev, <b>; title="x, y"; rel="last next"', 'b'],
    ['<a>; rel="nextish"', null],
    ['', null],
    ['nonsense', null],
  ])('the header %j leads to %j', (header, target) => expect(nextLink(header)).toBe(target));
});
