import 'reflect-metadata';
import { createPostgresBackend, createRedisBackend, Queue, Worker, type ConnectionOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { allJobs } from '@workback/jobs/platform/all-jobs';
import { canaryJob } from '@workback/jobs/worker/worker.jobs';
import { loadConfig, type Config } from '@workback/server/platform/config/config';
import { JobSender } from '@workback/server/platform/queue/job-sender';
import { JobRunner } from '@workback/worker/platform/job-runner';
import { withBenchDatabase } from '#bench/harness/bench-database';
import { comparedRow, type BenchRow } from '#bench/harness/bench-row';
import { productEnvironment } from '#bench/harness/child-program';

const ROUNDS = 3;
const AT_ONCE = 8;
const CHUNK = 500;

/** T4: jobs a second that do nothing, through the product's sender and runner, beside bare BullMQ on the same backend. */
export async function jobsBench(redisUrl: string | null): Promise<BenchRow[]> {
  return withBenchDatabase('jobs', async (databaseUrl) => {
    const rows = [await compare(databaseUrl, null, 3_000)];
    if (redisUrl) rows.push(await compare(databaseUrl, redisUrl, 15_000));
    return rows;
  });
}

async function compare(databaseUrl: string, redisUrl: string | null, jobs: number): Promise<BenchRow> {
  const figures = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    const bare = await bareJobs(databaseUrl, redisUrl, jobs, round);
    const ours = await productJobs(databaseUrl, redisUrl, jobs, round);
    // The first round warms up.
    if (round === 0) continue;
    figures.bare.push(bare);
    figures.ours.push(ours);
  }
  const measure = `a job that does nothing, queue on ${redisUrl ? 'Redis' : 'PostgreSQL'}`;
  const aim = { id: 'T4', measure, unit: 'jobs/s', better: 'higher', pass: 0.7, limit: 0.9 } as const;
  return comparedRow(aim, figures.ours, figures.bare, 'bare BullMQ');
}

async function productJobs(databaseUrl: string, redisUrl: string | null, jobs: number, round: number): Promise<number> {
  const config: Config = loadConfig({
    ...productEnvironment,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl ?? '',
    WORKBACK_QUEUE_PREFIX: `workback_bench_${process.pid}_${round}`,
  });
  const { done, one } = countdown(jobs);
  const handlers = allJobs.map((job) => ({ job, handle: async () => one() }));
  const runner = new JobRunner(handlers, config);
  const sender = new JobSender(config);
  await sender.send(canaryJob, [{ id: `warm-up-${round}`, payload: {} }]);
  const begin = performance.now();
  runner.onApplicationBootstrap();
  for (let sent = 0; sent < jobs; sent += CHUNK) {
    await sender.send(
      canaryJob,
      Array.from({ length: CHUNK }, (_, i) => ({ id: `job-${round}-${sent + i}`, payload: {} })),
    );
  }
  await done;
  const perSecond = jobs / ((performance.now() - begin) / 1000);
  await runner.beforeApplicationShutdown();
  await sender.onApplicationShutdown();
  return perSecond;
}

async function bareJobs(databaseUrl: string, redisUrl: string | null, jobs: number, round: number): Promise<number> {
  const { done, one } = countdown(jobs);
  const name = `bare-${round}`;
  const settings = { concurrency: AT_ONCE, prefix: `bare_bench_${process.pid}` };
  const kept = { removeOnComplete: { count: 1_000 } };
  const redis = redisUrl ? new Redis(redisUrl, { maxRetriesPerRequest: null }) : null;
  const onPostgres = (max: number) => ({ connectionString: databaseUrl, schema: 'bullmq', migrate: true, max });
  const onRedis = redis as unknown as ConnectionOptions;
  const process_ = async () => one();
  const queue = redis
    ? new Queue(name, { prefix: settings.prefix, connection: onRedis, defaultJobOptions: kept }, createRedisBackend)
    : new Queue(name, { connection: onPostgres(2), defaultJobOptions: kept }, createPostgresBackend);
  await queue.add('nothing', {}, { jobId: 'warm-up' });
  const begin = performance.now();
  const worker = redis
    ? new Worker(
        name,
        process_,
        { ...settings, connection: { url: redisUrl as string, maxRetriesPerRequest: null } as ConnectionOptions },
        createRedisBackend,
      )
    : new Worker(name, process_, { ...settings, connection: onPostgres(4) }, createPostgresBackend);
  for (let sent = 0; sent < jobs; sent += CHUNK) {
    await queue.addBulk(
      Array.from({ length: CHUNK }, (_, i) => ({ name: 'nothing', data: {}, opts: { jobId: `job-${sent + i}` } })),
    );
  }
  await done;
  const perSecond = jobs / ((performance.now() - begin) / 1000);
  await worker.close();
  await queue.close();
  redis?.disconnect();
  return perSecond;
}

/** Resolves after so many calls of `one` and the warm-up job's. */
function countdown(jobs: number): { done: Promise<void>; one: () => void } {
  let left = jobs + 1;
  const { promise, resolve } = Promise.withResolvers<void>();
  return { done: promise, one: () => void (--left === 0 && resolve()) };
}
