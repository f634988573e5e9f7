import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commentRoutes } from '@workback/contracts/comment/comment.routes';
import { gateRoutes } from '@workback/contracts/gate/gate.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { myWorkRoutes } from '@workback/contracts/my-work/my-work.routes';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { questionRoutes } from '@workback/contracts/prfaq/question.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { roundRoutes } from '@workback/contracts/round/round.routes';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

describe('my work', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let reader: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    api.setNow(new Date('2026-11-02T09:00:00Z'));
    home = await api.world.workspace();
    reader = await home.member('contributor');
  });
  afterAll(() => api.close());

  const mine = (as: TestCaller) => api.ok(myWorkRoutes.get, { as, params: { workspaceId: home.id } });
  const kindsOf = async (as: TestCaller): Promise<string[]> => (await mine(as)).items.map(({ kind }) => kind);

  it('holds what others ask of a person, each until it is done', async () => {
    expect(await kindsOf(reader)).toEqual([]);
    const { id: initiativeId } = await api.ok(initiativeRoutes.create, {
      as: home.owner,
      params: { workspaceId: home.id },
      body: { name: 'Doorstep Returns', ownerId: home.owner.userId },
    });
    const here = { as: home.owner, params: { workspaceId: home.id, initiativeId } };
    const { version } = await api.ok(prfaqRoutes.get, here);
    const question = { id: 'q1', kind: 'internal' as const, question: 'Who pays?', answer: '' };
    await api.ok(prfaqRoutes.edit, {
      ...here,
      ifMatch: version,
      body: { sections: { heading: 'Returns at the door' }, questions: [question], launchDate: '2026-11-20' },
    });
    const owners = await api.ok(questionRoutes.list, here);
    const open = owners.questions.find(({ id }) => id === 'q1');
    await api.ok(questionRoutes.setOwner, {
      ...here,
      params: { ...here.params, questionId: 'q1' },
      body: { ownerId: reader.userId },
      ifMatch: open?.version ?? 0,
    });
    await api.ok(roadmapRoutes.addMilestone, {
      ...here,
      body: { outcome: 'Handset scans', estimateDays: 14, ownerId: reader.userId },
    });
    await api.ok(commentRoutes.start, {
      as: home.owner,
      params: { workspaceId: home.id },
      body: { subjectType: 'prfaq', subjectId: initiativeId, body: `What do you think, @[${reader.userId}]?` },
    });
    expect((await kindsOf(reader)).sort()).toEqual(['mention', 'milestone', 'question']);
    const { items } = await mine(reader);
    expect(items.find(({ kind }) => kind === 'milestone')).toMatchObject({
      summary: 'Start M1 Handset scans',
      dueOn: '2026-11-03',
      overdue: false,
    });
    expect(items.find(({ kind }) => kind === 'question')).toMatchObject({
      summary: 'Answer: Who pays?',
      initiativeName: 'Doorstep Returns',
    });

    // A round: whoever reads is asked until there is an answer, and the owner gets the changes it asked for.
    await api.ok(roundRoutes.start, {
      ...here,
      body: {
        objective: 'Feasibility',
        dueOn: '2026-11-05',
        door: 'two-way',
        facilitatorId: home.owner.userId,
        reviewerIds: [reader.userId],
        approverIds: [home.owner.userId],
      },
    });
    api.setNow(new Date('2026-11-06T09:00:00Z'));
    expect((await mine(reader)).items.find(({ kind }) => kind === 'review')).toMatchObject({
      overdue: true,
      summary: 'Review round 1: Feasibility',
    });
    expect(await kindsOf(home.owner)).toContain('verdict');
    const stranger = await api.world.workspace();
    expect((await api.call(myWorkRoutes.get, { as: stranger.owner, params: { workspaceId: home.id } })).status).toBe(
      404,
    );
  });

  it('holds what the next gate asks of a person, and of whoever owns the initiative where nobody is named', async () => {
    const own = await api.world.workspace();
    const doer = await own.member('contributor');
    const here = { as: own.owner, params: { workspaceId: own.id } };
    const entry = (gate: 'review' | 'launch', title: string, ownerId: string | null = null) =>
      api.ok(gateRoutes.addToTemplate, { ...here, body: { gate, title, ownerId } });
    await entry('review', 'Somebody else has read it', doer.userId);
    await entry('launch', 'Support knows', doer.userId);
    await entry('review', 'Five questions answered');
    const { id } = await api.ok(initiativeRoutes.create, {
      ...here,
      body: { name: 'Doorstep Returns', ownerId: own.owner.userId },
    });
    const waiting = async (as: TestCaller) =>
      (await api.ok(myWorkRoutes.get, { as, params: { workspaceId: own.id } })).items.map(({ summary, link }) => [
        summary,
        link,
      ]);
    expect(await waiting(doer)).toEqual([['Review gate: Somebody else has read it', `/initiatives/${id}#gates`]]);
    expect(await waiting(own.owner)).toEqual([['Review gate: Five questions answered', `/initiatives/${id}#gates`]]);
    const { gates } = await api.ok(gateRoutes.get, { ...here, params: { ...here.params, initiativeId: id } });
    const item = gates[0]!.items.find(({ owner }) => owner?.id === doer.userId)!;
    await api.ok(gateRoutes.tick, {
      as: doer,
      params: { ...here.params, initiativeId: id, gateItemId: item.id },
      ifMatch: item.version,
      body: { state: 'done' },
    });
    expect(await waiting(doer)).toEqual([]);
  });
});
