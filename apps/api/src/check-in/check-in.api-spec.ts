import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkInRoutes } from '@workback/contracts/check-in/check-in.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('check-ins', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
  });
  afterAll(() => api.close());

  const start = async () => {
    const params = { workspaceId: home.id };
    const { id } = await api.ok(initiativeRoutes.create, { as: home.owner, params, body: { name: 'Kettle' } });
    return { as: home.owner, params: { ...params, initiativeId: id } };
  };

  it.each(['yellow', 'red'] as const)('that are %s need a path to green', async (colour) => {
    const at = await start();
    const bare = await api.call(checkInRoutes.create, { ...at, body: { colour, note: 'Hm', pathToGreen: '  ' } });
    expect([bare.status, bare.problem.errors?.map(({ field }) => field)]).toEqual([422, ['pathToGreen']]);
    const said = await api.ok(checkInRoutes.create, { ...at, body: { colour, note: 'Hm', pathToGreen: 'Hire' } });
    expect(said).toMatchObject({ colour, pathToGreen: 'Hire', author: { id: home.owner.userId } });
  });

  it('are listed newest first', async () => {
    const at = await start();
    expect((await api.ok(checkInRoutes.list, at)).checkIns).toEqual([]);
    for (const note of ['One', 'Two']) await api.ok(checkInRoutes.create, { ...at, body: { colour: 'green', note } });
    expect((await api.ok(checkInRoutes.list, at)).checkIns.map(({ note }) => note)).toEqual(['Two', 'One']);
  });

  it('belong to milestones of their own initiative', async () => {
    const [at, other] = [await start(), await start()];
    const { milestones } = await api.ok(roadmapRoutes.addMilestone, {
      ...other,
      body: { outcome: 'Elsewhere', estimateDays: 1 },
    });
    const body = { colour: 'green' as const, note: 'Fine', milestoneId: milestones[0]!.id };
    const refused = await api.call(checkInRoutes.create, { ...at, body });
    expect([refused.status, refused.problem.errors?.[0]?.field]).toEqual([422, 'milestoneId']);
    expect((await api.ok(checkInRoutes.create, { ...other, body })).milestoneId).toBe(milestones[0]!.id);
  });

  it('of an initiative elsewhere do not exist', async () => {
    const elsewhere = await api.world.workspace();
    const { params } = await start();
    const at = { as: elsewhere.owner, params: { ...params, workspaceId: elsewhere.id } };
    expect((await api.call(checkInRoutes.list, at)).status).toBe(404);
    const body = { colour: 'green' as const, note: 'Fine' };
    expect((await api.call(checkInRoutes.create, { ...at, body })).status).toBe(404);
  });
});
