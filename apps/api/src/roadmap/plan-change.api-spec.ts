import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { checkInRoutes } from '@workback/contracts/check-in/check-in.routes';
import { eventRoutes } from '@workback/contracts/event/event.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { planChangeRoutes } from '@workback/contracts/roadmap/plan-change.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { InitiativeFactsByHand } from '../testing/initiative-facts.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

type Operations = RouteRequest<typeof planChangeRoutes.apply>['body']['operations'];

describe('changes of a plan', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let initiativeId: string;
  const id = { a: '', b: '', c: '' };
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    api.setNow(new Date('2026-03-02T09:00:00Z'));
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const params = { workspaceId: home.id };
    initiativeId = (await api.ok(initiativeRoutes.create, { as: home.owner, params, body: { name: 'Kettle' } })).id;
    await new InitiativeFactsByHand(api.database, home.id, initiativeId).approve('2026-03-20');
    for (const name of ['a', 'b', 'c'] as const) id[name] = crypto.randomUUID();
    await change([
      { op: 'create', milestoneId: id.a, outcome: 'Design', estimateDays: 5 },
      { op: 'create', milestoneId: id.b, outcome: 'Build', estimateDays: 5 },
      { op: 'create', milestoneId: id.c, outcome: 'Sell', estimateDays: 3 },
      { op: 'link', predecessorId: id.a, successorId: id.b },
      { op: 'link', predecessorId: id.b, successorId: id.c, type: 'FS', lagDays: 1 },
    ]);
  });

  const at = (as: TestCaller = home.owner) => ({ as, params: { workspaceId: home.id, initiativeId } });
  const plan = () => api.ok(roadmapRoutes.get, at());
  const send = async (operations: Operations, rest: { reason?: string; changeId?: string; ifMatch?: number } = {}) => {
    const { ifMatch = (await plan()).planVersion, ...body } = rest;
    return api.call(planChangeRoutes.apply, { ...at(), body: { operations, ...body }, ifMatch });
  };
  const change = async (...given: Parameters<typeof send>) => {
    const answer = await send(...given);
    if (answer.status !== 200) throw new Error(answer.problem.detail);
    return answer.body;
  };
  const undo = (planVersion: number) =>
    api.call(planChangeRoutes.undo, { as: home.owner, params: { ...at().params, planVersion }, body: {} });
  const of = (roadmap: Awaited<ReturnType<typeof plan>>, milestoneId: string) =>
    roadmap.milestones.find((milestone) => milestone.id === milestoneId);

  it('are made as one step, with everything people say about a milestone', async () => {
    const hand = new InitiativeFactsByHand(api.database, home.id, initiativeId);
    const promise = await hand.promise();
    const { roadmap, change: made } = await change(
      [
        { op: 'describe', milestoneId: id.a, team: 'Depot', notes: 'Ask Ines', ownerId: home.owner.userId },
        { op: 'describe', milestoneId: id.a, deliverables: [{ id: 'd1', text: 'Drawing', done: true }] },
        {
          op: 'estimate',
          milestoneId: id.a,
          estimateDays: 4,
          estimateRange: { optimisticDays: 2, pessimisticDays: 9 },
        },
        { op: 'constrain', milestoneId: id.a, notBefore: '2026-03-04', notAfter: '2026-03-20' },
        { op: 'tie', milestoneId: id.a, promiseIds: [promise] },
        { op: 'days-off', daysOff: [{ on: '2026-03-06', name: 'Offsite' }] },
      ],
      { reason: 'The offsite' },
    );
    expect(made).toMatchObject({
      version: 3,
      summary: '2 milestones of the plan: 1 changed, 1 re-estimated, 1 given dates, 1 tied to promises, 1 days off',
      by: { id: home.owner.userId },
    });
    expect(roadmap).toMatchObject({ planVersion: 3, daysOff: [{ on: '2026-03-06', name: 'Offsite' }], lastNumber: 3 });
    expect(of(roadmap, id.a)).toMatchObject({
      team: 'Depot',
      notes: 'Ask Ines',
      owner: { id: home.owner.userId },
      deliverables: [{ id: 'd1', text: 'Drawing', done: true }],
      estimateRange: { optimisticDays: 2, pessimisticDays: 9 },
      notBefore: '2026-03-04',
      promiseIds: [promise],
      // Wednesday, Thursday, not Friday, Monday, Tuesday.
      scheduled: { earliestStart: '2026-03-04', earliestFinish: '2026-03-10' },
      version: 2,
    });
    // Milestones that only moved were not changed.
    expect(of(roadmap, id.b)).toMatchObject({ version: 1, scheduled: { earliestStart: '2026-03-11' } });
    expect(await plan()).toEqual(roadmap);
  });

  it('are not made at all when one operation cannot be', async () => {
    const before = await plan();
    const stranger = await api.world.person();
    const answer = await send([
      { op: 'estimate', milestoneId: id.a, estimateDays: 1 },
      { op: 'describe', milestoneId: id.b, ownerId: stranger.userId },
      { op: 'tie', milestoneId: id.b, promiseIds: [crypto.randomUUID()] },
      { op: 'remove', milestoneId: crypto.randomUUID() },
      { op: 'progress', milestoneId: id.c, finishedOn: '2026-03-02' },
    ]);
    expect([answer.status, answer.problem.errors?.map(({ field }) => field).sort()]).toEqual([
      422,
      ['operations.1.ownerId', 'operations.2.promiseIds', 'operations.3.milestoneId', 'operations.4.startedOn'],
    ]);
    const ring = await send([
      { op: 'estimate', milestoneId: id.a, estimateDays: 1 },
      { op: 'link', predecessorId: id.c, successorId: id.a },
    ]);
    expect(ring.problem.errors).toMatchObject([{ field: 'operations.1.predecessorId' }]);
    expect(ring.problem.detail).toMatch(/this closes a cycle: “\w+” waits for “\w+”, which waits for/);
    expect(await plan()).toEqual(before);
  });

  it('need a reason when the launch date breaks, or breaks by more', async () => {
    const longer = (estimateDays: number, reason = '') =>
      send([{ op: 'estimate', milestoneId: id.a, estimateDays }], { reason });
    const refused = await longer(8);
    expect(refused.problem).toMatchObject({
      code: 'reason-needed',
      errors: [{ field: 'reason', message: 'say why: the launch date would be missed by 2 working days' }],
    });
    expect((await longer(8, 'The pump has to be made anew')).body.change).toMatchObject({
      reason: 'The pump has to be made anew',
      launchDate: '2026-03-20',
      forecast: '2026-03-24',
      daysToRecover: 2,
    });
    expect((await longer(9)).problem.errors?.[0]?.message).toContain('by 3 working days instead of 2');
    expect((await longer(7)).status).toBe(200);
  });

  it('can be taken back, and that too', async () => {
    const start = await plan();
    const { change: moved } = await change([{ op: 'move', milestoneId: id.b, to: '2026-03-10' }]);
    const undone = await undo(moved.version);
    expect(undone.body.change).toMatchObject({ undoes: moved.version, summary: `Taken back: ${moved.summary}` });
    const same = ({ milestones }: typeof start) => milestones.map(({ version: _, ...milestone }) => milestone);
    expect(same(undone.body.roadmap)).toEqual(same(start));
    const redone = await undo(undone.body.change.version);
    expect(of(redone.body.roadmap, id.b)).toMatchObject({ notBefore: '2026-03-10' });
    const { changes } = await api.ok(planChangeRoutes.list, { ...at(), query: {} });
    expect(changes.map(({ version, undoes, undoneBy }) => [version, undoes, undoneBy])).toEqual([
      [5, 4, null],
      [4, 3, 5],
      [3, null, 4],
      [2, null, null],
    ]);
    expect((await api.ok(planChangeRoutes.list, { ...at(), query: { before: 4, limit: 1 } })).changes).toHaveLength(1);
  });

  it('bring a removed milestone back with its number, dependencies and check-ins', async () => {
    const said = { milestoneId: id.b, achievement: 'green' as const, confidence: 'high' as const, done: 'Fine' };
    await api.ok(checkInRoutes.create, { ...at(), body: said });
    const { change: removed, roadmap } = await change([{ op: 'remove', milestoneId: id.b }]);
    expect(roadmap.milestones.map(({ predecessors }) => predecessors)).toEqual([[], []]);
    expect((await api.call(checkInRoutes.create, { ...at(), body: said })).status).toBeGreaterThanOrEqual(400);
    const after = await change([{ op: 'create', milestoneId: crypto.randomUUID(), outcome: 'Ship', estimateDays: 0 }]);
    expect(after.roadmap.milestones.at(-1)?.number).toBe(4);
    const { body } = await undo(removed.version);
    expect(body.roadmap.milestones.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(of(body.roadmap, id.b)).toMatchObject({
      predecessors: [{ milestoneId: id.a, lagDays: 0, type: 'FS' }],
      lastCheckIn: { note: 'Fine' },
    });
    expect(of(body.roadmap, id.c)?.predecessors).toEqual([{ milestoneId: id.b, lagDays: 1, type: 'FS' }]);
  });

  it('are not taken back over later changes of the same', async () => {
    const { change: first } = await change([{ op: 'estimate', milestoneId: id.a, estimateDays: 4 }]);
    await change([{ op: 'describe', milestoneId: id.a, outcome: 'Sketch' }]);
    await change([{ op: 'estimate', milestoneId: id.a, estimateDays: 3 }]);
    const refused = await undo(first.version);
    expect([refused.status, refused.problem.code]).toEqual([409, 'changed-since']);
    expect((await undo(99)).status).toBe(404);
  });

  it('of two people at once are both made when they touch different things', async () => {
    const { planVersion } = await plan();
    const answers = await Promise.all([
      send([{ op: 'estimate', milestoneId: id.a, estimateDays: 4 }], { ifMatch: planVersion }),
      send([{ op: 'describe', milestoneId: id.a, outcome: 'Sketch' }], { ifMatch: planVersion }),
      send([{ op: 'move', milestoneId: id.c, to: '2026-03-18' }], { ifMatch: planVersion }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const roadmap = await plan();
    expect(roadmap.planVersion).toBe(planVersion + 3);
    expect(of(roadmap, id.a)).toMatchObject({ outcome: 'Sketch', estimateDays: 4 });
    expect(of(roadmap, id.c)?.notBefore).toBe('2026-03-18');
  });

  it('that touch the same are told what changed meanwhile, and lose nothing', async () => {
    const { planVersion } = await plan();
    await change([{ op: 'estimate', milestoneId: id.a, estimateDays: 4 }]);
    const late = await send([{ op: 'estimate', milestoneId: id.a, estimateDays: 3 }], { ifMatch: planVersion });
    expect([late.status, late.problem.code]).toEqual([412, 'stale-version']);
    expect(late.problem.current).toMatchObject({
      roadmap: { planVersion: planVersion + 1 },
      meanwhile: [
        { version: planVersion + 1, summary: 'Estimate of “Design”: 5 → 4 days', by: { id: home.owner.userId } },
      ],
    });
    const ahead = await send([{ op: 'remove', milestoneId: id.a }], { ifMatch: planVersion + 9 });
    expect(ahead.status).toBe(412);
    // Two halves of a ring do not touch the same and still cannot both be made.
    const { planVersion: now } = await plan();
    await change([{ op: 'unlink', predecessorId: id.b, successorId: id.c }]);
    await change([{ op: 'link', predecessorId: id.c, successorId: id.a }]);
    expect((await send([{ op: 'link', predecessorId: id.a, successorId: id.c }], { ifMatch: now })).status).toBe(422);
  });

  it('sent twice are made once', async () => {
    const changeId = crypto.randomUUID();
    const operations: Operations = [
      { op: 'create', milestoneId: crypto.randomUUID(), outcome: 'Ship', estimateDays: 0 },
    ];
    const { planVersion } = await plan();
    const first = await change(operations, { changeId });
    const again = await change(operations, { changeId, ifMatch: planVersion });
    expect(again.change).toEqual(first.change);
    expect(again.roadmap.milestones).toHaveLength(4);
  });

  it('cannot take an id that a milestone elsewhere has', async () => {
    const params = { workspaceId: home.id };
    const other = await api.ok(initiativeRoutes.create, { as: home.owner, params, body: { name: 'Iron' } });
    const create: Operations = [{ op: 'create', milestoneId: id.a, outcome: 'Mine', estimateDays: 1 }];
    const answer = await api.call(planChangeRoutes.apply, {
      as: home.owner,
      params: { ...params, initiativeId: other.id },
      body: { operations: create },
      ifMatch: 1,
    });
    expect([answer.status, answer.problem.errors]).toEqual([
      422,
      [{ field: 'operations.0.milestoneId', message: 'is taken; choose another' }],
    ]);
  });

  it('leave one event each, of the milestone or of the plan', async () => {
    await change([{ op: 'progress', milestoneId: id.a, startedOn: '2026-03-02' }]);
    const { events } = await api.ok(eventRoutes.list, { ...at(), query: { initiativeId } as never });
    expect(events.slice(0, 2).map(({ kind, summary }) => `${kind}: ${summary}`)).toEqual([
      'milestone.started: Milestone “Design” was started',
      'plan.changed: 3 milestones of the plan: 3 added, 2 linked',
    ]);
  });

  it('take 2,000 operations at once', async () => {
    const ids = Array.from({ length: 1_000 }, () => crypto.randomUUID());
    const { roadmap } = await change(
      [
        ...ids.map((milestoneId, n) => ({ op: 'create' as const, milestoneId, outcome: `Step ${n}`, estimateDays: 1 })),
        ...ids.slice(1).map((successorId, n) => ({ op: 'link' as const, predecessorId: ids[n]!, successorId })),
      ],
      { reason: 'A long plan' },
    );
    expect(roadmap.milestones).toHaveLength(1_003);
    expect(roadmap.criticalPath).toHaveLength(1_000);
  });
});

describe('baselines of a plan', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    api.setNow(new Date('2026-03-02T09:00:00Z'));
  });
  afterAll(() => api.close());

  it('keep the plan as it stood, under a name, and go again', async () => {
    const params = { workspaceId: home.id };
    const { id: initiativeId } = await api.ok(initiativeRoutes.create, {
      as: home.owner,
      params,
      body: { name: 'Kettle' },
    });
    const at = { as: home.owner, params: { ...params, initiativeId } };
    const take = (name: string) => api.call(planChangeRoutes.takeBaseline, { ...at, body: { name } });
    const nothing = await take('Too early');
    expect([nothing.status, nothing.problem.detail]).toEqual([409, 'The plan has no milestones to keep.']);
    const added = await api.ok(roadmapRoutes.addMilestone, { ...at, body: { outcome: 'Design', estimateDays: 5 } });
    const { baselines } = (await take('First plan')).body;
    expect(baselines).toMatchObject([
      {
        name: 'First plan',
        byApproval: false,
        takenBy: { id: home.owner.userId },
        launchDate: null,
        forecast: '2026-03-06',
        milestones: [
          { id: added.milestones[0]!.id, number: 1, estimateDays: 5, start: '2026-03-02', finish: '2026-03-06' },
        ],
      },
    ]);
    await api.ok(roadmapRoutes.addMilestone, { ...at, body: { outcome: 'Build', estimateDays: 5 } });
    const both = (await take('Second plan')).body.baselines;
    expect(both.map(({ name, milestones }) => [name, milestones.length])).toEqual([
      ['Second plan', 2],
      ['First plan', 1],
    ]);
    const one = { as: home.owner, params: { ...at.params, baselineId: both[1]!.id } };
    expect((await api.ok(planChangeRoutes.removeBaseline, one)).baselines.map(({ name }) => name)).toEqual([
      'Second plan',
    ]);
    expect((await api.call(planChangeRoutes.removeBaseline, one)).status).toBe(404);
  });
});
