import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { memberRoutes } from '@workback/contracts/member/member.routes';
import { presenceRoutes } from '@workback/contracts/presence/presence.routes';
import type { PresenceBeat } from '@workback/contracts/presence/presence.schemas';
import { LiveFeed } from '@workback/server/platform/live/live-feed';
import { eventually } from '@workback/testing/time/eventually';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

describe('presence', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let initiativeId: string;
  let other: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    home = await api.world.workspace();
    other = await home.member('viewer');
    initiativeId = await initiative(home.id, 1);
  });

  const initiative = async (workspaceId: string, number: number): Promise<string> => {
    const [row] = await api.database.query<{ id: string }>(
      `INSERT INTO initiatives (workspace_id, number, name) VALUES ($1, $2, 'One') RETURNING id`,
      [workspaceId, number],
    );
    return row!.id;
  };
  const page = (as: TestCaller, clientId = crypto.randomUUID()) => {
    const at = (id = initiativeId) => ({ as, params: { workspaceId: home.id, initiativeId: id, clientId } });
    return {
      beat: async (body: Partial<PresenceBeat> = {}, id?: string) =>
        (await api.ok(presenceRoutes.beat, { ...at(id), body: { place: 'prfaq', ...body } })).people,
      leave: (id?: string) => api.call(presenceRoutes.leave, at(id)),
    };
  };

  it('shows others and what they write, and no page to itself', async () => {
    const [mine, theirs] = [page(home.owner), page(other)];
    expect(await mine.beat()).toEqual([]);
    const part = { id: 'question:7', title: '<img src=x onerror=alert(1)>' };
    expect(await theirs.beat({ part })).toEqual([
      { id: home.owner.userId, name: home.owner.name, place: 'prfaq', part: null },
    ]);
    expect(await mine.beat({ place: 'plan' })).toEqual([{ id: other.userId, name: other.name, place: 'prfaq', part }]);
    expect(await page(home.owner).beat()).toHaveLength(1);
  });

  it('shows a person to themselves only while they write on another page of theirs', async () => {
    const [mine, second] = [page(home.owner), page(home.owner)];
    await second.beat();
    expect(await mine.beat()).toEqual([]);
    const part = { id: 'summary', title: 'Summary' };
    expect(await second.beat({ part })).toEqual([]);
    expect(await mine.beat({ part })).toMatchObject([{ id: home.owner.userId, place: 'prfaq', part }]);
  });

  it('shows somebody with several pages once, where they write', async () => {
    const part = { id: 'summary', title: 'Summary' };
    await page(other).beat({ part });
    await page(other).beat({ place: 'plan' });
    expect(await page(home.owner).beat()).toMatchObject([{ id: other.userId, place: 'prfaq', part }]);
  });

  it('ends when the page says so, when it is not heard of, and when its person is removed', async () => {
    const [mine, theirs] = [page(home.owner), page(other)];
    await theirs.beat();
    expect((await theirs.leave()).status).toBe(204);
    expect(await mine.beat()).toEqual([]);
    await theirs.beat();
    expect(await mine.beat()).toHaveLength(1);
    await api.database.query(`UPDATE presences SET seen_at = now() - interval '21 seconds' WHERE user_id = $1`, [
      other.userId,
    ]);
    expect(await mine.beat()).toEqual([]);
    expect(await api.database.query('SELECT FROM presences WHERE user_id = $1', [other.userId])).toEqual([]);
    await theirs.beat();
    await api.ok(memberRoutes.remove, { as: home.owner, params: { workspaceId: home.id, userId: other.userId } });
    expect(await mine.beat()).toEqual([]);
  });

  it('moves with a page to another initiative, and a late farewell to the first does not end it', async () => {
    const second = await initiative(home.id, 2);
    const [mine, theirs] = [page(home.owner), page(other)];
    await theirs.beat();
    await theirs.beat({}, second);
    await theirs.leave(initiativeId);
    expect(await mine.beat()).toEqual([]);
    expect(await mine.beat({}, second)).toHaveLength(1);
  });

  it('is told to the workspace when somebody comes, moves or goes, and not at every heartbeat', async () => {
    const heard: (string | null)[] = [];
    const listening = api.app
      .get(LiveFeed)
      .of(home.id, home.owner.userId)
      .subscribe(({ kind, initiativeId: where }) => void (kind === 'presence.changed' && heard.push(where)));
    const theirs = page(other);
    for (let turn = 0; turn < 4; turn += 1) await theirs.beat();
    await theirs.beat({ place: 'plan' });
    await theirs.leave();
    await theirs.leave();
    await eventually('all is heard', () => heard.length >= 3);
    listening.unsubscribe();
    expect(heard).toEqual([initiativeId, initiativeId, initiativeId]);
  });

  it('cannot be taken over by naming somebody’s page, nor reach into another workspace', async () => {
    const clientId = crypto.randomUUID();
    await page(other, clientId).beat();
    const mine = page(home.owner, clientId);
    expect(await mine.beat()).toHaveLength(1);
    await mine.leave();
    expect(await page(home.owner).beat()).toHaveLength(1);
    const elsewhere = await api.world.workspace();
    const params = { workspaceId: elsewhere.id, initiativeId, clientId };
    const answer = await api.call(presenceRoutes.beat, { as: elsewhere.owner, params, body: { place: 'plan' } });
    expect(answer.status).toBe(404);
  });
});
