import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { annotationRoutes } from '@workback/contracts/annotation/annotation.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { InitiativeFactsByHand } from '../testing/initiative-facts.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('annotations', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  const start = async (name = 'Quiet Kettle') => {
    const { id } = await api.ok(initiativeRoutes.create, { ...at(), body: { name } });
    return { id, hand: new InitiativeFactsByHand(api.database, home.id, id) };
  };
  const at = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const one = (annotationId: string) => ({ as: home.owner, params: { workspaceId: home.id, annotationId } });
  type Body = RouteRequest<typeof annotationRoutes.create>['body'];
  const add = (body: Body) => api.ok(annotationRoutes.create, { ...at(), body });
  const texts = async (query: { kpiId?: string; initiativeId?: string; from?: string; to?: string } = {}) =>
    (await api.ok(annotationRoutes.list, { ...at(), query })).annotations.map(({ text }) => text);

  it('stand on the charts of a KPI, of an initiative, or on all', async () => {
    home = await api.world.workspace();
    const [mine, other] = [await start(), await start('Loud Kettle')];
    const kpiId = await mine.hand.kpi('Noise');
    const elsewhere = await other.hand.kpi('Sales');
    await add({ from: '2026-03-03', text: 'Sensor replaced', kpiId });
    await add({ from: '2026-03-02', to: '2026-03-06', text: 'Trade fair', initiativeId: mine.id });
    await add({ from: '2026-03-04', text: 'Strike' });
    expect(await texts({ kpiId })).toEqual(['Trade fair', 'Sensor replaced', 'Strike']);
    expect(await texts({ initiativeId: mine.id })).toEqual(['Trade fair', 'Strike']);
    expect(await texts({ kpiId: elsewhere })).toEqual(['Strike']);
    expect(await texts()).toHaveLength(3);
    expect(await texts({ from: '2026-03-05', to: '2026-03-09' })).toEqual(['Trade fair']);
    expect(await texts({ to: '2026-03-01' })).toEqual([]);
  });

  it('say who wrote them, by which token, and who changed them; removed ones stay in the record', async () => {
    home = await api.world.workspace();
    const token = await home.token(await home.member('contributor'));
    const id = '6f1c1f6e-0000-4000-8000-0000000000aa';
    const body = { from: '2026-03-03', text: 'Version 4.2 is live', id };
    const sent = await api.ok(annotationRoutes.create, { ...at(), as: token, body });
    expect(sent).toMatchObject({ id, origin: 'program', program: 'test', by: { id: token.userId }, edited: null });
    expect(sent.scope).toMatchObject({ kind: 'workspace', id: null });
    // A program that heard no answer sends it again.
    expect(await api.ok(annotationRoutes.create, { ...at(), as: token, body })).toEqual(sent);
    const words = { text: 'Version 4.3 is live', to: '2026-03-04' };
    const changed = await api.ok(annotationRoutes.update, { ...one(id), ifMatch: 1, body: words });
    expect(changed).toMatchObject({ ...words, version: 2, edited: { by: { id: home.owner.userId } } });
    expect((await api.call(annotationRoutes.update, { ...one(id), ifMatch: 1, body: { text: 'Late' } })).status).toBe(
      412,
    );
    expect((await api.call(annotationRoutes.remove, one(id))).status).toBe(204);
    expect((await api.call(annotationRoutes.remove, one(id))).status).toBe(404);
    expect(await texts()).toEqual([]);
    expect((await api.call(annotationRoutes.create, { ...at(), body })).problem.code).toBe('id-taken');
    const events = await api.database.query<{ kind: string; actor: string; before: { text?: string } | null }>(
      `SELECT kind, actor_id AS actor, before FROM events WHERE workspace_id = $1 AND kind LIKE 'annotation.%' ORDER BY id`,
      [home.id],
    );
    expect(events.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['annotation.added', token.userId],
      ['annotation.changed', home.owner.userId],
      ['annotation.removed', home.owner.userId],
    ]);
    expect(events[2]?.before).toMatchObject({ text: 'Version 4.3 is live' });
  });

  it('are refused with the field that is wrong', async () => {
    home = await api.world.workspace();
    const { id } = await start();
    const wrong = async (body: Body) =>
      (await api.call(annotationRoutes.create, { ...at(), body })).problem.errors?.[0]?.field;
    expect(await wrong({ from: '2026-03-03', to: '2026-03-02', text: 'x' })).toBe('to');
    expect(await wrong({ from: '2026-03-03', text: 'x', kpiId: id })).toBe('kpiId');
    expect(await wrong({ from: '2026-03-03', text: 'x', initiativeId: home.owner.userId })).toBe('initiativeId');
  });

  it('come by themselves from launches until one is taken back, and from criteria after the approval', async () => {
    home = await api.world.workspace();
    const { id, hand } = await start();
    const kpiId = await hand.kpi('Noise');
    const today = new Date().toISOString().slice(0, 10);
    await hand.approve(today);
    const launch = { as: home.owner, params: { workspaceId: home.id, initiativeId: id } };
    await api.ok(initiativeRoutes.launch, { ...launch, body: { launchedOn: today } });
    const listed = await api.ok(annotationRoutes.list, { ...at(), query: { kpiId } });
    expect(listed.annotations).toMatchObject([
      { from: today, text: 'Launch of Quiet Kettle', origin: 'launch', version: null, by: { id: home.owner.userId } },
    ]);
    expect(await texts({ initiativeId: id })).toEqual(['Launch of Quiet Kettle']);
    const criterion = await hand.criterion(kpiId, null, 'too-early', 30);
    expect(await texts({ kpiId })).toHaveLength(1);
    await api.database.query('UPDATE success_criteria SET added_after_approval = true WHERE id = $1', [criterion]);
    expect((await texts({ kpiId }))[1]).toMatch(/^Noise: Success criterion set after the approval: .*10/);
    expect(await texts({ initiativeId: id })).toHaveLength(2);
    await api.ok(initiativeRoutes.cancelLaunch, { ...launch, body: { reason: 'Rehearsal' } });
    expect(await texts({ kpiId })).toHaveLength(1);
  });

  it('come from changes of a definition that a chart shows', async () => {
    home = await api.world.workspace();
    const { hand } = await start();
    const kpiId = await hand.kpi('Noise');
    const kpi = { as: home.owner, params: { workspaceId: home.id, kpiId } };
    await api.ok(kpiRoutes.update, { ...kpi, ifMatch: 1, body: { target: 40 } });
    await api.ok(kpiRoutes.update, { ...kpi, ifMatch: 2, body: { caveats: 'Measured at night' } });
    expect(await texts({ kpiId })).toEqual(['Noise: Definition changed: target none → 40']);
    expect(await texts()).toHaveLength(1);
  });

  it('of another workspace do not exist', async () => {
    home = await api.world.workspace();
    const { id } = await add({ from: '2026-03-03', text: 'Ours' });
    home = await api.world.workspace();
    expect((await api.call(annotationRoutes.remove, one(id))).status).toBe(404);
    expect(await texts()).toEqual([]);
    const taken = await api.call(annotationRoutes.create, { ...at(), body: { id, from: '2026-03-03', text: 'Mine' } });
    expect(taken.problem.code).toBe('id-taken');
  });
});
