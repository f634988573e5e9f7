import { type Config, loadConfig } from '@workback/server/platform/config/config';

/** Settings of a worker in a test, which may reach its test's source. */
export const pullConfig = (databaseUrl: string, sourcePort: number, redis?: { url: string; prefix: string }): Config =>
  loadConfig({
    DATABASE_URL: databaseUrl,
    REDIS_URL: redis?.url ?? '',
    WORKBACK_QUEUE_PREFIX: redis?.prefix ?? '',
    WORKBACK_SECRET_KEY: 'only-for-tests-0123456789abcdefghijk',
    WORKBACK_OUTBOUND_ALLOW: `127.0.0.1:${sourcePort}`,
    WORKBACK_LOG_LEVEL: 'fatal',
  });
