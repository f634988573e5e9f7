import type { Database } from '@workback/server/platform/database/database';

/** Counts the statements that `work` sends through the pool outside of transactions, sign-in included. */
export async function countQueries(database: Database, work: () => Promise<unknown>): Promise<number> {
  const { pool } = database;
  const original = pool.query.bind(pool);
  let count = 0;
  pool.query = ((...parameters: Parameters<typeof original>) => {
    count += 1;
    return original(...parameters);
  }) as typeof pool.query;
  try {
    await work();
  } finally {
    pool.query = original as typeof pool.query;
  }
  return count;
}
