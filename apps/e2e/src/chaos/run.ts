/**
 * Kills the built product in the middle of pulls and says what became of the numbers; ends with 1 when anything is wrong.
 *
 *   pnpm chaos [--kills 10] [--kpis 200]   the all-in-one, on its embedded PostgreSQL; with --hurry leases of the
 *                                          killed are ended by hand, so that it takes less than a minute
 *   pnpm chaos --two-replicas [--kpis 200] two APIs and two workers, on a PostgreSQL and a Redis of the test's own that are
 *                                          killed too (needs both installed); --queue postgresql leaves Redis out. With
 *                                          DATABASE_URL and REDIS_URL those are used and left running: a database is
 *                                          made beside the one named, and the database number is emptied
 */
import { parseArgs } from 'node:util';
import { shakeAllInOne } from '#chaos/all-in-one';
import { startPostgres, startRedis } from '#chaos/own-servers';
import { shakeTwoReplicas } from '#chaos/two-replicas';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '10' },
    kpis: { type: 'string', default: '200' },
    hurry: { type: 'boolean', default: false },
    'two-replicas': { type: 'boolean', default: false },
    queue: { type: 'string', default: 'redis' },
  },
});
const good = values['two-replicas']
  ? await shakeReplicas(Number(values.kpis), values.queue === 'redis')
  : await shakeAllInOne(Number(values.kills), Number(values.kpis), !values.hurry);
console.log(good ? '\nNothing lost, nothing doubled, nothing stuck.' : '\nSomething is wrong; see above.');
process.exit(good ? 0 : 1);

async function shakeReplicas(kpis: number, onRedis: boolean): Promise<boolean> {
  const { DATABASE_URL, REDIS_URL } = process.env;
  if (DATABASE_URL)
    return shakeTwoReplicas({ serverUrl: DATABASE_URL, redisUrl: (onRedis && REDIS_URL) || null }, kpis);
  const postgres = await startPostgres();
  const redis = onRedis ? await startRedis() : undefined;
  try {
    const servers = { serverUrl: postgres.url, redisUrl: redis?.url ?? null, postgres };
    return await shakeTwoReplicas(redis ? { ...servers, redis } : servers, kpis);
  } finally {
    await redis?.close();
    await postgres.close();
  }
}
