import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkInRoutes } from '@workback/contracts/check-in/check-in.routes';
import { followRoutes } from '@workback/contracts/follow/follow.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { notificationRoutes } from '@workback/contracts/notification/notification.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { twoByTwoRoutes } from '@workback/contracts/two-by-two/two-by-two.routes';
import { InitiativeFactsByHand } from '../testing/initiative-facts.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

describe('weekly 2x2 reports', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let ada: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    ada = await home.member('contributor');
  });
  afterAll(() => api.close());

  const here = () => ({ as: ada, params: { workspaceId: home.id } });
  /** An approved initiative with a milestone finished today and a check-in that is red after green. */
  const begin = async (name = 'Kettle') => {
    const body = { name, ownerId: home.owner.userId };
    const params = { workspaceId: home.id };
    const { id } = await api.ok(initiativeRoutes.create, { as: home.owner, params, body });
    const hand = new InitiativeFactsByHand(api.database, home.id, id);
    await hand.approve('2099-03-02');
    const at = { as: home.owner, params: { ...params, initiativeId: id } };
    const { milestones, today } = await api.ok(roadmapRoutes.addMilestone, {
      ...at,
      body: { outcome: 'Design', estimateDays: 5 },
    });
    const milestoneId = milestones[0]!.id;
    await api.ok(roadmapRoutes.updateMilestone, {
      ...at,
      params: { ...at.params, milestoneId },
      body: { startedOn: today, finishedOn: today },
      ifMatch: 1,
    });
    const said = { confidence: 'high', done: 'The pilot is closed' } as const;
    await api.ok(checkInRoutes.create, { ...at, body: { ...said, achievement: 'green' } });
    const bad = { ...said, achievement: 'red', blockers: 'Legal is silent', pathToGreen: 'Ask again' } as const;
    await api.ok(checkInRoutes.create, { ...at, body: bad });
    return { at, id, milestoneId };
  };
  const compile = (initiativeId: string) =>
    api.ok(twoByTwoRoutes.create, { ...here(), body: { scope: { kind: 'initiative', initiativeId } } });
  const one = (reportId: string, as = ada) => ({ as, params: { workspaceId: home.id, reportId } });

  it('compile themselves from what happened, each line with its fact', async () => {
    const { id, milestoneId } = await begin();
    const report = await compile(id);
    const texts = (lines: readonly { text: string }[]) => lines.map(({ text }) => text);
    expect(texts(report.accomplishments)).toEqual([
      expect.stringMatching(/^M1 “Design” was finished on /),
      'The pilot is closed',
    ]);
    expect(report.accomplishments[0]?.fact).toEqual({ kind: 'milestone', initiativeId: id, milestoneId });
    expect(texts(report.headwinds)).toEqual([
      'The initiative went from on track to off track. Path to green: Ask again',
    ]);
    expect(texts(report.blockers)).toEqual(['Legal is silent']);
    expect(report).toMatchObject({
      initiatives: [{ id, name: 'Kettle' }],
      sentAt: null,
      createdBy: { id: ada.userId },
    });
  });

  it('count a verdict that changed in the week', async () => {
    const { id } = await begin();
    const hand = new InitiativeFactsByHand(api.database, home.id, id);
    const criterionId = await hand.criterion(await hand.kpi('Alerts'), null, 'at-risk', 30);
    for (const [state, daysAgo] of [
      ['on-track', 30],
      ['at-risk', 0],
    ] as const) {
      await api.database.query(
        `INSERT INTO evaluations (workspace_id, criterion_id, criterion_version, state, reason, inputs, evaluated_at)
         VALUES ($1, $2, 1, $3, '', '{}', now() - make_interval(days => $4))`,
        [home.id, criterionId, state, daysAgo],
      );
    }
    const { headwinds } = await compile(id);
    expect(headwinds[0]).toMatchObject({
      text: 'The criterion on “Alerts” is at risk, it was on track',
      fact: { kind: 'kpi' },
    });
  });

  it('are of whole weeks of the workspace, and of none to come', async () => {
    const { id } = await begin();
    const scope = { kind: 'initiative', initiativeId: id } as const;
    const ask = (weekEnding: string) => api.call(twoByTwoRoutes.create, { ...here(), body: { scope, weekEnding } });
    expect((await ask('2026-03-04')).problem.errors?.[0]?.field).toBe('weekEnding');
    expect((await ask('2099-03-07')).status).toBe(422);
    const past = (await ask('2020-03-07')).body;
    expect(past).toMatchObject({
      weekStart: '2020-03-01',
      weekEnding: '2020-03-07',
      accomplishments: [],
      blockers: [],
    });
  });

  it('speak of several initiatives by name', async () => {
    const [kettle, pot] = [await begin('Kettle'), await begin('Pot')];
    const scope = { kind: 'portfolio' as const, initiativeIds: [kettle.id, pot.id] };
    const report = await api.ok(twoByTwoRoutes.create, { ...here(), body: { scope } });
    expect(report.blockers.map(({ text }) => text)).toEqual(['Kettle: Legal is silent', 'Pot: Legal is silent']);
    const byOwner = { kind: 'portfolio', ownerId: ada.userId } as const;
    const none = await api.call(twoByTwoRoutes.create, { ...here(), body: { scope: byOwner } });
    expect([none.status, none.problem.errors?.[0]?.field]).toEqual([422, 'scope']);
    const elsewhere = await api.world.workspace();
    const stranger = { as: elsewhere.owner, params: { workspaceId: elsewhere.id } };
    expect((await api.call(twoByTwoRoutes.create, { ...stranger, body: { scope } })).status).toBe(422);
  });

  it('are edited as drafts, one editor after the other', async () => {
    const { id } = await begin();
    const draft = await compile(id);
    const blockers = [{ text: 'Legal answers on Monday', fact: draft.blockers[0]!.fact }, { text: 'Snow' }];
    const edited = await api.ok(twoByTwoRoutes.update, { ...one(draft.id), body: { blockers }, ifMatch: 1 });
    expect(edited).toMatchObject({
      blockers: [{ text: 'Legal answers on Monday' }, { text: 'Snow', fact: null }],
      version: 2,
    });
    expect(edited.headwinds).toEqual(draft.headwinds);
    const late = await api.call(twoByTwoRoutes.update, { ...one(draft.id), body: { blockers: [] }, ifMatch: 1 });
    expect([late.status, (late.problem.current as { version: number }).version]).toEqual([412, 2]);
    const fact = { kind: 'initiative', initiativeId: crypto.randomUUID() } as const;
    const strange = { headwinds: [{ text: 'x', fact }] };
    const refused = await api.call(twoByTwoRoutes.update, { ...one(draft.id), body: strange, ifMatch: 2 });
    expect([refused.status, refused.problem.errors?.[0]?.field]).toEqual([422, 'headwinds']);
    const anew = await api.ok(twoByTwoRoutes.compile, { ...one(draft.id), ifMatch: 2 });
    expect(anew.blockers).toEqual(draft.blockers);
    expect((await api.call(twoByTwoRoutes.remove, one(draft.id))).status).toBe(204);
    expect((await api.call(twoByTwoRoutes.get, one(draft.id))).status).toBe(404);
  });

  it('go to everybody who follows when they are sent, and never change after that', async () => {
    const { id, at } = await begin();
    const reader = await home.member('viewer');
    const chosen = await home.member('viewer');
    await api.ok(followRoutes.put, { ...at, as: reader, body: { following: true } });
    const draft = await compile(id);
    const sent = await api.ok(twoByTwoRoutes.send, {
      ...one(draft.id),
      body: { recipientIds: [chosen.userId] },
      ifMatch: 1,
    });
    expect(sent).toMatchObject({ sentBy: { id: ada.userId }, version: 2 });
    for (const as of [home.owner, reader, chosen]) {
      const params = { workspaceId: home.id };
      const { notifications } = await api.ok(notificationRoutes.list, { as, params, query: {} });
      expect(notifications.find(({ kind }) => kind === 'report-sent')?.link).toBe(`/reports/${draft.id}`);
    }
    for (const call of [
      api.call(twoByTwoRoutes.update, { ...one(draft.id), body: { title: 'x' }, ifMatch: 2 }),
      api.call(twoByTwoRoutes.compile, { ...one(draft.id), ifMatch: 2 }),
      api.call(twoByTwoRoutes.send, { ...one(draft.id), body: {}, ifMatch: 2 }),
      api.call(twoByTwoRoutes.remove, one(draft.id)),
    ]) {
      expect((await call).problem.code).toBe('already-sent');
    }
    await expect(api.database.query(`UPDATE two_by_twos SET title = 'x' WHERE id = $1`, [draft.id])).rejects.toThrow(
      'does not change',
    );
    await expect(api.database.query('DELETE FROM two_by_twos WHERE id = $1', [draft.id])).rejects.toThrow();
    expect(await api.ok(twoByTwoRoutes.get, one(draft.id, reader))).toEqual(sent);
  });

  it('are listed by initiative, and read as Markdown', async () => {
    const { id } = await begin();
    const draft = await compile(id);
    const { reports } = await api.ok(twoByTwoRoutes.list, { ...here(), query: { initiativeId: id } });
    expect(reports.map((report) => report.id)).toEqual([draft.id]);
    const markdown = await api.ok(twoByTwoRoutes.markdown, one(draft.id));
    expect(markdown).toContain('## Blockers\n\n- Legal is silent\n');
    expect(markdown).toContain('_Draft_');
  });
});
