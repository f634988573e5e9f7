import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '@workback/server/platform/database/database';
import { startTestApi, type TestApi } from '../../testing/test-api.js';

let api: TestApi;
let database: Database;

beforeAll(async () => {
  api = await startTestApi();
  ({ database } = api);
  await database.query('CREATE TABLE counters (id int PRIMARY KEY, count int NOT NULL)');
  await database.query('INSERT INTO counters VALUES (1, 0), (2, 0)');
});
afterAll(() => api.close());

const add = (id: number) => database.query('UPDATE counters SET count = count + 1 WHERE id = $1', [id]);
const counts = async () =>
  (await database.query<{ count: number }>('SELECT count FROM counters ORDER BY id')).map(({ count }) => count);

describe('a transaction', () => {
  it('that lost a race for locks begins again, and every change is there once', async () => {
    let tries = 0;
    let bothBegan = () => {};
    const meeting = new Promise<void>((resolve) => (bothBegan = resolve));
    const both = [
      [1, 2],
      [2, 1],
    ].map(([first, second]) =>
      database.transaction(async () => {
        tries += 1;
        await add(first!);
        if (tries >= 2) bothBegan();
        await meeting;
        await add(second!);
      }),
    );
    await Promise.all(both);
    expect(await counts()).toEqual([2, 2]);
    expect(tries).toBe(3);
  });

  it('that failed for another reason is not tried again and leaves nothing', async () => {
    const before = await counts();
    let tries = 0;
    const failing = database.transaction(async () => {
      tries += 1;
      await add(1);
      await database.query('SELECT 1 / 0');
    });
    await expect(failing).rejects.toThrow('division by zero');
    expect([tries, await counts()]).toEqual([1, before]);
  });
});
