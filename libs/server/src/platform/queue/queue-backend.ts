import {
  type ConnectionOptions,
  Queue,
  type QueueOptions,
  setDefaultBackendFactory,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import { createPostgresBackend } from 'bullmq';
import type { Processor } from 'bullmq';
import type { Config } from '../config/config.js';

type Settings = Pick<Config, 'databaseUrl' | 'redisUrl' | 'queuePrefix'>;

/** Schema of the queue's own tables when it lives in PostgreSQL. */
const QUEUE_SCHEMA = 'bullmq';

/** Name of the backend, for logs and health. */
export const queueBackendName = (config: Settings): 'redis' | 'postgresql' =>
  config.redisUrl ? 'redis' : 'postgresql';

/**
 * How BullMQ connects: Redis when an address is set, PostgreSQL otherwise. Producers give up at once when the server is
 * away, because the planner sends every lost job again; workers wait for it.
 */
function connectionFor(config: Settings, role: 'producer' | 'worker'): ConnectionOptions {
  if (config.redisUrl) {
    const url = new URL(config.redisUrl);
    const common = {
      host: url.hostname,
      port: Number(url.port || 6379),
      username: decodeURIComponent(url.username) || undefined,
      password: decodeURIComponent(url.password) || undefined,
      db: Number(url.pathname.slice(1) || 0),
      ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
    };
    return role === 'producer'
      ? { ...common, enableOfflineQueue: false, maxRetriesPerRequest: 1 }
      : { ...common, maxRetriesPerRequest: null };
  }
  setDefaultBackendFactory(createPostgresBackend as never);
  return {
    connectionString: config.databaseUrl,
    schema: QUEUE_SCHEMA,
    migrate: true,
    max: role === 'producer' ? 2 : 4,
  } as unknown as ConnectionOptions;
}

/** The sending end of a queue. */
export function openQueue(name: string, config: Settings): Queue {
  const options: QueueOptions = {
    connection: connectionFor(config, 'producer'),
    prefix: config.queuePrefix,
    ...(config.redisUrl ? { skipWaitingForReady: true } : {}),
    defaultJobOptions: {
      removeOnComplete: { age: 3_600, count: 1_000 },
      removeOnFail: { age: 7 * 86_400, count: 5_000 },
    },
  };
  return new Queue(name, options);
}

/** The receiving end of a queue. Crashed jobs are noticed within seconds and given to another worker. */
export function openWorker(name: string, processor: Processor, concurrency: number, config: Settings): Worker {
  const options: WorkerOptions = {
    connection: connectionFor(config, 'worker'),
    prefix: config.queuePrefix,
    concurrency,
    lockDuration: 30_000,
    stalledInterval: 15_000,
    maxStalledCount: 3,
  };
  return new Worker(name, processor, options);
}
