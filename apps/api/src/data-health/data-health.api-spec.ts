import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataHealthRoutes } from '@workback/contracts/data-health/data-health.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { addDays } from '@workback/domain/calendar/plain-date';
import { countQueries } from '../testing/count-queries.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('health of data', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    api.setNow(new Date('2026-06-01T12:00:00Z'));
  });
  afterAll(() => api.close());

  const define = async (name: string) => {
    const body = { name, unit: 'count', direction: 'up' } as const;
    const { id } = await api.ok(kpiRoutes.create, { as: home.owner, params: { workspaceId: home.id }, body });
    return { as: home.owner, params: { workspaceId: home.id, kpiId: id } };
  };
  const write = (
    kpi: Awaited<ReturnType<typeof define>>,
    until: string,
    days: number,
    without: readonly number[] = [],
  ) =>
    api.ok(kpiRoutes.write, {
      ...kpi,
      body: {
        points: Array.from({ length: days }, (_, back) => ({ date: addDays(until, -back), value: 1 })).filter(
          (_, back) => !without.includes(back),
        ),
      },
    });
  const fail = (kpi: Awaited<ReturnType<typeof define>>) =>
    api.database.query(
      `UPDATE kpi_statuses SET consecutive_failures = 2, last_error = '401 from the shop' WHERE kpi_id = $1`,
      [kpi.params.kpiId],
    );

  it('says of each KPI how fresh and how complete its numbers are', async () => {
    const [whole, holes, old, failing, empty] = [
      await define('Whole'),
      await define('Holes'),
      await define('Old'),
      await define('Failing'),
      await define('Empty'),
    ];
    await write(whole, '2026-05-31', 40);
    await write(holes, '2026-05-31', 40, [3, 9]);
    await write(old, '2026-05-20', 10);
    await write(failing, '2026-05-31', 10);
    await fail(failing);
    const read = (kpi: typeof whole) => api.ok(dataHealthRoutes.get, kpi);
    expect(await read(whole)).toMatchObject({
      state: 'sound',
      words: '',
      rows: 28,
      expectedRows: 28,
      periodsBehind: 0,
    });
    expect(await read(holes)).toMatchObject({ state: 'incomplete', words: '26 of 28 days present' });
    expect(await read(old)).toMatchObject({ state: 'behind', words: 'no number since 20 May, 11 days behind' });
    expect(await read(failing)).toMatchObject({ state: 'failing', words: 'last pull failed, 401 from the shop' });
    expect(await read(empty)).toMatchObject({ state: 'none', words: 'no number yet', latestDay: null });
    const { sources } = await api.ok(dataHealthRoutes.list, { as: home.owner, params: { workspaceId: home.id } });
    expect(sources).toMatchObject([{ id: null, state: 'failing', unreliable: 2 }]);
    expect(sources[0]?.kpis.map(({ name }) => name)).toEqual(['Failing', 'Old', 'Empty', 'Holes', 'Whole']);
  });

  it('puts the worst source first, and asks the database as often for many as for one', async () => {
    const fresh = await api.world.workspace();
    const at = { as: fresh.owner, params: { workspaceId: fresh.id } };
    const source = async (name: string, failures: number) => {
      const [made] = await api.database.query<{ id: string }>(
        `INSERT INTO sources (workspace_id, name, connector, config) VALUES ($1, $2, 'http-json', '{}') RETURNING id`,
        [fresh.id, name],
      );
      const body = { name: `Of ${name}`, unit: 'count', direction: 'up' } as const;
      const kpi = await api.ok(kpiRoutes.create, { ...at, body });
      await api.database.query('UPDATE kpis SET source_id = $2 WHERE id = $1', [kpi.id, made!.id]);
      await api.database.query('UPDATE kpi_statuses SET consecutive_failures = $2 WHERE kpi_id = $1', [
        kpi.id,
        failures,
      ]);
    };
    await source('Calm', 0);
    const few = await countQueries(api.database, () => api.ok(dataHealthRoutes.list, at));
    await source('Broken', 3);
    await source('Quiet', 0);
    const more = await countQueries(api.database, () => api.ok(dataHealthRoutes.list, at));
    const { sources } = await api.ok(dataHealthRoutes.list, at);
    expect(sources.map(({ name }) => name)[0]).toBe('Broken');
    expect(more).toEqual(few);
  });
});
