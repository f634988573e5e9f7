import { z } from 'zod';
import { checkSampleCount, PointCollector } from '../answer/collect-points.js';
import { describeValue } from '../answer/describe-value.js';
import { refuseMarkup } from '../answer/html-page.js';
import { parseJson } from '../answer/json-text.js';
import { readDate } from '../answer/read-date.js';
import { finiteNumber } from '../answer/read-number.js';
import { ConnectorError } from '../connector-error.js';
import type { Connector, FetchRequest, FetchResult } from '../connector.js';
import { askHttpSource, type HttpQuestion, type HttpText } from '../http-source/ask-http-source.js';
import {
  type HttpSourceConfig,
  httpSecretScope,
  httpSourceConfigSchema,
  queryPathSchema,
} from '../http-source/http-source-config.js';
import { fillWindow, hasOnlyKnownPlaceholders } from '../http-source/window-placeholders.js';
import { evaluate, MAX_EXPRESSION, readExpression, withTimeLimit } from './json-expression.js';
import { firstPage, MOST_PAGES, nextPage, type PageAddress, pagesSchema } from './pages.js';

const expression = z
  .string()
  .trim()
  .min(1)
  .max(MAX_EXPRESSION)
  .superRefine((text, context) => {
    try {
      readExpression(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
    }
  });

/** A query over JSON: JMESPath to one number, or to rows with a date and a value each. */
export const httpJsonQuerySchema = z.strictObject({
  path: queryPathSchema,
  method: z.enum(['GET', 'POST']).default('GET'),
  body: z.string().max(65_536).refine(hasOnlyKnownPlaceholders, 'may only fill in {{from}} and {{to}}').optional(),
  read: z.discriminatedUnion('shape', [
    z.strictObject({ shape: z.literal('number'), valuePath: expression }),
    z.strictObject({
      ...{ shape: z.literal('rows'), rowsPath: expression, datePath: expression, valuePath: expression },
      /** Says what each row is about: a country, a plan. */
      dimensionPath: expression.optional(),
    }),
  ]),
  /** Accept "12.5" where a number is expected. */
  numericText: z.boolean().default(false),
  dateFormat: z.enum(['iso', 'epoch-seconds', 'epoch-milliseconds']).default('iso'),
  /** Rows may come in several answers. */
  pages: pagesSchema(expression).default({ kind: 'none' }),
});

export type HttpJsonQuery = z.output<typeof httpJsonQuerySchema>;

type Request = FetchRequest<HttpSourceConfig, HttpJsonQuery>;

const MOST_BYTES = 10 * 1024 * 1024;

/** JSON over HTTP, read with JMESPath. */
export const httpJsonConnector: Connector<HttpSourceConfig, HttpJsonQuery> = {
  kind: 'http-json',
  title: 'HTTP JSON',
  configSchema: httpSourceConfigSchema,
  querySchema: httpJsonQuerySchema,
  secretFields: ['secret'],
  secretScope: httpSecretScope,
  summarise: ({ method, path, read }) => {
    const what =
      read.shape === 'number'
        ? `the number at ${read.valuePath}`
        : `rows at ${read.rowsPath}: day ${read.datePath}, value ${read.valuePath}`;
    return path === '' && method === 'GET' ? what : `${method} ${path || '/'}: ${what}`;
  },
  async fetch(request) {
    const { query, window } = request;
    const question = {
      path: query.path,
      method: query.method,
      body: query.body === undefined ? undefined : fillWindow(query.body, window),
      accept: 'application/json',
    };
    if (query.read.shape === 'number') {
      const { text, request: asked, sample, bytes, tookMs } = await askHttpSource(request, question);
      refuseMarkup(text, 'JSON');
      const read = readNumber(parseJson(text), text.length, query.read.valuePath, request);
      return { ...read, shape: 'number', request: asked, sample, bytes, tookMs };
    }
    return readPages(request, question, query.read);
  },
};

type RowsRead = Extract<HttpJsonQuery['read'], { shape: 'rows' }>;

/** Asks page after page until the source says that there is no other. */
async function readPages(request: Request, question: HttpQuestion, how: RowsRead): Promise<FetchResult> {
  const { query } = request;
  const collected = new PointCollector(request.window);
  const seen = new Set<string>();
  let first: HttpText | null = null;
  let [rowCount, bytes, tookMs, count] = [0, 0, 0, 0];
  for (let page: PageAddress | null = firstPage(query.pages); page !== null;) {
    const place = JSON.stringify(page);
    // A source that names the same page again would be asked for ever.
    if (seen.has(place))
      throw new ConnectorError('not-dated-rows', 'The source names a page a second time as the next one.');
    if (count === MOST_PAGES)
      throw new ConnectorError('too-many-samples', `The source has more than ${MOST_PAGES} pages; nothing was stored.`);
    seen.add(place);
    const answer = await askHttpSource(request, { ...question, ...page });
    refuseMarkup(answer.text, 'JSON');
    first ??= answer;
    bytes += answer.bytes;
    tookMs += answer.tookMs;
    count += 1;
    if (bytes > MOST_BYTES)
      throw new ConnectorError('too-large', 'The pages together are larger than 10 MiB; nothing was stored.');
    const data = parseJson(answer.text);
    const rows = readRows(data, answer.text.length, how, request, collected, rowCount);
    rowCount += rows;
    checkSampleCount(rowCount);
    page = nextPage(query.pages, { data, size: answer.text.length, rows, headers: answer.headers }, count, rowCount);
  }
  const { request: asked, sample } = first as HttpText;
  const { points, blanks, outsideWindow } = collected;
  const more = count > 1 ? ` and ${count - 1} more ${count === 2 ? 'page' : 'pages'}` : '';
  return { points, shape: 'rows', blanks, outsideWindow, request: asked + more, sample, bytes, tookMs };
}

function readNumber(
  data: unknown,
  size: number,
  valuePath: string,
  { query, valueDate }: Request,
): Pick<FetchResult, 'points' | 'blanks' | 'outsideWindow'> {
  const found = withTimeLimit([valuePath], size, () => evaluate(valuePath, data));
  const value = finiteNumber(found, `The value at ${valuePath}`, query.numericText);
  return { points: [{ date: valueDate, value }], blanks: 0, outsideWindow: 0 };
}

/** Reads the rows of one answer into the collector; answers how many there were. `before` is how many came earlier. */
function readRows(
  data: unknown,
  size: number,
  how: RowsRead,
  { query, timeZone }: Request,
  collected: PointCollector,
  before: number,
): number {
  const { numericText, dateFormat } = query;
  const paths = [how.rowsPath, how.datePath, how.valuePath, ...(how.dimensionPath ? [how.dimensionPath] : [])];
  return withTimeLimit(paths, size, () => {
    const rows = evaluate(how.rowsPath, data);
    if (!Array.isArray(rows)) {
      throw new ConnectorError(
        'not-dated-rows',
        `The answer has ${describeValue(rows)} at ${how.rowsPath} instead of a list of rows.`,
      );
    }
    checkSampleCount(rows.length);
    rows.forEach((row: unknown, index) => {
      const where = `Row ${before + index + 1}`;
      const date = readDate(evaluate(how.datePath, row), `${where}: ${how.datePath}`, timeZone, dateFormat);
      const value = evaluate(how.valuePath, row);
      const blank = value === null && row !== null && typeof row === 'object';
      const slice = how.dimensionPath
        ? sliceIn(evaluate(how.dimensionPath, row), `${where}: ${how.dimensionPath}`)
        : undefined;
      collected.add(date, blank ? undefined : finiteNumber(value, `${where}: ${how.valuePath}`, numericText), slice);
    });
    if (rows.length > 0 && rows.every((row) => lacksField(row, how.valuePath))) {
      throw new ConnectorError(
        'not-dated-rows',
        `No row has the field ${how.valuePath}; the first is ${describeValue(rows[0])}.`,
      );
    }
    return rows.length;
  });
}

/** A text, a number or a truth value names what a row is about; nothing is the row that is about no one value. */
function sliceIn(value: unknown, where: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new ConnectorError('not-dated-rows', `${where} is ${describeValue(value)} instead of a text.`);
}

/** A misspelt field must not pass as "no data"; only plain field names can be told apart from empty ones. */
function lacksField(row: unknown, field: string): boolean {
  return /^\w+$/.test(field) && typeof row === 'object' && row !== null && !Array.isArray(row) && !(field in row);
}
