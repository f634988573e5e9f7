import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresBackend } from 'bullmq';

const PAUSE_MS = 1_000;

/**
 * BullMQ's PostgreSQL backend with a pause after a fetch that failed. BullMQ itself fetches again at once unless the error
 * reads as a lost connection, which keeps a core busy for as long as the server restarts or refuses.
 */
export const createPausingPostgresBackend: typeof createPostgresBackend = (name, options, factoryOptions) => {
  const backend = createPostgresBackend(name, options, factoryOptions);
  const moveToActive = backend.moveToActive.bind(backend);
  backend.moveToActive = async (...fetch: Parameters<typeof moveToActive>) => {
    try {
      return await moveToActive(...fetch);
    } catch (error) {
      await sleep(PAUSE_MS, undefined, { ref: false });
      throw error;
    }
  };
  return backend;
};
