import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { followRoutes } from '@workback/contracts/follow/follow.routes';
import { gateRoutes } from '@workback/contracts/gate/gate.routes';
import type { Gates } from '@workback/contracts/gate/gate.schemas';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { notificationRoutes } from '@workback/contracts/notification/notification.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { InitiativeFactsByHand } from '../testing/initiative-facts.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('gates', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  const start = async () => {
    home = await api.world.workspace();
    const where = { as: home.owner, params: { workspaceId: home.id } };
    const { id } = await api.ok(initiativeRoutes.create, { ...where, body: { name: 'Quiet Kettle' } });
    return id;
  };
  const at = (initiativeId: string) => ({ as: home.owner, params: { workspaceId: home.id, initiativeId } });
  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const gates = (id: string) => api.ok(gateRoutes.get, at(id));
  const gate = ({ gates: all }: Gates, key: string) => all.find((each) => each.key === key)!;
  const addTo = (id: string, key: 'build' | 'launch', title: string, ownerId: string | null = null) =>
    api.ok(gateRoutes.addItem, {
      as: home.owner,
      params: { ...at(id).params, gate: key },
      body: { title, ownerId },
    });
  const item = (id: string, gateItemId: string, as = home.owner) => ({
    as,
    params: { workspaceId: home.id, initiativeId: id, gateItemId },
  });
  const today = () => new Date().toISOString().slice(0, 10);
  const byHand = (id: string) => new InitiativeFactsByHand(api.database, home.id, id);

  it('ask of a new initiative what follows from its record, each with where it is put right', async () => {
    const id = await start();
    const read = await gates(id);
    expect(read.next).toBe('review');
    expect(read.gates.map(({ key, state }) => [key, state])).toEqual([
      ['review', 'open'],
      ['build', 'open'],
      ['launch', 'open'],
      ['conclude', 'complete'],
    ]);
    expect(gate(read, 'review').open).toEqual(['The press release names a launch date']);
    const built = gate(read, 'build').facts.find(({ key }) => key === 'approved');
    expect(built).toMatchObject({ met: false, link: `/initiatives/${id}/prfaq` });
  });

  it('name what is missing: promises, milestones, KPIs without numbers', async () => {
    const id = await start();
    const hand = byHand(id);
    await hand.approve('2031-03-03');
    const promise = await hand.promise();
    await api.ok(roadmapRoutes.addMilestone, { ...at(id), body: { outcome: 'A quiet motor', estimateDays: 5 } });
    const missing = async (key: string, fact: string) =>
      gate(await gates(id), key).facts.find((each) => each.key === fact)?.missing;
    expect(await missing('build', 'promises-built')).toEqual(['P1']);
    expect(await missing('build', 'milestones-owned')).toEqual(['M1 A quiet motor']);
    expect(await missing('launch', 'milestones-finished')).toEqual(['M1 A quiet motor']);
    expect(await missing('launch', 'promises-measured')).toEqual(['P1']);
    await hand.criterion(await hand.kpi('Noise'), promise, 'too-early', 30);
    expect(await missing('launch', 'promises-measured')).toEqual([]);
    expect(await missing('launch', 'kpis-have-numbers')).toEqual(['Noise']);
    // A derived KPI stands on the numbers of those that its formula names.
    const operand = await hand.kpi('Loud minutes');
    await api.database.query(`UPDATE kpis SET formula = '2 * Loud' WHERE name = 'Noise' AND workspace_id = $1`, [
      home.id,
    ]);
    await api.database.query(
      `INSERT INTO kpi_operands (workspace_id, kpi_id, operand_id)
       SELECT workspace_id, id, $2 FROM kpis WHERE name = 'Noise' AND workspace_id = $1`,
      [home.id, operand],
    );
    expect(await missing('launch', 'kpis-have-numbers')).toEqual(['Noise']);
    await api.database.query(
      `INSERT INTO observations (series, day, value, run_id) SELECT series, '2026-01-01', 1, 1 FROM kpis WHERE id = $1`,
      [operand],
    );
    expect(await missing('launch', 'kpis-have-numbers')).toEqual([]);
    const read = await gates(id);
    expect(gate(read, 'launch')).toMatchObject({ on: '2031-03-03', onBecause: 'planned' });
    expect(gate(read, 'build').onBecause).toBe('planned');
    expect(gate(read, 'conclude').on).toBe('2031-04-02');
  });

  it('have a checklist from the template and of their own, ticked by who does it', async () => {
    const id = await start();
    const member = await home.member('contributor');
    const { items } = await api.ok(gateRoutes.addToTemplate, {
      ...here(),
      body: { gate: 'launch', title: 'Support knows how to answer', ownerId: member.userId },
    });
    const own = await addTo(id, 'launch', 'The fair is booked');
    const launch = gate(own, 'launch');
    expect(launch.items.map(({ title, fromTemplate, owner }) => [title, fromTemplate, owner?.id])).toEqual([
      ['Support knows how to answer', true, member.userId],
      ['The fair is booked', false, undefined],
    ]);
    const support = launch.items[0]!;
    const ticked = await api.ok(gateRoutes.tick, {
      ...item(id, support.id, member),
      ifMatch: support.version,
      body: { state: 'done', note: 'Wiki page 12' },
    });
    const done = gate(ticked, 'launch').items[0]!;
    expect(done).toMatchObject({ state: 'done', note: 'Wiki page 12', by: { id: member.userId } });
    expect(done.at).not.toBeNull();
    // Whoever did not see the tick is told.
    const late = { ...item(id, support.id), ifMatch: support.version };
    expect((await api.call(gateRoutes.tick, { ...late, body: { state: 'open' } })).status).toBe(412);
    const unexplained = { ...item(id, support.id), ifMatch: done.version, body: { state: 'not-needed' } as const };
    expect((await api.call(gateRoutes.tick, unexplained)).problem.errors?.[0]?.field).toBe('note');
    // Somebody else sees to it here; the template keeps its own.
    const given = await api.ok(gateRoutes.updateItem, {
      ...item(id, support.id),
      ifMatch: done.version,
      body: { ownerId: home.owner.userId },
    });
    expect(gate(given, 'launch').items[0]).toMatchObject({ owner: { id: home.owner.userId }, state: 'done' });
    const renamed = { ...item(id, support.id), ifMatch: done.version + 1, body: { title: 'Other' } };
    expect((await api.call(gateRoutes.updateItem, renamed)).problem.code).toBe('from-template');
    expect((await api.call(gateRoutes.removeItem, item(id, support.id))).problem.code).toBe('from-template');
    // Taken out of the template, it stays where it was settled.
    await api.ok(gateRoutes.removeFromTemplate, {
      as: home.owner,
      params: { workspaceId: home.id, gateItemId: items[0]!.id },
    });
    expect(gate(await gates(id), 'launch').items.map(({ title }) => title)).toEqual([
      'Support knows how to answer',
      'The fair is booked',
    ]);
    const left = await api.ok(gateRoutes.removeItem, item(id, launch.items[1]!.id));
    expect(gate(left, 'launch').items).toHaveLength(1);
    expect((await api.call(gateRoutes.removeItem, item(id, launch.items[1]!.id))).status).toBe(404);
    const kinds = await api.database.query<{ kind: string }>(
      `SELECT kind FROM events WHERE workspace_id = $1 AND kind LIKE 'gate.%' ORDER BY id`,
      [home.id],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([
      ...['gate.template-added', 'gate.item-added', 'gate.ticked', 'gate.item-changed', 'gate.template-removed'],
      'gate.item-removed',
    ]);
  });

  it('stand on the day that was set, or where the plan puts them', async () => {
    const id = await start();
    const set = (on: string | null) =>
      api.ok(gateRoutes.setDate, { as: home.owner, params: { ...at(id).params, gate: 'build' }, body: { on } });
    expect(gate(await set('2031-02-03'), 'build')).toMatchObject({ on: '2031-02-03', onBecause: 'set' });
    expect(gate(await set(null), 'build')).toMatchObject({ on: null, onBecause: null });
  });

  it('the template is changed by who saw its newest version', async () => {
    await start();
    const body = { gate: 'build', title: 'Budget is there' } as const;
    const { items } = await api.ok(gateRoutes.addToTemplate, { ...here(), body });
    const one = { as: home.owner, params: { workspaceId: home.id, gateItemId: items[0]!.id }, ifMatch: 1 };
    const changed = await api.ok(gateRoutes.updateInTemplate, { ...one, body: { title: 'Budget is granted' } });
    expect(changed.items[0]).toMatchObject({ title: 'Budget is granted', version: 2 });
    expect((await api.call(gateRoutes.updateInTemplate, { ...one, body: { title: 'Late' } })).status).toBe(412);
    const stranger = { ...one, ifMatch: 2, body: { ownerId: (await api.world.person()).userId } };
    expect((await api.call(gateRoutes.updateInTemplate, stranger)).status).toBe(422);
  });

  it('let a launch through when complete, or for a reason that is kept, and a wrong one is taken back', async () => {
    const id = await start();
    await byHand(id).approve(today());
    await addTo(id, 'launch', 'The fair is booked');
    const launch = (exception?: string) =>
      api.call(initiativeRoutes.launch, { ...at(id), body: { launchedOn: today(), exception } });
    const refused = await launch();
    expect([refused.status, refused.problem.code]).toEqual([409, 'gate-open']);
    expect(refused.problem.detail).toContain('The fair is booked');

    expect((await launch('The fair opens today')).body).toMatchObject({ stage: 'launched' });
    const launched = await gates(id);
    expect(launched.launches).toMatchObject([
      {
        launchedOn: today(),
        by: { id: home.owner.userId },
        exception: 'The fair opens today',
        open: ['The fair is booked'],
        cancelled: null,
      },
    ]);
    expect(gate(launched, 'launch')).toMatchObject({ state: 'passed-open', on: today(), onBecause: 'passed' });
    expect(gate(launched, 'launch').facts.every(({ met }) => met)).toBe(true);

    const back = await api.ok(initiativeRoutes.cancelLaunch, { ...at(id), body: { reason: 'It was the rehearsal' } });
    expect(back).toMatchObject({ stage: 'approved', launch: { actual: null } });
    expect((await gates(id)).launches[0]?.cancelled).toMatchObject({
      by: { id: home.owner.userId },
      reason: 'It was the rehearsal',
    });
    const twice = await api.call(initiativeRoutes.cancelLaunch, { ...at(id), body: { reason: 'x' } });
    expect(twice.problem.code).toBe('not-launched');

    const fair = gate(await gates(id), 'launch').items[0]!;
    const tick = { ...item(id, fair.id), ifMatch: fair.version, body: { state: 'done' } as const };
    await api.ok(gateRoutes.tick, tick);
    expect((await launch()).status).toBe(200);
    expect((await gates(id)).launches.map(({ exception }) => exception)).toEqual([null, 'The fair opens today']);
  });

  it('tell whoever has to see to an entry, and everybody who follows when it launches or does not', async () => {
    const id = await start();
    const [doer, fan] = [await home.member('contributor'), await home.member('viewer')];
    await api.ok(followRoutes.put, { ...at(id), as: fan, body: { following: true } });
    await addTo(id, 'launch', 'The fair is booked', doer.userId);
    await byHand(id).approve(today());
    const body = { launchedOn: today(), exception: 'The fair opens today' };
    await api.ok(initiativeRoutes.launch, { ...at(id), body });
    await api.ok(initiativeRoutes.cancelLaunch, { ...at(id), body: { reason: 'Rehearsal' } });
    const inbox = async (as: typeof doer) =>
      (await api.ok(notificationRoutes.list, { as, params: { workspaceId: home.id } })).notifications.map(
        ({ kind, link }) => [kind, link],
      );
    const link = `/initiatives/${id}#gates`;
    expect(await inbox(doer)).toEqual([['gate-assigned', link]]);
    expect((await inbox(fan)).sort()).toEqual([
      ['launch-cancelled', link],
      ['launched', link],
    ]);
  });

  it('a launch that is taken back takes along the verdicts that counted from it', async () => {
    const id = await start();
    const hand = byHand(id);
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    await hand.approve(daysAgo(40));
    const kpi = await hand.kpi('Orders a day');
    await api.database.query(
      `INSERT INTO observations (series, day, value, run_id)
       SELECT k.series, d::date, 3, 1 FROM kpis k, generate_series(now() - interval '40 days', now(), interval '1 day') d WHERE k.id = $1`,
      [kpi],
    );
    const criterion = await hand.criterion(kpi, null, 'too-early', 10);
    const state = async () =>
      (await api.database.query<{ state: string }>('SELECT state FROM success_criteria WHERE id = $1', [criterion]))[0]
        ?.state;
    await api.ok(initiativeRoutes.launch, { ...at(id), body: { launchedOn: daysAgo(40) } });
    expect(await state()).toBe('missed');
    await api.ok(initiativeRoutes.cancelLaunch, { ...at(id), body: { reason: 'The wrong initiative' } });
    expect(await state()).toBe('too-early');
    await api.ok(initiativeRoutes.launch, { ...at(id), body: { launchedOn: daysAgo(2) } });
    expect(await state()).not.toBe('missed');
    const [kept] = await api.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM evaluations WHERE criterion_id = $1',
      [criterion],
    );
    expect(kept?.count).toBe(3);
  });

  it('of a concluded initiative the launch stands, and the record of launches cannot be rewritten', async () => {
    const id = await start();
    await byHand(id).approve(today());
    await api.ok(initiativeRoutes.launch, { ...at(id), body: { launchedOn: today() } });
    const rewrite = api.database.query(`UPDATE launches SET launched_on = '2020-01-01' WHERE initiative_id = $1`, [id]);
    await expect(rewrite).rejects.toThrow('append-only');
    await api.database.query('UPDATE initiatives SET concluded_at = now() WHERE id = $1', [id]);
    const back = await api.call(initiativeRoutes.cancelLaunch, { ...at(id), body: { reason: 'x' } });
    expect(back.problem.code).toBe('concluded');
  });
});
