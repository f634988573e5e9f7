import { z } from 'zod';
import { describeValue } from '../answer/describe-value.js';
import { refuseMarkup } from '../answer/html-page.js';
import { parseJson } from '../answer/json-text.js';
import { finiteNumber } from '../answer/read-number.js';
import { ConnectorError } from '../connector-error.js';
import type { Connector, FetchRequest } from '../connector.js';
import { type HttpSourceConfig, httpSecretScope, httpSourceConfigSchema } from '../http-source/http-source-config.js';
import { askGithub, type GithubAnswer } from './ask-github.js';
import { countDays, type Item } from './count-days.js';

/** What can be measured of a repository. */
export const githubMeasures = ['stars', 'open-issues', 'issues-opened', 'issues-closed', 'releases'] as const;
type Measure = (typeof githubMeasures)[number];

/** A query over GitHub: a repository and what to measure of it. */
export const githubQuerySchema = z.strictObject({
  repository: z
    .string()
    .max(140)
    .regex(/^[\w.-]+\/[\w.-]+$/, 'is written owner/name')
    .refine((name) => !name.split('/').some((part) => /^\.+$/.test(part)), 'is written owner/name'),
  measure: z.enum(githubMeasures),
  /** Only issues with this label. */
  label: z
    .string()
    .max(100)
    .refine((text) => text.isWellFormed() && !/[\u0000-\u001f"]/.test(text), 'contains control characters or quotes')
    .optional(),
});

export type GithubQuery = z.output<typeof githubQuerySchema>;
type Request = FetchRequest<HttpSourceConfig, GithubQuery>;

/** More pages of issues or releases than this are not read. */
const MOST_PAGES = 100;

/** GitHub or a GitHub Enterprise server by its REST API: stars, issues and releases of a repository. */
export const githubConnector: Connector<HttpSourceConfig, GithubQuery> = {
  kind: 'github',
  title: 'GitHub',
  configSchema: httpSourceConfigSchema,
  querySchema: githubQuerySchema,
  secretFields: ['secret'],
  secretScope: httpSecretScope,
  summarise: ({ repository, measure, label }) =>
    `${measure.replace('-', ' ')} of ${repository}${label === undefined ? '' : `, labelled ${label}`}`,
  fetch: (request) =>
    request.query.measure === 'stars' || request.query.measure === 'open-issues'
      ? oneNumber(request, request.query.measure)
      : perDay(request, request.query.measure),
};

async function oneNumber(request: Request, measure: 'stars' | 'open-issues') {
  const { repository, label } = request.query;
  const words = [
    `repo:${repository}`,
    'type:issue',
    'state:open',
    ...(label === undefined ? [] : [`label:"${label}"`]),
  ];
  const answer =
    measure === 'stars'
      ? await askGithub(request, `/repos/${repository}`)
      : await askGithub(request, `/search/issues?q=${encodeURIComponent(words.join(' '))}&per_page=1`);
  const field = measure === 'stars' ? 'stargazers_count' : 'total_count';
  const data = objectOf(answer.text);
  const value = finiteNumber(data[field], `The value at ${field}`, false);
  return {
    points: [{ date: request.valueDate, value }],
    shape: 'number' as const,
    blanks: 0,
    outsideWindow: 0,
    ...exchangeOf(answer),
  };
}

async function perDay(request: Request, measure: Exclude<Measure, 'stars' | 'open-issues'>) {
  const items: Item[] = [];
  let path: string | { url: string } = firstPath(request, measure);
  let first: GithubAnswer | undefined;
  let [bytes, tookMs] = [0, 0];
  for (let page = 1; ; page++) {
    const answer: GithubAnswer = await askGithub(request, path);
    first ??= answer;
    bytes += answer.bytes;
    tookMs += answer.tookMs;
    const found = listOf(answer.text);
    items.push(...found);
    if (answer.next === null || isBefore(request, measure, found)) break;
    if (page === MOST_PAGES) {
      const said = `GitHub has more than ${MOST_PAGES} pages for these days; nothing was stored. Choose a label, or fewer days.`;
      throw new ConnectorError('too-many-samples', said);
    }
    path = { url: answer.next };
  }
  return { ...countDays(items, measure, request), ...exchangeOf(first), bytes, tookMs };
}

/** Issues that changed since the first day hold all that were opened or closed since; newest first, so that reading can end. */
function firstPath({ query, window }: Request, measure: Measure): string {
  const { repository, label } = query;
  if (measure === 'releases') return `/repos/${repository}/releases?per_page=100`;
  const labels = label === undefined ? '' : `&labels=${encodeURIComponent(label)}`;
  const closed = measure === 'issues-closed';
  const order = `state=${closed ? 'closed' : 'all'}&sort=${closed ? 'updated' : 'created'}&direction=desc`;
  // A day earlier: the day in a zone ahead of UTC begins before it does there.
  const since = new Date(Date.parse(window.from) - 86_400_000).toISOString();
  return `/repos/${repository}/issues?${order}&since=${since}&per_page=100${labels}`;
}

/** Whether the last item was opened before the first day, so that later pages hold nothing. */
function isBefore({ window }: Request, measure: Measure, items: readonly Item[]): boolean {
  const at = items.at(-1)?.created_at;
  return measure === 'issues-opened' && typeof at === 'string' && Date.parse(at) < Date.parse(window.from) - 86_400_000;
}

function listOf(text: string): Item[] {
  refuseMarkup(text, 'JSON');
  const data = parseJson(text);
  if (Array.isArray(data)) return data as Item[];
  throw new ConnectorError('not-dated-rows', `The answer is ${describeValue(data)} instead of a list.`);
}

function objectOf(text: string): Record<string, unknown> {
  refuseMarkup(text, 'JSON');
  const data = parseJson(text);
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as Record<string, unknown>;
  throw new ConnectorError('not-a-number', `The answer is ${describeValue(data)} instead of an object with a count.`);
}

function exchangeOf({ request, sample, bytes, tookMs }: GithubAnswer) {
  return { request, sample, bytes, tookMs };
}
