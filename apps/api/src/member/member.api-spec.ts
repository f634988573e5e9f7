import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventRoutes } from '@workback/contracts/event/event.routes';
import { memberRoutes } from '@workback/contracts/member/member.routes';
import { sessionRoutes } from '@workback/contracts/session/session.routes';
import { workspaceRoutes } from '@workback/contracts/workspace/workspace.routes';
import type { Role } from '@workback/domain/access/permissions';
import { eventually } from '@workback/testing/time/eventually';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

describe('members', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
  });
  afterAll(() => api.close());

  const change = (as: TestCaller, of: TestCaller, role: Role, ifMatch = 1, workspace = home) =>
    api.call(memberRoutes.update, {
      as,
      params: { workspaceId: workspace.id, userId: of.userId },
      body: { role },
      ifMatch,
    });
  const remove = (as: TestCaller, of: TestCaller, workspace = home) =>
    api.call(memberRoutes.remove, { as, params: { workspaceId: workspace.id, userId: of.userId } });

  it('are named to everybody in the workspace, viewers included', async () => {
    const office = await api.world.workspace();
    const viewer = await office.member('viewer');
    const { members } = await api.ok(memberRoutes.list, { as: viewer, params: { workspaceId: office.id } });
    expect(members.map(({ id, role }) => [id, role])).toEqual([
      [office.owner.userId, 'owner'],
      [viewer.userId, 'viewer'],
    ]);
  });

  it('get another role, which counts at once and stands in the record', async () => {
    const person = await home.member('viewer');
    const answer = await change(home.owner, person, 'admin');
    expect(answer.body).toMatchObject({ id: person.userId, role: 'admin', version: 2 });
    const settings = { as: person, params: { workspaceId: home.id }, body: { name: 'Renamed' } };
    expect((await api.call(workspaceRoutes.update, { ...settings, ifMatch: 1 })).status).toBe(200);
    const { events } = await api.ok(eventRoutes.list, { as: person, params: { workspaceId: home.id }, query: {} });
    expect(events.find(({ kind }) => kind === 'member.role-changed')).toMatchObject({
      subjectId: person.userId,
      summary: `${person.name} is now admin instead of viewer`,
      actor: { id: home.owner.userId },
    });
    const stale = await change(home.owner, person, 'viewer', 1);
    expect([stale.status, stale.problem.current]).toEqual([412, answer.body]);
  });

  it('are made and unmade owners by owners only', async () => {
    const office = await api.world.workspace();
    const [admin, viewer] = [await office.member('admin'), await office.member('viewer')];
    for (const refused of [
      await change(admin, viewer, 'owner', 1, office),
      await change(admin, admin, 'owner', 1, office),
      await change(admin, office.owner, 'viewer', 1, office),
      await remove(admin, office.owner, office),
    ]) {
      expect([refused.status, refused.problem.code]).toEqual([403, 'not-allowed']);
    }
    expect((await change(office.owner, viewer, 'owner', 1, office)).status).toBe(200);
    expect((await change(viewer, office.owner, 'editor', 1, office)).status).toBe(200);
  });

  it('keep one owner, also when two owners take the role from each other at once', async () => {
    const office = await api.world.workspace();
    for (const refused of [
      await change(office.owner, office.owner, 'admin', 1, office),
      await remove(office.owner, office.owner, office),
    ]) {
      expect([refused.status, refused.problem.code]).toEqual([409, 'last-owner']);
    }
    for (let turn = 0; turn < 5; turn += 1) {
      const shop = await api.world.workspace();
      const [one, other] = [shop.owner, await shop.member('owner')];
      const both = await Promise.all([remove(one, other, shop), change(other, one, 'viewer', 1, shop)]);
      expect(both.filter(({ status }) => status < 300)).toHaveLength(1);
      const [left] = await api.database.query<{ n: number }>(
        `SELECT count(*) AS n FROM memberships WHERE workspace_id = $1 AND role = 'owner'`,
        [shop.id],
      );
      expect(Number(left!.n)).toBe(1);
    }
  });

  it('lose the workspace at once when they are removed, with session, token and live stream', async () => {
    await api.app.listen(0, '127.0.0.1');
    const person = await home.member('editor');
    const bot = await home.token(person);
    const answer = await fetch(`${await api.app.getUrl()}/api/workspaces/${home.id}/live`, { headers: person.headers });
    let ended = false;
    void (async () => {
      for await (const chunk of answer.body!) void chunk;
    })().finally(() => (ended = true));
    expect((await remove(home.owner, person)).status).toBe(204);
    await eventually('the stream ends', () => ended);
    const here = { params: { workspaceId: home.id } };
    expect((await api.call(workspaceRoutes.get, { ...here, as: person })).status).toBe(404);
    expect((await api.call(workspaceRoutes.get, { ...here, as: bot })).status).toBe(401);
    expect((await api.ok(sessionRoutes.me, { as: person })).workspaces).toEqual([]);
    expect((await remove(home.owner, person)).status).toBe(404);
  });

  it('of one workspace are out of reach from another', async () => {
    const [mine, theirs] = [await api.world.workspace(), await api.world.workspace()];
    const viewer = await theirs.member('viewer');
    expect((await change(mine.owner, viewer, 'editor', 1, mine)).status).toBe(404);
    expect((await remove(mine.owner, viewer, mine)).status).toBe(404);
    expect((await remove(mine.owner, viewer, theirs)).status).toBe(404);
  });
});
