import { describe, expect, it } from '@jest/globals';
import type { KeptDays, KeptWanted } from '../connector.js';
import type { OutboundClient } from '../outbound/outbound-client.js';
import { failure } from '../testing/connector-suite.js';
import { otlpConnector as connector, otlpQuerySchema } from './otlp-connector.js';

const day = (date: string, value: number) => ({ date, value, points: 1_440 });
const pull = (query: object, kept?: KeptDays, seen: KeptWanted[] = []) =>
  connector.fetch({
    ...{
      config: {},
      secret: {},
      query: otlpQuerySchema.parse(query),
      window: { from: '2026-03-01', to: '2026-03-31' },
    },
    ...{ valueDate: '2026-03-15', timeZone: 'Europe/Berlin', signal: new AbortController().signal },
    outbound: {} as OutboundClient,
    kept: kept && ((wanted) => (seen.push(wanted), Promise.resolve(kept))),
  });

describe('otlp', () => {
  it('brings a number a day, and says out of how many points', async () => {
    const seen: KeptWanted[] = [];
    const kept = { days: [day('2026-03-01', 5), day('2026-03-02', 7)], series: [{ hall: 'a' }] };
    const result = await pull({ metric: 'parcels', attributes: { hall: 'a' }, take: 'max' }, kept, seen);
    expect(result.points).toEqual([
      { date: '2026-03-01', value: 5 },
      { date: '2026-03-02', value: 7 },
    ]);
    expect(result.sample).toContain('2026-03-02: 7 out of 1440 points');
    expect(result.request).toBe('Points that were sent: max of parcels where hall=a each day');
    expect(seen).toMatchObject([{ metric: 'parcels', take: 'max', timeZone: 'Europe/Berlin' }]);
  });

  it('adds several series up, and refuses to choose one of them', async () => {
    const kept = { days: [day('2026-03-01', 5)], series: [{ hall: 'a' }, { hall: 'b' }] };
    expect((await pull({ metric: 'parcels', take: 'sum' }, kept)).points).toHaveLength(1);
    const error = await failure(pull({ metric: 'parcels', take: 'last' }, kept));
    expect([error.code, error.message]).toEqual(['several-series', expect.stringContaining('{"hall":"b"}')]);
  });

  it('says that nothing came, which is not zero', async () => {
    expect((await failure(pull({ metric: 'parcels' }, { days: [], series: [] }))).code).toBe('no-data');
  });

  it('refuses settings that it does not know', () => {
    expect(connector.configSchema.safeParse({ url: 'x' }).success).toBe(false);
    expect(otlpQuerySchema.safeParse({ metric: 'a', by: 'b' }).success).toBe(false);
  });
});
