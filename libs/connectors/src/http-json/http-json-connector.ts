import { z } from 'zod';
import { checkSampleCount, PointCollector } from '../answer/collect-points.js';
import { describeValue } from '../answer/describe-value.js';
import { refuseMarkup } from '../answer/html-page.js';
import { parseJson } from '../answer/json-text.js';
import { readDate } from '../answer/read-date.js';
import { finiteNumber } from '../answer/read-number.js';
import { ConnectorError } from '../connector-error.js';
import type { Connector, FetchRequest } from '../connector.js';
import { askHttpSource } from '../http-source/ask-http-source.js';
import {
  type HttpSourceConfig,
  httpSecretScope,
  httpSourceConfigSchema,
  queryPathSchema,
} from '../http-source/http-source-config.js';
import { fillWindow, hasOnlyKnownPlaceholders } from '../http-source/window-placeholders.js';
import { evaluate, MAX_EXPRESSION, readExpression, withTimeLimit } from './json-expression.js';

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
    z.strictObject({ shape: z.literal('rows'), rowsPath: expression, datePath: expression, valuePath: expression }),
  ]),
  /** Accept "12.5" where a number is expected. */
  numericText: z.boolean().default(false),
  dateFormat: z.enum(['iso', 'epoch-seconds', 'epoch-milliseconds']).default('iso'),
});

export type HttpJsonQuery = z.output<typeof httpJsonQuerySchema>;

type Request = FetchRequest<HttpSourceConfig, HttpJsonQuery>;

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
    const { text, ...answer } = await askHttpSource(request, {
      path: query.path,
      method: query.method,
      body: query.body === undefined ? undefined : fillWindow(query.body, window),
      accept: 'application/json',
    });
    refuseMarkup(text, 'JSON');
    const { points, blanks, outsideWindow } = read(parseJson(text), text.length, request);
    const { request: asked, sample, bytes, tookMs } = answer;
    return { points, shape: query.read.shape, blanks, outsideWindow, request: asked, sample, bytes, tookMs };
  },
};

function read(
  data: unknown,
  size: number,
  { query, window, valueDate, timeZone }: Request,
): Omit<PointCollector, 'add'> {
  const { read: how, numericText, dateFormat } = query;
  if (how.shape === 'number') {
    const found = withTimeLimit([how.valuePath], size, () => evaluate(how.valuePath, data));
    const value = finiteNumber(found, `The value at ${how.valuePath}`, numericText);
    return { points: [{ date: valueDate, value }], blanks: 0, outsideWindow: 0 };
  }
  return withTimeLimit([how.rowsPath, how.datePath, how.valuePath], size, () => {
    const rows = evaluate(how.rowsPath, data);
    if (!Array.isArray(rows)) {
      throw new ConnectorError(
        'not-dated-rows',
        `The answer has ${describeValue(rows)} at ${how.rowsPath} instead of a list of rows.`,
      );
    }
    checkSampleCount(rows.length);
    const collected = new PointCollector(window);
    rows.forEach((row: unknown, index) => {
      const date = readDate(evaluate(how.datePath, row), `Row ${index + 1}: ${how.datePath}`, timeZone, dateFormat);
      const value = evaluate(how.valuePath, row);
      const blank = value === null && row !== null && typeof row === 'object';
      collected.add(date, blank ? undefined : finiteNumber(value, `Row ${index + 1}: ${how.valuePath}`, numericText));
    });
    if (rows.length > 0 && rows.every((row) => lacksField(row, how.valuePath))) {
      throw new ConnectorError(
        'not-dated-rows',
        `No row has the field ${how.valuePath}; the first is ${describeValue(rows[0])}.`,
      );
    }
    return collected;
  });
}

/** A misspelt field must not pass as "no data"; only plain field names can be told apart from empty ones. */
function lacksField(row: unknown, field: string): boolean {
  return /^\w+$/.test(field) && typeof row === 'object' && row !== null && !Array.isArray(row) && !(field in row);
}
