import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOutboundClient, type OutboundClient } from '../outbound/outbound-client.js';
import { describeConnector, failure, pull } from '../testing/connector-suite.js';
import { type FakeSource, startFakeSource } from '../testing/fake-source.js';
import { httpSituations } from '../testing/http-situations.js';
import { describeHttpConnector } from '../testing/http-suite.js';
import { githubConnector as connector, type GithubQuery, githubQuerySchema } from './github-connector.js';

// The shapes of answers here are of our own making, after GitHub's public description of its REST API; nothing asks GitHub.
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

const query = (more: Partial<GithubQuery> = {}): GithubQuery =>
  githubQuerySchema.parse({ repository: 'larkspur/lockers', measure: 'stars', ...more });
const issue = (created_at: string, more: object = {}) => ({
  number: 1,
  title: 'x',
  created_at,
  closed_at: null,
  ...more,
});
const issues = [
  issue('2026-03-02T09:00:00Z'),
  issue('2026-03-01T23:30:00Z'),
  issue('2026-03-01T08:00:00Z'),
  issue('2026-03-01T08:10:00Z', { pull_request: { url: 'https://github.example/pr' } }),
  issue('2026-02-27T08:00:00Z'),
];
const zeroFrom3rd = Array.from({ length: 13 }, (_, day) => ({
  date: `2026-03-${String(day + 3).padStart(2, '0')}`,
  value: 0,
}));

describeConnector({
  connector,
  outbound: () => outbound,
  hurried: () => ({ outbound: hurried }),
  situations: httpSituations(() => source, {
    number: '{"full_name":"larkspur/lockers","stargazers_count":42.5,"note":"number-secret"}',
    numberQuery: query(),
    rows: JSON.stringify(issues),
    rowsQuery: query({ measure: 'issues-opened' }),
    text: '{"stargazers_count":"12"}',
    notFinite: '{"stargazers_count":1e999}',
    tooManyRows: JSON.stringify(Array.from({ length: 10_001 }, () => issues[0])),
  }),
  // In Berlin the one of half past eleven belongs to the day after; a day without an issue is zero, up to today.
  expectedRows: {
    points: [{ date: '2026-03-01', value: 1 }, { date: '2026-03-02', value: 2 }, ...zeroFrom3rd],
    blanks: 0,
    outsideWindow: 1,
  },
});

describeHttpConnector<GithubQuery>({
  connector,
  outbound: () => outbound,
  source: () => source,
  question: () => ({ config: { url: source.url }, query: query() }),
  good: '{"stargazers_count":1}',
});

const run = (more: Partial<GithubQuery>, at: object = {}) =>
  pull(connector, { config: connector.configSchema.parse({ url: source.url }), query: query(more) }, outbound, at);

describe('github', () => {
  it('counts issues that were closed on the day they were, and releases that were published', async () => {
    source.text(
      JSON.stringify([
        issue('2025-01-01T00:00:00Z', { closed_at: '2026-03-04T12:00:00Z' }),
        issue('2026-03-04T00:00:00Z', { closed_at: null }),
      ]),
    );
    const closed = await run({ measure: 'issues-closed', label: 'bug report' });
    expect(closed.points.filter(({ value }) => value > 0)).toEqual([{ date: '2026-03-04', value: 1 }]);
    expect(source.seen[0]?.url).toBe(
      '/repos/larkspur/lockers/issues?state=closed&sort=updated&direction=desc&since=2026-02-28T00:00:00.000Z&per_page=100&labels=bug%20report',
    );
    source.text(
      JSON.stringify([
        { draft: true, published_at: null, tag_name: 'v3' },
        { draft: false, published_at: '2026-03-09T10:00:00Z', tag_name: 'v2' },
      ]),
    );
    const released = await run({ measure: 'releases' });
    expect(released.points.filter(({ value }) => value > 0)).toEqual([{ date: '2026-03-09', value: 1 }]);
  });

  it('walks the pages that GitHub names, and stops where the days end', async () => {
    source.answer((request, response) => {
      const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page') ?? 1);
      response.setHeader('link', `<${source.url}/repositories/7/issues?page=${page + 1}>; rel="next", <x>; rel="last"`);
      response.end(JSON.stringify([issue(page < 3 ? `2026-03-0${page}T12:00:00Z` : '2026-01-01T00:00:00Z')]));
    });
    const { points } = await run({ measure: 'issues-opened' });
    expect(points.slice(0, 3)).toEqual([1, 1, 0].map((value, day) => ({ date: `2026-03-0${day + 1}`, value })));
    expect(source.seen).toHaveLength(3);
  });

  it('says nothing about the days before the first that is known', async () => {
    source.text(JSON.stringify([issue('2026-03-13T12:00:00Z')]));
    const { points } = await run({ measure: 'issues-opened' }, { window: { from: '1900-01-01', to: '2026-03-31' } });
    expect(points).toEqual([1, 0, 0].map((value, day) => ({ date: `2026-03-${day + 13}`, value })));
  });

  it('counts open issues by the search, and waits when GitHub says that it was asked too often', async () => {
    source.text('{"total_count":17,"incomplete_results":false,"items":[]}');
    expect((await run({ measure: 'open-issues', label: 'bug' })).points).toEqual([{ date: '2026-03-15', value: 17 }]);
    expect(decodeURIComponent(source.seen[0]?.url ?? '')).toContain(
      'q=repo:larkspur/lockers type:issue state:open label:"bug"',
    );
    const reset = String(Date.UTC(2026, 2, 15, 12, 10) / 1_000);
    const headers = { date: 'Sun, 15 Mar 2026 12:00:00 GMT', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    source.text('{"message":"API rate limit exceeded"}', { status: 403, headers });
    expect(await failure(run({}))).toMatchObject({ code: 'rate-limited', retryable: true, retryAfterMs: 600_000 });
  });

  it.each(['larkspur', 'larkspur/lockers/issues', '../x', 'a/..', 'a/b?c'])(
    'refuses the repository %s',
    (repository) => {
      expect(githubQuerySchema.safeParse({ repository, measure: 'stars' }).success).toBe(false);
    },
  );
});
