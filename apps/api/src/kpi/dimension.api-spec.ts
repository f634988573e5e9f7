import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { addDays } from '@workback/domain/calendar/plain-date';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

const today = new Date().toISOString().slice(0, 10);
const day = (ago: number): string => addDays(today, -ago);

describe('a KPI with a dimension', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
  });
  afterAll(() => api.close());

  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const on = (kpiId: string) => ({ as: home.owner, params: { workspaceId: home.id, kpiId } });
  const define = (name: string, more: object = {}) =>
    api.ok(kpiRoutes.create, {
      ...here(),
      body: {
        ...{ name, unit: 'count', direction: 'up', aggregation: 'sum', dimension: { name: 'country', total: 'sum' } },
        ...more,
      },
    });
  const send = (kpiId: string, ...points: [ago: number, value: number, slice?: string][]) =>
    api.ok(kpiRoutes.write, {
      ...on(kpiId),
      body: { points: points.map(([ago, value, slice]) => ({ date: day(ago), value, ...(slice ? { slice } : {}) })) },
    });
  const values = async (kpiId: string) => {
    const { start, values: all } = await api.ok(kpiRoutes.series, { ...on(kpiId), query: {} });
    return Object.fromEntries(all.flatMap((value, i) => (value === null ? [] : [[addDays(start!, i), value]])));
  };
  const slices = (kpiId: string) =>
    api.ok(kpiRoutes.slices, { ...on(kpiId), query: { grain: 'day', count: 3 } as never });

  it('keeps its values apart and computes the total of what is stored, also when one value comes later', async () => {
    const { id } = await define('A');
    await send(id, [2, 5, 'DE'], [2, 3, 'FR'], [1, 7, 'DE']);
    expect(await values(id)).toEqual({ [day(2)]: 8, [day(1)]: 7 });
    await send(id, [1, 2, 'FR'], [2, 6, 'DE']);
    expect(await values(id)).toEqual({ [day(2)]: 9, [day(1)]: 9 });
    const { observations } = await api.ok(kpiRoutes.observations, { ...on(id), query: {} });
    expect(observations[1]).toMatchObject({ value: 9, earlier: [{ value: 8 }] });
    const found = await slices(id);
    expect(found).toMatchObject({ dimension: 'country', total: 'sum', leftOut: 0 });
    expect(found.slices.map(({ slice, values: all }) => [slice, ...all.map(({ value }) => value)])).toEqual([
      ['DE', 6, 7, null],
      ['FR', 3, 2, null],
    ]);
    expect(found.whole.map(({ value }) => value)).toEqual([9, 9, null]);
  });

  it('has no total that is added up blindly: a rate takes the one its source gives, or none', async () => {
    const { id } = await define('B', { aggregation: 'mean', dimension: { name: 'plan', total: 'given' } });
    await send(id, [1, 40, 'Pro'], [1, 20, 'Free'], [1, 22]);
    expect(await values(id)).toEqual({ [day(1)]: 22 });
    const { id: none } = await define('B none', { dimension: { name: 'plan', total: 'none' } });
    await send(none, [1, 40, 'Pro'], [1, 20, 'Free']);
    expect(await values(none)).toEqual({});
    expect((await slices(none)).slices).toHaveLength(2);
    expect((await slices(none)).whole).toEqual([]);
  });

  it('refuses numbers that do not say what they are about, and says so for KPIs without a dimension', async () => {
    const { id } = await define('C');
    const refused = await api.call(kpiRoutes.write, { ...on(id), body: { points: [{ date: day(1), value: 1 }] } });
    expect(refused.problem.errors?.[0]).toEqual({
      field: 'points.0.slice',
      message: 'Say which country the number is about; the total is computed.',
    });
    const { id: plain } = await define('C plain', { dimension: null });
    const point = { date: day(1), value: 1, slice: 'DE' };
    expect((await api.call(kpiRoutes.write, { ...on(plain), body: { points: [point] } })).status).toBe(422);
    const twice = { points: [point, { ...point, value: 2 }, { ...point, slice: 'FR' }] };
    const problem = (await api.call(kpiRoutes.write, { ...on(id), body: twice })).problem;
    expect(problem.errors?.map(({ field }) => field)).toEqual(['points.1.date']);
  });

  it('divides a derived KPI by the same values, formula after aggregation, and filters one by a value', async () => {
    const orders = await define('Orders D');
    const visits = await define('Visits D');
    await send(orders.id, [1, 10, 'DE'], [1, 1, 'FR']);
    await send(visits.id, [1, 100, 'DE'], [1, 100, 'FR']);
    const rate = await define('Rate D', { formula: '100 * "Orders D" / "Visits D"', dimension: null });
    expect(await values(rate.id)).toEqual({ [day(1)]: 5.5 });
    const { dimension, slices: found, whole } = await slices(rate.id);
    expect(dimension).toBe('country');
    expect(found.map(({ slice, values: all }) => [slice, all[1]!.value])).toEqual([
      ['DE', 10],
      ['FR', 1],
    ]);
    expect(whole[1]!.value).toBe(5.5);
    const share = await define('Share D', { formula: '100 * "Orders D"[DE] / "Orders D"', dimension: null });
    expect(await values(share.id)).toEqual({ [day(1)]: (100 * 10) / 11 });
    await send(orders.id, [1, 9, 'FR']);
    expect(await values(share.id)).toEqual({ [day(1)]: (100 * 10) / 19 });
    const preview = (formula: string) => api.ok(kpiRoutes.previewFormula, { ...here(), body: { formula } });
    expect((await preview('"Orders D"[XX]')).problem).toMatchObject({ at: 0, message: expect.stringContaining('XX') });
    expect((await preview('1 + "Rate D"[DE]')).problem).toMatchObject({ at: 4 });
  });

  it('takes its values from a column of a file', async () => {
    const { id } = await define('E');
    const content = Buffer.from('date,country,orders\n2026-01-01,DE,3\n2026-01-01,FR,4\n2026-01-02,DE,5\n').toString(
      'base64',
    );
    const format = { dateColumn: 'date', valueColumn: 'orders', dimensionColumn: 'country' };
    const preview = await api.ok(kpiRoutes.writeFile, { ...on(id), body: { content, format, preview: true } });
    expect(preview).toMatchObject({ totalPoints: 2, points: [{ value: 7 }, { value: 5 }] });
    await api.ok(kpiRoutes.writeFile, { ...on(id), body: { content, format } });
    expect(await values(id)).toEqual({ '2026-01-01': 7, '2026-01-02': 5 });
  });

  it('takes the numbers of its values along when it goes', async () => {
    const { id } = await define('F');
    await send(id, [1, 5, 'DE']);
    const count = async () =>
      (
        await api.database.query<{ n: number }>(
          'SELECT count(*)::int AS n FROM observations WHERE value = 5 AND day = $1',
          [day(1)],
        )
      )[0]!.n;
    const before = await count();
    await api.ok(kpiRoutes.remove, on(id));
    expect(await count()).toBe(before - 2);
  });
});
