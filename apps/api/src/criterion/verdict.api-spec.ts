import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { criterionRoutes } from '@workback/contracts/criterion/criterion.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { addDays } from '@workback/domain/calendar/plain-date';
import { CRITERION_DEFAULTS } from '@workback/domain/evaluation/criterion';
import { CriterionService } from '@workback/server/features/criterion/criterion.service';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

const today = new Date().toISOString().slice(0, 10);
const day = (ago: number): string => addDays(today, -ago);

describe('verdicts', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let number = 0;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
  });
  afterAll(() => api.close());

  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const kpi = async (values: readonly number[], more: object = {}) => {
    const body = { name: `K${(number += 1)}`, unit: 'count', direction: 'up', ...more } as const;
    const { id, name } = await api.ok(kpiRoutes.create, { ...here(), body });
    const write = (points: { date: string; value: number }[]) =>
      api.ok(kpiRoutes.write, { as: home.owner, params: { workspaceId: home.id, kpiId: id }, body: { points } });
    if (values.length > 0) await write(values.map((value, i) => ({ date: day(i + 1), value })));
    return { id, name, write };
  };
  const rule = { comparator: 'at-least', value: 10, window: { count: 3, grain: 'day' } } as const;
  const set = async (kpiId: string, more: object = {}) => {
    const [initiative] = await api.database.query<{ id: string }>(
      `INSERT INTO initiatives (workspace_id, number, name) VALUES ($1, $2, 'One') RETURNING id`,
      [home.id, (number += 1)],
    );
    const due = { kind: 'date', date: today } as const;
    const body = { ...rule, due, initiativeId: initiative!.id, kpiId, ...more };
    return api.ok(criterionRoutes.create, { ...here(), body });
  };
  const on = (criterionId: string) => ({ as: home.owner, params: { workspaceId: home.id, criterionId } });
  const check = async (criterionId: string) => {
    const { evaluations } = await api.ok(criterionRoutes.evaluations, on(criterionId));
    const { id, restatedSince } = evaluations[0]!;
    const params = { workspaceId: home.id, criterionId, evaluationId: id };
    return { restatedSince, ...(await api.ok(criterionRoutes.checkVerdict, { as: home.owner, params })) };
  };

  it('follow from what was kept with them, and stand when numbers are restated, which is shown beside them', async () => {
    const { id, write } = await kpi([12, 12, 12]);
    const { id: criterionId, evaluation } = await set(id);
    expect(evaluation?.state).toBe('met');
    expect(await check(criterionId)).toMatchObject({
      reproduced: true,
      changed: false,
      restated: [],
      restatedSince: false,
    });
    await write([{ date: day(2), value: 3 }]);
    const { evaluations } = await api.ok(criterionRoutes.evaluations, on(criterionId));
    expect(evaluations).toHaveLength(1);
    expect(await check(criterionId)).toMatchObject({
      ...{ reproduced: true, changed: true, restatedSince: true, restatedTotal: 1 },
      again: { state: 'met', value: 12 },
      now: { state: 'missed', value: 9 },
      restated: [{ operand: null, date: day(2), before: 12, now: 3 }],
    });
  });

  it('of derived KPIs name the operand whose number was restated', async () => {
    const orders = await kpi([10, 10, 10], { aggregation: 'sum' });
    const visits = await kpi([1, 1, 1], { aggregation: 'sum' });
    const formula = `${orders.name} / ${visits.name}`;
    const derived = await kpi([], { formula });
    const { id: criterionId, evaluation } = await set(derived.id);
    expect(evaluation).toMatchObject({ state: 'met', value: 10 });
    await visits.write([{ date: day(1), value: 2 }]);
    expect(await check(criterionId)).toMatchObject({
      ...{ reproduced: true, changed: true, restatedSince: true, now: { state: 'missed', value: 7.5 } },
      restated: [{ operand: visits.name, date: day(1), before: 1, now: 2 }],
    });
  });

  it('that were forged in the database are told from those that follow', async () => {
    const { id } = await kpi([12, 12, 12]);
    const { id: criterionId } = await set(id);
    await api.database.query(
      `INSERT INTO evaluations (workspace_id, criterion_id, criterion_version, state, value, reason, inputs)
       SELECT workspace_id, criterion_id, criterion_version, 'missed', value, reason, inputs FROM evaluations WHERE criterion_id = $1`,
      [criterionId],
    );
    expect(await check(criterionId)).toMatchObject({ reproduced: false, again: { state: 'met' } });
  });

  it('of other workspaces cannot be checked', async () => {
    const { id } = await kpi([12, 12, 12]);
    const { id: criterionId } = await set(id);
    const { evaluations } = await api.ok(criterionRoutes.evaluations, on(criterionId));
    const other = await api.world.workspace();
    const params = { workspaceId: other.id, criterionId, evaluationId: evaluations[0]!.id };
    expect((await api.call(criterionRoutes.checkVerdict, { as: other.owner, params })).status).toBe(404);
  });

  it('are tried on the past before anybody is held to them', async () => {
    const { id: kpiId } = await kpi([12, 12, 12, 3, 12, 12, 12]);
    const body = { ...rule, kpiId, due: { kind: 'after-launch', days: 60 }, count: 6 } as const;
    const full = { ...body, ...CRITERION_DEFAULTS };
    const { points, sentence } = await api.ok(criterionRoutes.dryRun, { ...here(), body: full });
    expect(sentence).toContain('At least 10 on average over 3 complete days');
    expect(points.map(({ asOf, state, value }) => [asOf, state, value])).toEqual([
      [day(5), 'too-early', null],
      [day(4), 'met', 12],
      [day(3), 'missed', 9],
      [day(2), 'missed', 9],
      [day(1), 'missed', 9],
      [today, 'met', 12],
    ]);
    const wrong = { ...full, window: { count: 200, grain: 'week' as const } };
    expect((await api.call(criterionRoutes.dryRun, { ...here(), body: wrong })).status).toBe(422);
  });

  it('hang on rules whose whole life is kept: set, changed, registered', async () => {
    const { id } = await kpi([12, 12, 12]);
    const criterion = await set(id);
    await api.ok(criterionRoutes.update, { ...on(criterion.id), ifMatch: criterion.version, body: { value: 11 } });
    await api.app.get(CriterionService, { strict: false }).freezeAll(home.id, criterion.initiativeId);
    const { entries } = await api.ok(criterionRoutes.history, on(criterion.id));
    expect(entries.map(({ what }) => what)).toEqual(['registered', 'changed', 'set']);
    expect(entries[0]).toMatchObject({ sentence: expect.stringContaining('At least 11'), baseline: { value: 12 } });
    expect(entries[2]).toMatchObject({
      sentence: expect.stringContaining('At least 10'),
      by: { name: home.owner.name },
    });
  });
});
