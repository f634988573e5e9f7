import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { portfolioRoutes } from '@workback/contracts/portfolio/portfolio.routes';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { questionRoutes } from '@workback/contracts/prfaq/question.routes';
import { approveDraft } from '../testing/review.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

describe('questions', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let author: TestCaller;
  let params: { workspaceId: string; initiativeId: string };
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    author = await home.member('editor');
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const at = { as: author, params: { workspaceId: home.id } };
    const { id } = await api.ok(initiativeRoutes.create, { ...at, body: { name: 'Fern' } });
    params = { workspaceId: home.id, initiativeId: id };
    await write([
      { id: 'team', kind: 'internal', question: 'Who builds it?', answer: '' },
      { id: 'price', kind: 'external', question: 'How much?', answer: ' \n\t' },
      { id: 'noise', kind: 'external', question: 'Is it loud?', answer: 'No.' },
    ]);
  });

  type Questions = NonNullable<RouteRequest<typeof prfaqRoutes.edit>['body']['questions']>;
  const write = async (questions: Questions) => {
    const { version } = await api.ok(prfaqRoutes.get, { as: author, params });
    return api.ok(prfaqRoutes.edit, { as: author, params, ifMatch: version, body: { questions } });
  };
  const list = async () => (await api.ok(questionRoutes.list, { as: author, params })).questions;
  const give = (questionId: string, ownerId: string | null, ifMatch: number, as = author) =>
    api.call(questionRoutes.setOwner, { as, params: { ...params, questionId }, body: { ownerId }, ifMatch });
  const openInPortfolio = async () => {
    const { rows } = await api.ok(portfolioRoutes.get, { as: author, params: { workspaceId: home.id } });
    return rows.find(({ id }) => id === params.initiativeId)?.openQuestions;
  };

  it('carry a number, and while they are open an owner; the text stays untouched', async () => {
    expect(await list()).toEqual([
      { id: 'price', label: 'E1', kind: 'external', question: 'How much?', open: true, owner: null, version: 0 },
      { id: 'noise', label: 'E2', kind: 'external', question: 'Is it loud?', open: false, owner: null, version: 0 },
      { id: 'team', label: 'I1', kind: 'internal', question: 'Who builds it?', open: true, owner: null, version: 0 },
    ]);
    const before = await api.ok(prfaqRoutes.get, { as: author, params });
    const given = await give('team', home.owner.userId, 0);
    const owner = { id: home.owner.userId, name: home.owner.name };
    expect([given.status, given.body]).toMatchObject([200, { label: 'I1', open: true, owner, version: 1 }]);
    expect((await list()).map((each) => each.owner)).toEqual([null, null, owner]);
    expect(await api.ok(prfaqRoutes.get, { as: author, params })).toEqual(before);
    expect((await give('team', null, 1)).body).toMatchObject({ owner: null, version: 2 });
    const [event] = await api.database.query<{ kind: string; summary: string }>(
      'SELECT kind, summary FROM events WHERE initiative_id = $1 ORDER BY id DESC LIMIT 1',
      [params.initiativeId],
    );
    expect(event).toEqual({
      kind: 'prfaq.question-assigned',
      summary: 'Question I1 of “Fern” has no owner any more',
    });
  });

  it('are counted in the portfolio until they are answered', async () => {
    expect(await openInPortfolio()).toBe(2);
    await write([{ id: 'team', kind: 'internal', question: 'Who builds it?', answer: 'Two people.' }]);
    expect(await openInPortfolio()).toBe(0);
  });

  it('tell the second of two people who gave it away first', async () => {
    const other = await home.member('editor');
    await give('price', other.userId, 0, other);
    const late = await give('price', author.userId, 0);
    expect([late.status, late.problem.current]).toMatchObject([412, { owner: { id: other.userId }, version: 1 }]);
    expect((await give('price', author.userId, 7)).status).toBe(412);
    expect((await give('noise', author.userId, 7)).status).toBe(412);
  });

  it('are given to members only, and lose their owner with the membership', async () => {
    const stranger = await api.world.person();
    expect((await give('price', stranger.userId, 0)).problem.errors).toEqual([
      { field: 'ownerId', message: 'must be a member of this workspace' },
    ]);
    expect((await give('nothing', author.userId, 0)).problem.code).toBe('question-not-found');
    const leaver = await home.member('contributor');
    await give('price', leaver.userId, 0);
    await api.database.query('DELETE FROM memberships WHERE user_id = $1', [leaver.userId]);
    expect((await list())[0]).toMatchObject({ owner: null, version: 1 });
  });

  it('can be given to somebody while the text is frozen', async () => {
    const { version } = await api.ok(prfaqRoutes.get, { as: author, params });
    const sections = { heading: 'Fern', summary: 'Dry.' };
    const body = { sections, launchDate: '2031-02-03' };
    await api.ok(prfaqRoutes.edit, { as: author, params, ifMatch: version, body });
    await approveDraft(api, { as: home.owner, params });
    expect((await give('team', author.userId, 0)).status).toBe(200);
  });
});
