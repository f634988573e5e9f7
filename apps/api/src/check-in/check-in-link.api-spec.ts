import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkInLinkRoutes } from '@workback/contracts/check-in/check-in-link.routes';
import { checkInRoutes } from '@workback/contracts/check-in/check-in.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

const fine = { achievement: 'green', confidence: 'high', done: 'Fine' } as const;
const own = { headers: { origin: 'http://localhost', host: 'localhost' } };

describe('a one-time link to check in', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let ada: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace({ name: 'Kettles' });
    ada = await home.member('contributor');
  });
  afterAll(() => api.close());

  const begin = async () => {
    const params = { workspaceId: home.id };
    const { id } = await api.ok(initiativeRoutes.create, { as: home.owner, params, body: { name: 'Kettle' } });
    const at = { as: home.owner, params: { ...params, initiativeId: id } };
    const body = { outcome: 'Design', estimateDays: 5 };
    const milestoneId = (await api.ok(roadmapRoutes.addMilestone, { ...at, body })).milestones[0]!.id;
    return { at, milestoneId };
  };
  type At = Awaited<ReturnType<typeof begin>>['at'];
  const linkFor = async (at: At, milestoneId: string | null = null) => {
    const { path } = await api.ok(checkInLinkRoutes.create, { ...at, as: ada, body: { milestoneId } });
    return path.replace('/check-in#token=', '');
  };
  const open = (token: string) => api.call(checkInLinkRoutes.open, { ...own, body: { token } });
  const use = (token: string, body: object = fine) =>
    api.call(checkInLinkRoutes.use, { ...own, body: { token, ...fine, ...body } });

  it('says what it asks about, and nothing else', async () => {
    const { at, milestoneId } = await begin();
    const body = { ...fine, achievement: 'yellow', pathToGreen: 'x', milestoneId } as const;
    await api.ok(checkInRoutes.create, { ...at, body });
    const token = await linkFor(at, milestoneId);
    const form = { workspace: 'Kettles', person: ada.name, initiative: 'Kettle', milestone: 'Design' };
    expect((await open(token)).body).toMatchObject({ ...form, last: { achievement: 'yellow' } });
    expect((await open(token)).status).toBe(200);
  });

  it('logs one check-in in the name of its person, also of two at once', async () => {
    const { at, milestoneId } = await begin();
    const token = await linkFor(at, milestoneId);
    const refused = await use(token, { achievement: 'red' });
    expect([refused.status, refused.problem.errors?.[0]?.field]).toEqual([422, 'pathToGreen']);
    const answers = await Promise.all([use(token), use(token), use(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404]);
    expect((await open(token)).problem.code).toBe('link-used-or-expired');
    const { checkIns } = await api.ok(checkInRoutes.list, at);
    expect(checkIns).toMatchObject([{ milestoneId, byLink: true, author: { id: ada.userId } }]);
  });

  it('ends with its time, with the right to check in, and with the membership', async () => {
    const { at } = await begin();
    const old = await linkFor(at);
    await api.database.query(`UPDATE check_in_links SET expires_at = now() - interval '1 second'`);
    expect((await use(old)).status).toBe(404);
    const token = await linkFor(at);
    const setRole = (role: string) =>
      api.database.query('UPDATE memberships SET role = $2 WHERE user_id = $1', [ada.userId, role]);
    await setRole('viewer');
    expect((await use(token)).status).toBe(404);
    await setRole('contributor');
    expect((await open(token)).status).toBe(200);
    await api.database.query('DELETE FROM memberships WHERE user_id = $1', [ada.userId]);
    expect((await use(token)).status).toBe(404);
    ada = await home.member('contributor');
  });

  it('is made for oneself, about something that exists', async () => {
    const [{ at }, other] = [await begin(), await begin()];
    const wrong = await api.call(checkInLinkRoutes.create, {
      ...at,
      as: ada,
      body: { milestoneId: other.milestoneId },
    });
    expect([wrong.status, wrong.problem.errors?.[0]?.field]).toEqual([422, 'milestoneId']);
    const viewer = await home.member('viewer');
    expect((await api.call(checkInLinkRoutes.create, { ...at, as: viewer, body: {} })).status).toBe(403);
    const nowhere = { ...at.params, initiativeId: crypto.randomUUID() };
    expect((await api.call(checkInLinkRoutes.create, { as: ada, params: nowhere, body: {} })).status).toBe(404);
  });

  it('is not guessed', async () => {
    expect((await open('x'.repeat(43))).status).toBe(404);
    expect((await use('x'.repeat(43))).status).toBe(404);
  });
});
