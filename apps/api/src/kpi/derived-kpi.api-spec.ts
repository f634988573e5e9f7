import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { criterionRoutes } from '@workback/contracts/criterion/criterion.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { addDays } from '@workback/domain/calendar/plain-date';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

const today = new Date().toISOString().slice(0, 10);
const day = (ago: number): string => addDays(today, -ago);

describe('derived KPIs', () => {
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
      body: { name, unit: 'count', direction: 'up', aggregation: 'sum', ...more },
    });
  const type = (kpiId: string, ...points: [ago: number, value: number][]) =>
    api.ok(kpiRoutes.write, {
      ...on(kpiId),
      body: { points: points.map(([ago, value]) => ({ date: day(ago), value })) },
    });
  const values = async (kpiId: string) => {
    const { start, values: all } = await api.ok(kpiRoutes.series, { ...on(kpiId), query: {} });
    return Object.fromEntries(all.flatMap((value, i) => (value === null ? [] : [[addDays(start!, i), value]])));
  };
  const pair = async (prefix: string) => {
    const [orders, visits] = [await define(`${prefix} orders`), await define(`${prefix} visits`)];
    const formula = `"${prefix} orders" / "${prefix} visits" * 100`;
    return { orders, visits, formula };
  };

  it('are computed when they are defined, and again whenever what they stand on changes', async () => {
    const { orders, visits, formula } = await pair('A');
    await type(orders.id, [3, 10], [2, 100], [1, 5]);
    await type(visits.id, [3, 100], [2, 10_000]);
    const rate = await define('A rate', { formula, unit: 'percent', aggregation: 'mean' });
    expect(rate.formula).toEqual({
      text: formula,
      problem: null,
      operands: [
        { id: orders.id, name: 'A orders' },
        { id: visits.id, name: 'A visits' },
      ],
    });
    expect(rate.missing.join()).not.toContain('source');
    expect(await values(rate.id)).toEqual({ [day(3)]: 10, [day(2)]: 1 });
    const doubled = await define('A doubled', { formula: '2 * "A rate"' });

    await type(visits.id, [1, 50]);
    await type(orders.id, [2, 200]);
    expect(await values(rate.id)).toEqual({ [day(3)]: 10, [day(2)]: 2, [day(1)]: 10 });
    expect(await values(doubled.id)).toEqual({ [day(3)]: 20, [day(2)]: 4, [day(1)]: 20 });
    const { observations } = await api.ok(kpiRoutes.observations, { ...on(rate.id), query: {} });
    expect(observations[1]).toMatchObject({ date: day(2), value: 2, how: 'computed', earlier: [{ value: 1 }] });
    const { latest, health } = await api.ok(kpiRoutes.get, on(rate.id));
    expect(latest).toMatchObject({ date: day(1), value: 10 });
    expect(health.freshness).toBe('fresh');

    // A day that divides by zero has no number: not zero, and not the one from before.
    await type(visits.id, [1, 0]);
    expect(await values(rate.id)).toEqual({ [day(3)]: 10, [day(2)]: 2 });
  });

  it('aggregate first: a period is the formula over totals, and says when no comparison is possible', async () => {
    const { orders, visits, formula } = await pair('B');
    await type(orders.id, [2, 10], [1, 100], [0, 3]);
    await type(visits.id, [2, 100], [1, 10_000], [0, 0]);
    const rate = await define('B rate', { formula, unit: 'percent' });
    const by = async (grain: 'day' | 'month') =>
      (await api.ok(kpiRoutes.periods, { ...on(rate.id), query: { grain, count: 3 } as never })).periods;
    expect(await by('day')).toMatchObject([
      { from: today, state: 'not-comparable', value: null, operands: [{ value: 3 }, { value: 0 }] },
      { from: day(1), state: 'complete', value: 1 },
      { from: day(2), state: 'complete', value: 10 },
    ]);
    const preview = await api.ok(kpiRoutes.previewFormula, { ...here(), body: { formula } });
    expect(preview).toMatchObject({ problem: null, grain: 'week' });
    expect(preview.periods).toHaveLength(6);
  });

  it('judge criteria by totals over the window, and keep what the verdict stood on', async () => {
    const { orders, visits, formula } = await pair('C');
    await type(orders.id, [2, 10], [1, 100]);
    await type(visits.id, [2, 100], [1, 10_000]);
    const rate = await define('C rate', { formula, unit: 'percent' });
    const [initiative] = await api.database.query<{ id: string }>(
      `INSERT INTO initiatives (workspace_id, number, name) VALUES ($1, 1, 'One') RETURNING id`,
      [home.id],
    );
    const criterion = await api.ok(criterionRoutes.create, {
      ...here(),
      body: {
        ...{ initiativeId: initiative!.id, kpiId: rate.id, comparator: 'at-least', value: 1.08 },
        ...{ window: { count: 2, grain: 'day' }, due: { kind: 'date', date: addDays(today, 30) } },
      },
    });
    expect(criterion.evaluation?.value).toBeCloseTo(110 / 101, 9);
    expect(criterion.evaluation?.state).toBe('on-track');
    await type(orders.id, [1, 1]);
    const params = { workspaceId: home.id, criterionId: criterion.id };
    const { evaluations } = await api.ok(criterionRoutes.evaluations, { as: home.owner, params });
    expect(evaluations.map(({ state }) => state)).toEqual(['off-track', 'on-track']);
    const kept = Object.keys(evaluations[1]!.inputs['operandSamples'] as object);
    expect(kept.sort()).toEqual([orders.id, visits.id].sort());
  });

  it('name the character of what is wrong, and the circle that would close', async () => {
    const { orders } = await pair('D');
    const refused = await api.call(kpiRoutes.create, {
      ...here(),
      body: { name: 'X', unit: 'count', direction: 'up', formula: '"D orders" / Vists' },
    });
    expect(refused.problem.errors).toEqual([
      { field: 'formula', message: 'At character 14: There is no KPI “Vists”.' },
    ]);
    const first = await define('D first', { formula: '"D orders" + 1' });
    const second = await define('D second', { formula: '2 * "D first"' });
    const circle = await api.call(kpiRoutes.update, {
      ...on(first.id),
      ifMatch: first.version,
      body: { formula: '"D second" + 1' },
    });
    expect(circle.problem.errors?.[0]?.message).toContain('D first → D second → D first');
    expect((await api.call(kpiRoutes.remove, on(orders.id))).problem.code).toBe('kpi-used');
    expect(
      (await api.call(kpiRoutes.write, { ...on(second.id), body: { points: [{ date: today, value: 1 }] } })).status,
    ).toBe(409);
    await api.call(kpiRoutes.update, { ...on(orders.id), ifMatch: orders.version, body: { name: 'D paid "now"' } });
    const { formula } = await api.ok(kpiRoutes.get, on(first.id));
    expect(formula?.text).toBe('"D paid ""now""" + 1');
  });

  it('begin a new version with every change of meaning, kept with who and why', async () => {
    const { formula } = await pair('E');
    const rate = await define('E rate', { formula, unit: 'percent' });
    const renamed = await api.ok(kpiRoutes.update, {
      ...on(rate.id),
      ifMatch: rate.version,
      body: { name: 'E share', caveats: 'Bots count.' },
    });
    expect(renamed.definitionNumber).toBe(1);
    const changed = await api.ok(kpiRoutes.update, {
      ...on(rate.id),
      ifMatch: renamed.version,
      body: { formula: '"E orders" / "E visits"', unit: 'ratio', changeReason: 'Shares, not percent.' },
    });
    expect(changed.definitionNumber).toBe(2);
    const { versions } = await api.ok(kpiRoutes.definition, on(rate.id));
    expect(versions[0]).toMatchObject({
      ...{ number: 2, reason: 'Shares, not percent.', by: { name: home.owner.name } },
      changed: [
        { field: 'formula', before: formula, now: '"E orders" / "E visits"' },
        { field: 'unit', before: 'percent', now: 'ratio' },
      ],
    });
    expect(versions.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('export every number with where it came from', async () => {
    const { orders, visits, formula } = await pair('F');
    await type(orders.id, [1, 10]);
    await type(visits.id, [1, 100]);
    const rate = await define('F rate', { formula, unit: 'percent' });
    await type(orders.id, [1, 20]);
    const csv = await api.ok(kpiRoutes.exportNumbers, on(rate.id));
    const [head, row] = csv.split('\r\n');
    expect(head).toBe('date,value,unit,how,from,run,fetched_at,question,definition_version,restated,earlier_values');
    expect(row).toContain(`${day(1)},20,percent,computed,`);
    expect(row).toMatch(/,1,yes,10 from run \d+ until /);
  });

  it('say which output metrics an input should move, from both ends', async () => {
    const output = await define('G sales');
    const input = await define('G selection', { kind: 'input', moves: [output.id] });
    expect((await api.ok(kpiRoutes.definition, on(input.id))).moves).toEqual([{ id: output.id, name: 'G sales' }]);
    expect((await api.ok(kpiRoutes.definition, on(output.id))).movedBy).toEqual([
      { id: input.id, name: 'G selection' },
    ]);
  });
});
