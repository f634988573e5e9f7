import { describe, expect, it } from '@jest/globals';
import { checkout, readStartSettings } from './start-settings.js';

describe('start settings', () => {
  it('has a default for everything', () => {
    expect(readStartSettings({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      dataDir: `${checkout}/.workback`,
      databaseUrl: undefined,
      redisUrl: undefined,
    });
  });

  it('takes what is set, and a relative data folder from the checkout', () => {
    const env = { PORT: '81', WORKBACK_DATA_DIR: 'here', REDIS_URL: 'redis://r:1', DATABASE_URL: 'postgres://d/x' };
    expect(readStartSettings(env)).toMatchObject({
      port: 81,
      dataDir: `${checkout}/here`,
      redisUrl: 'redis://r:1',
      databaseUrl: 'postgres://d/x',
    });
  });

  it.each(['0', '65536', 'web', '-1', '4000.5', '0x50', ' 80'])('refuses PORT=%j by name', (PORT) => {
    expect(() => readStartSettings({ PORT })).toThrow(`PORT is "${PORT}"`);
  });

  it('refuses an address of the wrong kind without repeating its password', () => {
    const wrong = () => readStartSettings({ DATABASE_URL: 'mysql://u:hunter2@h/x' });
    expect(wrong).toThrow(/DATABASE_URL cannot be used/);
    expect(wrong).not.toThrow(/hunter2/);
  });
});
