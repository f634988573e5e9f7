import { afterAll, beforeAll } from '@jest/globals';
import { createOutboundClient, type OutboundClient } from '../outbound/outbound-client.js';
import { describeConnector } from '../testing/connector-suite.js';
import { type FakeSource, startFakeSource } from '../testing/fake-source.js';
import { httpSituations } from '../testing/http-situations.js';
import { describeHttpConnector } from '../testing/http-suite.js';
import { csvUrlConnector as connector, csvUrlQuerySchema } from './csv-url-connector.js';

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

const numberQuery = csvUrlQuerySchema.parse({ valueColumn: 'total' });
const rowsQuery = csvUrlQuerySchema.parse({ dateColumn: 'day', valueColumn: 'v' });

describeConnector({
  connector,
  outbound: () => outbound,
  hurried: () => ({ outbound: hurried }),
  situations: httpSituations(() => source, {
    number: 'name,total\nnumber-secret,42.5\n',
    numberQuery,
    rows: 'day,v\n2026-02-27,1\n2026-03-01,2\n2026-03-02,3\n2026-03-02,3\n2026-03-03,\n2026-04-01,9\n',
    rowsQuery,
    text: 'total\ntwelve\n',
    notFinite: 'total\n1e999\n',
    tooManyRows: `day,v\n${'2026-03-01,1\n'.repeat(10_001)}`,
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

describeHttpConnector({
  connector,
  outbound: () => outbound,
  source: () => source,
  question: () => ({ config: { url: source.url }, query: numberQuery }),
  good: 'total\n1\n',
});
