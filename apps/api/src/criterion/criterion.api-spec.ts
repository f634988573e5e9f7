import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { criterionRoutes } from '@workback/contracts/criterion/criterion.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { dateWords } from '@workback/domain/calendar/date-words';
import { addDays } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { CriterionService } from '@workback/server/features/criterion/criterion.service';
import { EvaluationService } from '@workback/server/features/evaluation/evaluation.service';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

// Verdicts are judged on the database's day.
const today = new Date().toISOString().slice(0, 10);

describe('success criteria', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let number = 0;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
  });
  afterAll(() => api.close());

  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const on = ({ id }: { id: string }) => ({ as: home.owner, params: { workspaceId: home.id, criterionId: id } });
  const insert = async (sql: string, ...values: unknown[]) => {
    const [row] = await api.database.query<{ id: string }>(`INSERT INTO ${sql} RETURNING id`, [home.id, ...values]);
    return row!.id;
  };
  const initiative = () => insert(`initiatives (workspace_id, number, name) VALUES ($1, $2, 'One')`, (number += 1));
  const approve = (initiativeId: string) =>
    api.database.query(
      `INSERT INTO prfaqs (workspace_id, initiative_id, document, status, approved_version_number) VALUES ($1, $2, '{}', 'approved', 1)`,
      [home.id, initiativeId],
    );
  /** A KPI with numbers for yesterday and the days before, newest first. */
  const kpi = async (values: readonly number[], more: object = {}) => {
    const body = { name: 'Orders', unit: 'count', direction: 'up', ...more } as const;
    const { id } = await api.ok(kpiRoutes.create, { ...here(), body });
    const points = values.map((value, i) => ({ date: addDays(today, -1 - i), value }));
    const at = { as: home.owner, params: { workspaceId: home.id, kpiId: id } };
    if (points.length > 0) await api.ok(kpiRoutes.write, { ...at, body: { points } });
    return { id, at };
  };
  const rule = {
    comparator: 'at-least',
    value: 10,
    window: { count: 3, grain: 'day' },
    due: { kind: 'date', date: addDays(today, 30) },
  } as const;

  it('are judged at once, again with new numbers, and keep every verdict with its inputs', async () => {
    const initiativeId = await initiative();
    const { id: kpiId, at } = await kpi([4, 5, 6]);
    const criterion = await api.ok(criterionRoutes.create, { ...here(), body: { ...rule, initiativeId, kpiId } });
    expect(criterion.sentence).toBe(
      `At least 10 on average over 3 complete days by ${dateWords(addDays(today, 30))}, with 90 % of days present`,
    );
    expect(criterion).toMatchObject({
      ...{ kpiName: 'Orders', dueOn: addDays(today, 30), frozen: false, addedAfterApproval: false, guardrail: false },
      baseline: { value: 5, on: addDays(today, -1) },
      evaluation: { state: 'off-track', value: 5, coverage: 1, criterionVersion: 1 },
    });
    const points = [1, 2, 3].map((ago) => ({ date: addDays(today, -ago), value: 12 }));
    const { runId } = await api.ok(kpiRoutes.write, { ...at, body: { points } });
    const [now] = (await api.ok(criterionRoutes.list, { ...here(), query: { kpiId } })).criteria;
    expect(now!.evaluation).toMatchObject({ state: 'on-track', value: 12, runId });
    const { evaluations } = await api.ok(criterionRoutes.evaluations, on(criterion));
    expect(evaluations.map(({ state }) => state)).toEqual(['on-track', 'off-track']);
    expect(evaluations[0]!.inputs).toMatchObject({ samples: { values: expect.arrayContaining([12]) } });
    expect((await api.ok(kpiRoutes.get, at)).missing).not.toContain('Set a target or a success criterion.');
  });

  it('are judged once on a new day of their workspace, also in a zone that PostgreSQL does not know', async () => {
    const { id: kpiId } = await kpi([12, 12, 12]);
    const body = { ...rule, initiativeId: await initiative(), kpiId };
    const { id } = await api.ok(criterionRoutes.create, { ...here(), body });
    const evaluation = api.app.get(EvaluationService, { strict: false });
    const judgedFor = async () =>
      (
        await api.database.query<{ day: string }>('SELECT evaluated_for AS day FROM success_criteria WHERE id = $1', [
          id,
        ])
      )[0]!.day;
    await evaluation.judgeNewDay();
    for (const zone of ['Pacific/Kiritimati', 'US/Pacific-New']) {
      await api.database.query('UPDATE workspaces SET time_zone = $2 WHERE id = $1', [home.id, zone]);
      await api.database.query('UPDATE success_criteria SET evaluated_for = NULL WHERE id = $1', [id]);
      expect(await evaluation.judgeNewDay()).toBeGreaterThanOrEqual(1);
      expect(await judgedFor()).toBe(plainDateIn(Date.now(), zone));
      expect(await evaluation.judgeNewDay()).toBe(0);
    }
    await api.database.query(`UPDATE workspaces SET time_zone = 'UTC' WHERE id = $1`, [home.id]);
  });

  it('name every field that is wrong', async () => {
    const initiativeId = await initiative();
    const { id: kpiId } = await kpi([]);
    const stranger = await insert(
      `promises (workspace_id, initiative_id, number, kind, passage) VALUES ($1, $2, 1, 'commitment', '{}')`,
      await initiative(),
    );
    const body = { ...rule, initiativeId, kpiId, promiseId: stranger, window: { count: 200, grain: 'week' } } as const;
    const refused = await api.call(criterionRoutes.create, { ...here(), body });
    expect(refused.problem.errors?.map(({ field }) => field)).toEqual(['window.count', 'promiseId']);
    const nowhere = { ...rule, initiativeId: crypto.randomUUID(), kpiId: crypto.randomUUID() };
    const unknown = await api.call(criterionRoutes.create, { ...here(), body: nowhere });
    expect(unknown.problem.errors?.map(({ field }) => field)).toEqual(['initiativeId', 'kpiId']);
    const early = { ...rule, initiativeId, kpiId, due: { kind: 'after-launch', days: 2 } } as const;
    const refusedDue = await api.call(criterionRoutes.create, { ...here(), body: early });
    expect(refusedDue.problem.errors?.[0]?.field).toBe('due.days');
  });

  it('freeze at approval with measured baselines, and refuse change from then on', async () => {
    const initiativeId = await initiative();
    const { id: kpiId, at } = await kpi([]);
    const body = { ...rule, initiativeId, kpiId, against: 'percent-change-from-baseline', value: 50 } as const;
    const before = await api.ok(criterionRoutes.create, { ...here(), body });
    expect(before.baseline).toBeNull();
    await api.ok(kpiRoutes.write, {
      ...at,
      body: { points: [1, 2, 3].map((ago) => ({ date: addDays(today, -ago), value: 8 })) },
    });
    await approve(initiativeId);
    expect(await api.app.get(CriterionService, { strict: false }).freezeAll(home.id, initiativeId)).toBe(1);

    const [frozen] = (await api.ok(criterionRoutes.list, { ...here(), query: { initiativeId } })).criteria;
    expect(frozen).toMatchObject({ frozen: true, baseline: { value: 8, on: addDays(today, -1) } });
    expect(frozen!.evaluation!.state).toBe('off-track');
    expect((await api.ok(kpiRoutes.get, at)).baseline).toEqual({ value: 8, on: addDays(today, -1) });
    const change = await api.call(criterionRoutes.update, {
      ...on(frozen!),
      ifMatch: frozen!.version,
      body: { value: 1 },
    });
    expect([change.status, change.problem.code]).toEqual([409, 'criterion-frozen']);
    expect((await api.call(criterionRoutes.remove, on(frozen!))).problem.code).toBe('criterion-frozen');
    expect((await api.call(kpiRoutes.remove, at)).problem.code).toBe('kpi-frozen');
    const { version } = await api.ok(kpiRoutes.get, at);
    const moved = await api.call(kpiRoutes.update, { ...at, ifMatch: version, body: { aggregation: 'max' } });
    expect(moved.problem.code).toBe('kpi-frozen');
    expect((await api.call(kpiRoutes.update, { ...at, ifMatch: version, body: { name: 'Sales' } })).status).toBe(200);

    const late = await api.ok(criterionRoutes.create, { ...here(), body: { ...rule, initiativeId, kpiId } });
    expect(late).toMatchObject({ addedAfterApproval: true, frozen: false });
    expect(await api.app.get(CriterionService, { strict: false }).freezeAll(home.id, initiativeId)).toBe(0);
  });

  it('can be changed and removed before, with their verdicts', async () => {
    const initiativeId = await initiative();
    const { id: kpiId } = await kpi([4, 5, 6], { kind: 'guardrail' });
    const criterion = await api.ok(criterionRoutes.create, { ...here(), body: { ...rule, initiativeId, kpiId } });
    expect(criterion.guardrail).toBe(true);
    const changed = await api.ok(criterionRoutes.update, { ...on(criterion), ifMatch: 1, body: { value: 5 } });
    expect(changed).toMatchObject({ version: 2, value: 5, evaluation: { state: 'on-track', criterionVersion: 2 } });
    const stale = await api.call(criterionRoutes.update, { ...on(criterion), ifMatch: 1, body: { value: 6 } });
    expect(stale.status).toBe(412);
    expect((await api.call(criterionRoutes.remove, on(criterion))).status).toBe(204);
    expect((await api.call(criterionRoutes.evaluations, on(criterion))).status).toBe(404);
  });

  it('say when they are due once the launch has a date', async () => {
    const initiativeId = await initiative();
    const { id: kpiId } = await kpi([]);
    const due = { kind: 'after-launch', days: 30 } as const;
    const criterion = await api.ok(criterionRoutes.create, { ...here(), body: { ...rule, due, initiativeId, kpiId } });
    expect([criterion.dueOn, criterion.evaluation?.state]).toEqual([null, 'too-early']);
    await api.database.query(`UPDATE initiatives SET launched_on = '2026-01-01' WHERE id = $1`, [initiativeId]);
    const [launched] = (await api.ok(criterionRoutes.list, { ...here(), query: { initiativeId } })).criteria;
    expect(launched!.dueOn).toBe('2026-01-31');
  });
});
