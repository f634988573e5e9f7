import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { checkInRoutes } from '@workback/contracts/check-in/check-in.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { InitiativeFactsByHand } from '../testing/initiative-facts.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('the roadmap', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let initiativeId: string;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    api.setNow(new Date('2026-03-02T09:00:00Z'));
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    initiativeId = await start();
  });

  const start = async () => {
    const params = { workspaceId: home.id };
    return (await api.ok(initiativeRoutes.create, { as: home.owner, params, body: { name: 'Kettle' } })).id;
  };
  const at = (id = initiativeId) => ({ as: home.owner, params: { workspaceId: home.id, initiativeId: id } });
  const add = (outcome: string, estimateDays: number, predecessors: { milestoneId: string }[] = []) =>
    api.ok(roadmapRoutes.addMilestone, { ...at(), body: { outcome, estimateDays, predecessors } });
  const milestone = (milestoneId: string) => ({
    as: home.owner,
    params: { workspaceId: home.id, initiativeId, milestoneId },
  });
  const chain = async () => {
    const a = (await add('Design', 5)).milestones[0]!.id;
    const b = (await add('Build', 10, [{ milestoneId: a }])).milestones[1]!.id;
    const c = (await add('Sell', 5, [{ milestoneId: b }])).milestones[2]!.id;
    return [a, b, c] as const;
  };

  it('is scheduled back from the promised launch over the working calendar', async () => {
    await new InitiativeFactsByHand(api.database, home.id, initiativeId).approve('2026-04-03');
    const ids = await chain();
    const roadmap = await api.ok(roadmapRoutes.get, at());
    expect(roadmap).toMatchObject({
      launchDate: '2026-04-03',
      forecastLaunch: '2026-03-27',
      daysToRecover: 0,
      minimumFloatDays: 5,
      criticalPath: [...ids],
      problem: null,
      today: '2026-03-02',
    });
    expect(roadmap.milestones[1]).toMatchObject({
      number: 2,
      predecessors: [{ milestoneId: ids[0], lagDays: 0 }],
      scheduled: { earliestStart: '2026-03-09', startBy: '2026-03-16', latestFinish: '2026-03-27', totalFloatDays: 5 },
    });

    const unexplained = await api.call(roadmapRoutes.updateMilestone, {
      ...milestone(ids[1]),
      body: { estimateDays: 18 },
      ifMatch: 1,
    });
    expect(unexplained.problem).toMatchObject({ status: 422, code: 'reason-needed', errors: [{ field: 'reason' }] });
    const longer = await api.ok(roadmapRoutes.updateMilestone, {
      ...milestone(ids[1]),
      body: { estimateDays: 18, reason: 'The pump has to be made anew' },
      ifMatch: 1,
    });
    expect(longer).toMatchObject({ daysToRecover: 3, minimumFloatDays: -3, forecastLaunch: '2026-04-08' });
  });

  it('takes the draft’s launch date before approval, and has none without', async () => {
    await add('Design', 5);
    expect(await api.ok(roadmapRoutes.get, at())).toMatchObject({ launchDate: null, daysToRecover: null });
    await api.database.query(
      `UPDATE prfaqs SET document = jsonb_set(document, '{launchDate}', '"2026-03-04"') WHERE initiative_id = $1`,
      [initiativeId],
    );
    expect(await api.ok(roadmapRoutes.get, at())).toMatchObject({ launchDate: '2026-03-04', daysToRecover: 2 });
  });

  it('refuses a cycle by name and saves nothing of the change', async () => {
    const [a, , c] = await chain();
    const refused = await api.call(roadmapRoutes.updateMilestone, {
      ...milestone(a),
      body: { outcome: 'Changed', predecessors: [{ milestoneId: c }] },
      ifMatch: 1,
    });
    expect([refused.status, refused.problem.errors?.map(({ field }) => field)]).toEqual([422, ['predecessors']]);
    expect(refused.problem.detail).toMatch(/“(Changed|Build|Sell)” waits for “.+”, which waits for/);
    const roadmap = await api.ok(roadmapRoutes.get, at());
    expect(roadmap.milestones[0]).toMatchObject({ outcome: 'Design', predecessors: [], version: 1 });
    expect(roadmap.problem).toBeNull();
  });

  it('lets only one of two changes through that would close a cycle together', async () => {
    const a = (await add('Design', 5)).milestones[0]!.id;
    const b = (await add('Build', 5)).milestones[1]!.id;
    const wait = (id: string, milestoneId: string) =>
      api.call(roadmapRoutes.updateMilestone, {
        ...milestone(id),
        body: { predecessors: [{ milestoneId }] },
        ifMatch: 1,
      });
    const answers = await Promise.all([wait(a, b), wait(b, a)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect((await api.ok(roadmapRoutes.get, at())).problem).toBeNull();
  });

  it('names the cycle of a plan that came to be otherwise', async () => {
    const [a, b] = await chain();
    await api.database.query(
      `INSERT INTO milestone_dependencies (workspace_id, initiative_id, predecessor_id, successor_id) VALUES ($1, $2, $3, $4)`,
      [home.id, initiativeId, b, a],
    );
    const roadmap = await api.ok(roadmapRoutes.get, at());
    expect(roadmap.problem).toMatch(/“Design” waits for “Build”, which waits for “Design”|“Build” waits for “Design”/);
    expect(roadmap.milestones.map(({ scheduled }) => scheduled)).toEqual([null, null, null]);
  });

  it('refuses strangers and foreign things by field', async () => {
    const [a] = await chain();
    const stranger = await api.world.person();
    const other = await start();
    const theirs = await new InitiativeFactsByHand(api.database, home.id, other).promise();
    const otherMilestone = await api.ok(roadmapRoutes.addMilestone, {
      ...at(other),
      body: { outcome: 'Elsewhere', estimateDays: 1 },
    });
    const body = {
      ownerId: stranger.userId,
      promiseIds: [theirs],
      predecessors: [{ milestoneId: otherMilestone.milestones[0]!.id }],
    };
    const patched = await api.call(roadmapRoutes.updateMilestone, { ...milestone(a), body, ifMatch: 1 });
    const added = await api.call(roadmapRoutes.addMilestone, {
      ...at(),
      body: { outcome: 'X', estimateDays: 1, ...body },
    });
    for (const { status, problem } of [patched, added]) {
      expect(status).toBe(422);
      expect(problem.errors?.map(({ field }) => field).sort()).toEqual(['ownerId', 'predecessors', 'promiseIds']);
    }
    const self = await api.call(roadmapRoutes.updateMilestone, {
      ...milestone(a),
      body: { predecessors: [{ milestoneId: a }] },
      ifMatch: 1,
    });
    expect([self.status, self.problem.errors?.[0]?.message]).toEqual([422, 'a milestone cannot wait for itself']);
    expect((await api.ok(roadmapRoutes.get, at())).milestones).toHaveLength(3);
    const elsewhere = await api.call(roadmapRoutes.updateMilestone, {
      as: home.owner,
      params: { workspaceId: home.id, initiativeId: other, milestoneId: a },
      body: { outcome: 'Mine' },
      ifMatch: 1,
    });
    expect(elsewhere.status).toBe(404);
  });

  it('keeps actual dates in order and out of the future', async () => {
    const [a] = await chain();
    const patch = (body: object, ifMatch = 1) =>
      api.call(roadmapRoutes.updateMilestone, { ...milestone(a), body, ifMatch });
    const fields = async (body: object) => (await patch(body)).problem.errors?.map(({ field }) => field);
    expect(await fields({ startedOn: '2026-03-03' })).toEqual(['startedOn']);
    expect(await fields({ finishedOn: '2026-03-02' })).toEqual(['startedOn']);
    expect(await fields({ startedOn: '2026-03-02', finishedOn: '2026-02-27' })).toEqual(['finishedOn']);
    const done = await patch({ startedOn: '2026-02-23', finishedOn: '2026-02-27' });
    expect(done.body.milestones[0]).toMatchObject({ startedOn: '2026-02-23', finishedOn: '2026-02-27', version: 2 });
    expect(done.body.criticalPath).not.toContain(a);
    expect((await patch({ startedOn: null }, 2)).problem.errors?.[0]?.field).toBe('startedOn');
    expect((await api.ok(initiativeRoutes.get, at())).stage).toBe('draft');
  });

  it('gives a late writer what is there now', async () => {
    const [a] = await chain();
    await api.ok(roadmapRoutes.updateMilestone, { ...milestone(a), body: { outcome: 'Sketch' }, ifMatch: 1 });
    const late = await api.call(roadmapRoutes.updateMilestone, {
      ...milestone(a),
      body: { outcome: 'No' },
      ifMatch: 1,
    });
    expect(late.status).toBe(412);
    expect(late.problem.current).toMatchObject({ id: a, outcome: 'Sketch', version: 2 });
  });

  it('ties milestones to promises and shows their last check-in', async () => {
    const promise = await new InitiativeFactsByHand(api.database, home.id, initiativeId).promise();
    const body = { outcome: 'Design', estimateDays: 2, promiseIds: [promise, promise] };
    const { milestones } = await api.ok(roadmapRoutes.addMilestone, { ...at(), body });
    for (const [colour, note] of [
      ['red', 'Stuck'],
      ['green', 'Moving'],
    ] as const) {
      const said = { achievement: colour, confidence: 'high', done: note, pathToGreen: 'Ask for help' } as const;
      await api.ok(checkInRoutes.create, { ...at(), body: { ...said, milestoneId: milestones[0]!.id } });
    }
    const roadmap = await api.ok(roadmapRoutes.get, at());
    expect(roadmap.milestones[0]).toMatchObject({
      promiseIds: [promise],
      lastCheckIn: { colour: 'green', note: 'Moving', outdated: false },
    });
  });

  it('closes up when a milestone is removed', async () => {
    const [, b, c] = await chain();
    const after = await api.ok(roadmapRoutes.removeMilestone, milestone(b));
    expect(after.milestones.map(({ id, predecessors }) => [id === c, predecessors])).toEqual([
      [false, []],
      [true, []],
    ]);
    expect((await api.call(roadmapRoutes.removeMilestone, milestone(b))).status).toBe(404);
  });
});
