import {
  type ConnectionOptions,
  createRedisBackend,
  type PostgresConnectionOptions,
  type Processor,
  Queue,
  Worker,
} from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { Config } from '../config/config.js';
import { createPausingPostgresBackend } from './pausing-postgres-backend.js';

type Settings = Pick<Config, 'databaseUrl' | 'redisUrl' | 'queuePrefix'>;

/** Schema of the queue's own tables when it lives in PostgreSQL. */
const QUEUE_SCHEMA = 'bullmq';

/** The sending end of a queue, with a way to end its connection. */
export interface OpenQueue {
  readonly queue: Queue;
  close(): Promise<void>;
}

/**
 * Opens the sending end; throws when the server is away. A connection that is lost later makes a sending fail at once
 * instead of waiting, because the planner sends every undelivered run again.
 */
export async function openQueue(name: string, config: Settings): Promise<OpenQueue> {
  const shared = {
    prefix: config.queuePrefix,
    defaultJobOptions: {
      removeOnComplete: { age: 3_600, count: 1_000 },
      removeOnFail: { age: 7 * 86_400, count: 5_000 },
    },
  };
  if (!config.redisUrl) {
    const connection = postgresConnection(config, 2);
    const queue = new Queue(name, { ...shared, connection }, createPausingPostgresBackend) as unknown as Queue;
    await queue.waitUntilReady();
    return { queue, close: () => queue.close() };
  }
  const redis = await connectRedis(config.redisUrl, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    // A server that takes the connection and answers nothing must not stop the planner.
    commandTimeout: 5_000,
  });
  const queue = new Queue(name, { ...shared, connection: redis as unknown as ConnectionOptions }, createRedisBackend);
  await queue.waitUntilReady();
  return {
    queue,
    close: async () => {
      await queue.close();
      redis.disconnect();
    },
  };
}

/** The receiving end of a queue. A crashed worker's jobs are noticed within seconds and given to another one. */
export function openWorker(name: string, processor: Processor, concurrency: number, config: Settings): Worker {
  const options = {
    prefix: config.queuePrefix,
    concurrency,
    lockDuration: 30_000,
    stalledInterval: 15_000,
    maxStalledCount: 3,
  };
  if (!config.redisUrl) {
    const connection = postgresConnection(config, 4);
    return new Worker(name, processor, { ...options, connection }, createPausingPostgresBackend) as unknown as Worker;
  }
  const connection = { url: config.redisUrl, maxRetriesPerRequest: null } as ConnectionOptions;
  return new Worker(name, processor, { ...options, connection }, createRedisBackend);
}

async function connectRedis(url: string, options: RedisOptions): Promise<Redis> {
  const redis = new Redis(url, { ...options, lazyConnect: true, connectTimeout: 5_000 });
  // Losses are reported by the sending that meets them; without a listener ioredis would print them.
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return redis;
  } catch (error) {
    redis.disconnect();
    throw error;
  }
}

function postgresConnection(config: Settings, connections: number): PostgresConnectionOptions {
  return { connectionString: config.databaseUrl, schema: QUEUE_SCHEMA, migrate: true, max: connections };
}
