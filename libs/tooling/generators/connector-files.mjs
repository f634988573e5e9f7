/** Templates of a connector: the port's implementation, and the suite that every connector passes. */

export const connectorFile = ({ camel, kebab, pascal, sentence }) => `import { z } from 'zod';
import { checkSampleCount, PointCollector } from '../answer/collect-points.js';
import { refuseMarkup } from '../answer/html-page.js';
import { parseJson } from '../answer/json-text.js';
import { describeValue } from '../answer/describe-value.js';
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

/** A query over ${sentence}: what is asked below the source's address. */
export const ${camel}QuerySchema = z.strictObject({ path: queryPathSchema });

type ${pascal}Query = z.output<typeof ${camel}QuerySchema>;

/** ${sentence}: answers {"value": 1} or {"rows": [{"date": "2026-01-31", "value": 1}]}. */
export const ${camel}Connector: Connector<HttpSourceConfig, ${pascal}Query> = {
  kind: '${kebab}',
  title: '${sentence}',
  configSchema: httpSourceConfigSchema,
  querySchema: ${camel}QuerySchema,
  secretFields: ['secret'],
  secretScope: httpSecretScope,
  summarise: ({ path }) => \`GET \${path || '/'}\`,
  async fetch(request) {
    const { text, ...answer } = await askHttpSource(request, { path: request.query.path, accept: 'application/json' });
    refuseMarkup(text, 'JSON');
    const { request: asked, sample, bytes, tookMs } = answer;
    return { ...read(parseJson(text), request), request: asked, sample, bytes, tookMs };
  },
};

function read(data: unknown, { window, valueDate, timeZone }: FetchRequest<HttpSourceConfig, ${pascal}Query>) {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new ConnectorError('not-dated-rows', \`The answer is \${describeValue(data)} instead of an object.\`);
  }
  const { rows, value } = data as { rows?: unknown; value?: unknown };
  if (!Array.isArray(rows)) {
    const points = [{ date: valueDate, value: finiteNumber(value, 'The value', false) }];
    return { points, shape: 'number' as const, blanks: 0, outsideWindow: 0 };
  }
  checkSampleCount(rows.length);
  const collected = new PointCollector(window);
  rows.forEach((row: { date?: unknown; value?: unknown } | null, index) => {
    const date = readDate(row?.date, \`Row \${index + 1}: date\`, timeZone);
    const blank = row?.value === null;
    collected.add(date, blank ? undefined : finiteNumber(row?.value, \`Row \${index + 1}: value\`, false));
  });
  const { points, blanks, outsideWindow } = collected;
  return { points, shape: 'rows' as const, blanks, outsideWindow };
}
`;

export const connectorSpec = ({
  camel,
  kebab,
}) => `import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOutboundClient, type OutboundClient } from '../outbound/outbound-client.js';
import { describeConnector, failure, pull } from '../testing/connector-suite.js';
import { type FakeSource, startFakeSource } from '../testing/fake-source.js';
import { httpSituations } from '../testing/http-situations.js';
import { describeHttpConnector } from '../testing/http-suite.js';
import { ${camel}Connector as connector, ${camel}QuerySchema } from './${kebab}-connector.js';

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

const query = ${camel}QuerySchema.parse({});
const rows = [
  { date: '2026-02-27', value: 1 },
  { date: '2026-03-01', value: 2 },
  { date: '2026-03-02', value: 3 },
  { date: '2026-03-02', value: 3 },
  { date: '2026-03-03', value: null },
  { date: '2026-04-01', value: 9 },
];

describeConnector({
  connector,
  outbound: () => outbound,
  hurried: () => ({ outbound: hurried }),
  situations: httpSituations(() => source, {
    number: '{"value":42.5,"token":"number-secret"}',
    numberQuery: query,
    rows: JSON.stringify({ rows }),
    rowsQuery: query,
    text: '{"value":"12"}',
    notFinite: '{"value":1e999}',
    tooManyRows: JSON.stringify({ rows: Array.from({ length: 10_001 }, () => rows[1]) }),
  }),
  expectedRows: { points: rows.slice(1, 4) as { date: string; value: number }[], blanks: 1, outsideWindow: 2 },
});

describeHttpConnector({
  connector,
  outbound: () => outbound,
  source: () => source,
  question: () => ({ config: { url: source.url }, query }),
  good: '{"value":1}',
});

describe('${kebab}', () => {
  it.each([
    ['[1]', 'not-dated-rows'],
    ['{"rows":[{"date":"yesterday","value":1}]}', 'bad-date'],
    ['{"rows":[{"date":"2026-03-01"}]}', 'not-a-number'],
  ])('refuses %s as %s', async (body, code) => {
    source.text(body);
    const question = { config: connector.configSchema.parse({ url: source.url }), query };
    expect((await failure(pull(connector, question, outbound))).code).toBe(code);
  });
});
`;
