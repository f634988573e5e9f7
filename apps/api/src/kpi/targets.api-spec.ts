import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { addDays } from '@workback/domain/calendar/plain-date';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

const today = new Date().toISOString().slice(0, 10);
const day = (ago: number): string => addDays(today, -ago);

describe('targets of a KPI', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
  });
  afterAll(() => api.close());

  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const on = (kpiId: string) => ({ as: home.owner, params: { workspaceId: home.id, kpiId } });
  const define = (more: object) =>
    api.ok(kpiRoutes.create, { ...here(), body: { name: 'Visits', unit: 'count', direction: 'up', ...more } });

  it('are one value, told in either way, and make the KPI complete', async () => {
    const plain = await define({ target: 5 });
    expect(plain).toMatchObject({ target: 5, targets: { kind: 'threshold', commit: 5, stretch: null } });
    const stretched = await api.ok(kpiRoutes.update, {
      ...on(plain.id),
      ifMatch: plain.version,
      body: { targets: { kind: 'threshold', commit: 6, stretch: 8 } },
    });
    expect(stretched).toMatchObject({ target: 6, targets: { stretch: 8 }, definitionNumber: 1 });
    expect(stretched.missing).not.toContain('Set a target or a success criterion.');
    const none = await api.ok(kpiRoutes.update, {
      ...on(plain.id),
      ifMatch: stretched.version,
      body: { target: null },
    });
    expect([none.target, none.targets]).toEqual([null, null]);
  });

  it('move with the periods that they are for, and stand beside the numbers', async () => {
    const targets = {
      ...{ kind: 'per-period', grain: 'day' },
      rows: [
        { start: day(2), commit: 10, stretch: 12 },
        { start: day(1), commit: 11, stretch: null },
      ],
    };
    const kpi = await define({ targets });
    expect(kpi).toMatchObject({ target: null, targets });
    await api.ok(kpiRoutes.write, { ...on(kpi.id), body: { points: [{ date: day(1), value: 9 }] } });
    const { periods } = await api.ok(kpiRoutes.periods, { ...on(kpi.id), query: { grain: 'day', count: 3 } as never });
    expect(periods.map(({ value, commit, stretch }) => [value, commit, stretch])).toEqual([
      [null, null, null],
      [9, 11, null],
      [null, 10, 12],
    ]);
  });

  it('name the row that cannot be used', async () => {
    const rows = [
      { start: day(2), commit: 10, stretch: 8 },
      { start: day(2), commit: 10, stretch: null },
    ];
    const refused = await api.call(kpiRoutes.create, {
      ...here(),
      body: { name: 'X', unit: 'count', direction: 'up', targets: { kind: 'per-period', grain: 'day', rows } },
    });
    expect(refused.problem.errors?.map(({ field }) => field)).toEqual([
      'targets.rows.0.stretch',
      'targets.rows.1.start',
    ]);
  });
});
