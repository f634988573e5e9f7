import { describe, expect, it } from '@jest/globals';
import type { Config } from '../config/config.js';
import { createOutbound } from './outbound.provider.js';

const config = {
  host: '127.0.0.1',
  port: 4000,
  databaseUrl: 'postgres://workback@127.0.0.1:5432/workback',
  redisUrl: null,
  outboundAllow: ['127.0.0.1:4000', '127.0.0.1:5432', '127.0.0.1:6379', '127.0.0.1:5555'],
};

async function refused(port: number, settings: Partial<Config>): Promise<boolean> {
  const outbound = createOutbound({ ...config, ...settings } as Config);
  const outcome = await outbound.check(`http://127.0.0.1:${port}/`).catch((error: { code: string }) => error.code);
  await outbound.close();
  return outcome === 'target-refused';
}

describe('the outbound client of a process', () => {
  it.each([
    [4000, {}, true],
    [4000, { host: '0.0.0.0' }, true],
    [5432, {}, true],
    [6379, { redisUrl: 'redis://localhost' }, true],
    [5555, {}, false],
  ])('keeps port %i with %j out of reach whatever the operator allows: %s', async (port, settings, expected) => {
    expect(await refused(port, settings)).toBe(expected);
  });

  it.each(['postgres:///workback', 'postgres://%2Fvar%2Frun%2Fpostgresql/workback'])(
    'takes a database on a socket file, which no source can reach: %s',
    async (databaseUrl) => {
      expect(await refused(5555, { databaseUrl })).toBe(false);
    },
  );
});
