import { z } from 'zod';
import { refuseMarkup } from '../answer/html-page.js';
import type { Connector } from '../connector.js';
import { askHttpSource } from '../http-source/ask-http-source.js';
import {
  type HttpSourceConfig,
  httpSecretScope,
  httpSourceConfigSchema,
  queryPathSchema,
} from '../http-source/http-source-config.js';
import { csvFileSchema, readCsv } from './read-csv.js';

/** A query over a CSV file: which file below the source's address, and which columns. */
export const csvUrlQuerySchema = z.strictObject({ path: queryPathSchema, ...csvFileSchema.shape });

export type CsvUrlQuery = z.output<typeof csvUrlQuerySchema>;

/** A CSV file at an address. */
export const csvUrlConnector: Connector<HttpSourceConfig, CsvUrlQuery> = {
  kind: 'csv-url',
  title: 'CSV by URL',
  configSchema: httpSourceConfigSchema,
  querySchema: csvUrlQuerySchema,
  secretFields: ['secret'],
  secretScope: httpSecretScope,
  summarise: ({ path, dateColumn, valueColumn }) => {
    const what = `column ${valueColumn}${dateColumn === undefined ? '' : ` by ${dateColumn}`}`;
    return path === '' ? what : `GET ${path}: ${what}`;
  },
  async fetch(request) {
    const { path, encoding, ...format } = request.query;
    const accept = 'text/csv, text/plain;q=0.9, */*;q=0.1';
    const answer = await askHttpSource(request, { path, accept, encoding });
    refuseMarkup(answer.text, 'CSV');
    const { points, blanks, outsideWindow } = readCsv(answer.text, format, request);
    const shape = format.dateColumn === undefined ? 'number' : 'rows';
    const { request: asked, sample, bytes, tookMs } = answer;
    return { points, shape, blanks, outsideWindow, request: asked, sample, bytes, tookMs };
  },
};
