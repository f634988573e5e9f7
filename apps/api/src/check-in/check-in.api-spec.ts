import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkInRoutes } from '@workback/contracts/check-in/check-in.routes';
import { eventRoutes } from '@workback/contracts/event/event.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { portfolioRoutes } from '@workback/contracts/portfolio/portfolio.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { InitiativeFactsByHand } from '../testing/initiative-facts.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

const fine = { achievement: 'green', confidence: 'high', done: 'Fine' } as const;
const bad = {
  achievement: 'red',
  confidence: 'low',
  blockers: 'The supplier is silent',
  pathToGreen: 'Buy elsewhere',
} as const;

describe('check-ins', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let lead: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    lead = await home.member('editor');
  });
  afterAll(() => api.close());

  const start = async () => {
    const params = { workspaceId: home.id };
    const { id } = await api.ok(initiativeRoutes.create, { as: home.owner, params, body: { name: 'Kettle' } });
    return { as: home.owner, params: { ...params, initiativeId: id } };
  };
  type At = Awaited<ReturnType<typeof start>>;
  const list = (at: At) => api.ok(checkInRoutes.list, at);
  const addMilestone = async (at: At, outcome = 'Design') => {
    const { milestones } = await api.ok(roadmapRoutes.addMilestone, { ...at, body: { outcome, estimateDays: 5 } });
    return milestones.at(-1)!.id;
  };
  const beginWork = async (at: At) => {
    await new InitiativeFactsByHand(api.database, home.id, at.params.initiativeId).approve('2099-03-02');
    const milestoneId = await addMilestone(at);
    const { today } = await api.ok(roadmapRoutes.get, at);
    const params = { ...at.params, milestoneId };
    await api.ok(roadmapRoutes.updateMilestone, { ...at, params, body: { startedOn: today }, ifMatch: 1 });
    return milestoneId;
  };
  const age = (at: At, days: number) =>
    api.database.query(
      `UPDATE check_ins SET created_at = created_at - make_interval(days => $2) WHERE initiative_id = $1`,
      [at.params.initiativeId, days],
    );

  it.each(['yellow', 'red'] as const)('that are %s need a path to green', async (achievement) => {
    const at = await start();
    const bare = await api.call(checkInRoutes.create, { ...at, body: { ...fine, achievement, pathToGreen: '  ' } });
    expect([bare.status, bare.problem.errors?.map(({ field }) => field)]).toEqual([422, ['pathToGreen']]);
    const said = await api.ok(checkInRoutes.create, { ...at, body: { ...fine, achievement, pathToGreen: 'Hire' } });
    expect(said).toMatchObject({
      achievement,
      confidence: 'high',
      pathToGreen: 'Hire',
      author: { id: home.owner.userId },
    });
  });

  it('name every field that breaks a rule', async () => {
    const at = await start();
    const body = { ...bad, blockers: '', pathToGreen: '', percentDone: 40, expectedOn: '2020-01-01' };
    const { status, problem } = await api.call(checkInRoutes.create, { ...at, body });
    const fields = problem.errors?.map(({ field }) => field);
    expect([status, fields]).toEqual([422, ['pathToGreen', 'done', 'percentDone', 'expectedOn']]);
  });

  it('are listed newest first, with the last word on each subject told from those before', async () => {
    const at = await start();
    expect(await list(at)).toMatchObject({ checkIns: [], initiative: { status: 'none' }, milestones: [] });
    const milestoneId = await addMilestone(at);
    await api.ok(checkInRoutes.create, { ...at, body: { ...fine, done: 'One' } });
    await api.ok(checkInRoutes.create, { ...at, body: { ...fine, done: 'Of the milestone', milestoneId } });
    await api.ok(checkInRoutes.create, { ...at, body: { ...fine, done: 'Two' } });
    const { checkIns } = await list(at);
    expect(checkIns.map(({ done, standing }) => [done, standing])).toEqual([
      ['Two', 'current'],
      ['Of the milestone', 'current'],
      ['One', 'earlier'],
    ]);
  });

  it('keep what the plan said at that moment, beside what their author expects', async () => {
    const at = await start();
    const milestoneId = await beginWork(at);
    const figures = { milestoneId, percentDone: 40, remainingDays: 6, expectedOn: '2099-01-01' };
    const own = await api.ok(checkInRoutes.create, { ...at, body: { ...fine, ...figures } });
    expect(own).toMatchObject({ ...figures, plan: { dueOn: '2099-03-02', remainingDays: 5 } });
    const whole = await api.ok(checkInRoutes.create, { ...at, body: fine });
    expect(whole.plan).toEqual({ finishOn: own.plan?.finishOn, dueOn: '2099-03-02', remainingDays: 5 });
  });

  it('flag a jump from green to red, on the portfolio too', async () => {
    const at = await start();
    const milestoneId = await addMilestone(at);
    await api.ok(checkInRoutes.create, { ...at, body: fine });
    await api.ok(checkInRoutes.create, {
      ...at,
      body: { ...fine, achievement: 'yellow', pathToGreen: 'x', milestoneId },
    });
    expect((await api.ok(checkInRoutes.create, { ...at, body: bad })).jumped).toBe(true);
    expect((await list(at)).initiative).toMatchObject({ status: 'red', jumped: true });
    const { rows } = await api.ok(portfolioRoutes.get, { as: home.owner, params: { workspaceId: home.id } });
    const row = rows.find(({ id }) => id === at.params.initiativeId);
    expect(row?.checkIn).toMatchObject({ colour: 'red', jumped: true, note: 'The supplier is silent' });
    const [event] = (await api.ok(eventRoutes.list, { ...at, params: { workspaceId: home.id } })).events;
    expect(event?.summary).toBe('“Kettle” went from on track to off track: The supplier is silent');
  });

  it('are outdated after their time, wherever they are shown', async () => {
    const at = await start();
    const milestoneId = await beginWork(at);
    await api.ok(checkInRoutes.create, { ...at, body: fine });
    await api.ok(checkInRoutes.create, { ...at, body: { ...fine, milestoneId } });
    expect((await api.ok(initiativeRoutes.get, at)).checkIn).toMatchObject({ status: 'green', overdueDays: 0 });
    await age(at, 20);
    const { checkIns, initiative, milestones } = await list(at);
    expect(checkIns.map(({ standing }) => standing)).toEqual(['outdated', 'outdated']);
    expect([initiative.status, initiative.colour, milestones.map(({ status }) => status)]).toEqual([
      'outdated',
      'green',
      ['outdated'],
    ]);
    expect((await api.ok(initiativeRoutes.get, at)).checkIn.status).toBe('outdated');
    expect((await api.ok(roadmapRoutes.get, at)).milestones[0]?.lastCheckIn).toMatchObject({ outdated: true });
  });

  it('arrive once, however often they are sent', async () => {
    const at = await start();
    const body = { ...fine, key: crypto.randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => api.ok(checkInRoutes.create, { ...at, body })));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await list(at)).checkIns).toHaveLength(1);
    await api.ok(checkInRoutes.create, { ...at, as: lead, body });
    expect((await list(at)).checkIns).toHaveLength(2);
  });

  it('are acknowledged once, by somebody else', async () => {
    const at = await start();
    const { id } = await api.ok(checkInRoutes.create, { ...at, body: bad });
    const one = { ...at, params: { ...at.params, checkInId: id } };
    expect((await api.call(checkInRoutes.acknowledge, one)).problem.code).toBe('own-check-in');
    const contributor = await home.member('contributor');
    expect((await api.call(checkInRoutes.acknowledge, { ...one, as: contributor })).status).toBe(403);
    const seen = await api.ok(checkInRoutes.acknowledge, { ...one, as: lead });
    expect(seen.acknowledgement?.by?.id).toBe(lead.userId);
    const again = await api.ok(checkInRoutes.acknowledge, { ...one, as: await home.member('admin') });
    expect(again.acknowledgement).toEqual(seen.acknowledgement);
  });

  it('can be taken back by their author, while nobody has built on them', async () => {
    const at = await start();
    const say = (as = home.owner) => api.ok(checkInRoutes.create, { ...at, as, body: fine });
    const takeBack = async (id: string, as = home.owner) =>
      api.call(checkInRoutes.withdraw, { as, params: { ...at.params, checkInId: id } });
    const [first, second] = [await say(), await say()];
    expect((await takeBack(second.id, lead)).problem.code).toBe('not-yours');
    expect((await takeBack(first.id)).problem.code).toBe('not-the-last');
    expect((await takeBack(second.id)).status).toBe(204);
    expect((await takeBack(second.id)).status).toBe(404);
    const params = { ...at.params, checkInId: first.id };
    await api.ok(checkInRoutes.acknowledge, { as: lead, params });
    expect((await takeBack(first.id)).problem.code).toBe('acknowledged');
    const third = await say();
    await age(at, 1);
    expect((await takeBack(third.id)).problem.code).toBe('too-late');
  });

  it('belong to milestones of their own initiative', async () => {
    const [at, other] = [await start(), await start()];
    const body = { ...fine, milestoneId: await addMilestone(other) };
    const refused = await api.call(checkInRoutes.create, { ...at, body });
    expect([refused.status, refused.problem.errors?.[0]?.field]).toEqual([422, 'milestoneId']);
    expect((await api.ok(checkInRoutes.create, { ...other, body })).milestoneId).toBe(body.milestoneId);
  });

  it('of an initiative elsewhere do not exist', async () => {
    const elsewhere = await api.world.workspace();
    const { params } = await start();
    const at = { as: elsewhere.owner, params: { ...params, workspaceId: elsewhere.id } };
    expect((await api.call(checkInRoutes.list, at)).status).toBe(404);
    expect((await api.call(checkInRoutes.create, { ...at, body: fine })).status).toBe(404);
    expect((await api.call(checkInRoutes.cadence, at)).status).toBe(404);
  });

  describe('are expected on a rhythm', () => {
    const fridays = { rule: { every: 'week', weekday: 5 } } as const;

    it('that is a week after the last one until somebody chooses', async () => {
      const at = await start();
      const unset = await api.ok(checkInRoutes.cadence, at);
      expect(unset).toEqual({
        rule: { every: 'days', days: 7 },
        reporters: [],
        milestoneOwners: false,
        isDefault: true,
        version: 0,
      });
      const body = { ...fridays, reporterIds: [lead.userId, lead.userId] };
      const chosen = await api.ok(checkInRoutes.setCadence, { ...at, body, ifMatch: 0 });
      expect(chosen).toMatchObject({ ...fridays, reporters: [{ id: lead.userId }], isDefault: false, version: 1 });
      const late = await api.call(checkInRoutes.setCadence, { ...at, body: fridays, ifMatch: 0 });
      expect([late.status, late.problem.current]).toEqual([412, chosen]);
      expect((await api.ok(checkInRoutes.setCadence, { ...at, body: fridays, ifMatch: 1 })).version).toBe(2);
      expect((await api.ok(checkInRoutes.cadence, at)).reporters).toEqual([]);
    });

    it('by members of the workspace', async () => {
      const at = await start();
      const stranger = await api.world.person();
      const body = { ...fridays, reporterIds: [stranger.userId] };
      const { status, problem } = await api.call(checkInRoutes.setCadence, { ...at, body, ifMatch: 0 });
      expect([status, problem.errors?.[0]?.field]).toEqual([422, 'reporterIds']);
      expect((await api.ok(checkInRoutes.cadence, at)).isDefault).toBe(true);
    });

    it('and hold until the day that it names', async () => {
      const at = await start();
      await beginWork(at);
      await api.ok(checkInRoutes.setCadence, { ...at, body: { rule: { every: 'month', day: 31 } }, ifMatch: 0 });
      await api.ok(checkInRoutes.create, { ...at, body: fine });
      await age(at, 9);
      expect((await list(at)).initiative.status).toBe('green');
      await age(at, 60);
      expect((await list(at)).initiative.status).toBe('outdated');
    });
  });
});
