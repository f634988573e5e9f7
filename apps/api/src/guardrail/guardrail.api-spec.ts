import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { guardrailRoutes } from '@workback/contracts/guardrail/guardrail.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { myWorkRoutes } from '@workback/contracts/my-work/my-work.routes';
import { portfolioRoutes } from '@workback/contracts/portfolio/portfolio.routes';
import { addDays } from '@workback/domain/calendar/plain-date';
import { GuardrailWatch } from '@workback/server/features/guardrail/guardrail-watch.service';
import { GuardrailModule } from '@workback/server/features/guardrail/guardrail.module';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('guardrails of every launch', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    api.setNow(new Date('2026-06-01T12:00:00Z'));
    home = await api.world.workspace();
  });

  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const rule = { limit: 2, badSide: 'above', grain: 'day', periods: 2, watchDays: 30 } as const;
  const watch = () => api.app.select(GuardrailModule).get(GuardrailWatch).round();

  const guarded = async (...values: readonly number[]) => {
    const body = {
      name: 'Missorts',
      unit: 'percent',
      direction: 'down',
      kind: 'guardrail',
      aggregation: 'mean',
    } as const;
    const { id: kpiId } = await api.ok(kpiRoutes.create, { ...here(), body });
    await write(kpiId, '2026-05-31', values);
    return { kpiId, guardrail: await api.ok(guardrailRoutes.create, { ...here(), body: { kpiId, ...rule } }) };
  };
  const write = (kpiId: string, until: string, values: readonly number[]) =>
    api.ok(kpiRoutes.write, {
      as: home.owner,
      params: { workspaceId: home.id, kpiId },
      body: { points: values.map((value, back) => ({ date: addDays(until, -back), value })) },
    });
  const launched = async (launchedOn: string | null) => {
    const { id } = await api.ok(initiativeRoutes.create, {
      ...here(),
      body: { name: 'Kettle', ownerId: home.owner.userId },
    });
    await api.database.query('UPDATE initiatives SET launched_on = $2 WHERE id = $1', [id, launchedOn]);
    return { ...here(), params: { workspaceId: home.id, initiativeId: id } };
  };

  it('watch a launch for their days, and a breach is seen once', async () => {
    await guarded(3, 2.5, 1);
    const [recent, old, waiting] = [await launched('2026-05-20'), await launched('2026-03-01'), await launched(null)];
    expect(await watch()).toBe(1);
    expect(await watch()).toBe(0);
    const of = (at: typeof recent) => api.ok(guardrailRoutes.ofInitiative, at);
    expect(await of(recent)).toMatchObject({
      watched: [{ state: 'breached', watchedUntil: '2026-06-19' }],
      breaches: [
        { words: 'Missorts above 2 for 2 days in a row up to 31 May 2026, last 3', action: null, recoveredOn: null },
      ],
    });
    expect(await of(old)).toMatchObject({ watched: [{ state: 'none' }], breaches: [] });
    expect(await of(waiting)).toMatchObject({ watched: [{ state: 'none', watchedUntil: null }], breaches: [] });
    const { rows } = await api.ok(portfolioRoutes.get, here());
    expect(rows.find(({ id }) => id === recent.params.initiativeId)).toMatchObject({
      guardrails: { total: 1, breached: ['Missorts'], withoutAction: 1 },
      attentionReason: '1 guardrail is breached.',
    });
  });

  it('end by themselves when the numbers are back', async () => {
    const { kpiId } = await guarded(3, 3);
    const at = await launched('2026-05-20');
    await watch();
    api.setNow(new Date('2026-06-02T12:00:00Z'));
    await write(kpiId, '2026-06-01', [1]);
    expect(await watch()).toBe(1);
    expect(await api.ok(guardrailRoutes.ofInitiative, at)).toMatchObject({ breaches: [{ recoveredOn: '2026-06-02' }] });
  });

  it('ask for an action with an owner and a date, first of the owner of the initiative', async () => {
    await guarded(3, 3);
    const at = await launched('2026-05-20');
    await watch();
    const work = async (as: typeof home.owner) =>
      (await api.ok(myWorkRoutes.get, { as, params: { workspaceId: home.id } })).items.filter(
        ({ kind }) => kind === 'breach',
      );
    expect(await work(home.owner)).toMatchObject([{ summary: expect.stringMatching(/^Say what is done, by whom/) }]);
    const [breach] = (await api.ok(guardrailRoutes.ofInitiative, at)).breaches;
    const helper = await home.member('contributor');
    const one = { ...at, params: { ...at.params, breachId: breach!.id } };
    const body = { words: 'Go back to the old sorting', ownerId: helper.userId, dueOn: '2026-06-05' };
    expect((await api.call(guardrailRoutes.act, { ...one, as: helper, ifMatch: 1, body })).status).toBe(403);
    const strange = { ...body, ownerId: crypto.randomUUID() };
    expect((await api.call(guardrailRoutes.act, { ...one, ifMatch: 1, body: strange })).status).toBe(422);
    const acted = await api.ok(guardrailRoutes.act, { ...one, ifMatch: 1, body });
    expect(acted.action).toMatchObject({ words: body.words, owner: { id: helper.userId }, doneAt: null });
    expect((await api.call(guardrailRoutes.act, { ...one, ifMatch: 1, body })).status).toBe(412);
    expect(await work(home.owner)).toEqual([]);
    expect(await work(helper)).toMatchObject([{ summary: body.words, dueOn: '2026-06-05' }]);
    await api.ok(guardrailRoutes.act, { ...one, ifMatch: 2, body: { ...body, done: true } });
    expect(await work(helper)).toEqual([]);
  });

  it('are kept by admins, one a KPI', async () => {
    const { kpiId, guardrail } = await guarded(1);
    const editor = await home.member('editor');
    expect((await api.call(guardrailRoutes.create, { ...here(), body: { kpiId, ...rule } })).status).toBe(409);
    const one = { ...here(), params: { workspaceId: home.id, guardrailId: guardrail.id } };
    expect((await api.call(guardrailRoutes.remove, { ...one, as: editor })).status).toBe(403);
    expect(await api.ok(guardrailRoutes.update, { ...one, ifMatch: 1, body: { limit: 4 } })).toMatchObject({
      limit: 4,
      periods: 2,
    });
    await api.ok(guardrailRoutes.remove, one);
    expect((await api.ok(guardrailRoutes.list, here())).guardrails).toEqual([]);
  });
});
