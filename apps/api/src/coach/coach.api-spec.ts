import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { coachRoutes } from '@workback/contracts/coach/coach.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { questionRoutes } from '@workback/contracts/prfaq/question.routes';
import { promiseRoutes } from '@workback/contracts/promise/promise.routes';
import { approveDraft } from '../testing/review.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

const summary =
  'Fern keeps the cellars of old houses dry, and that is significantly better for the people who live in them.';

describe('the coach', () => {
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
    await api.ok(prfaqRoutes.edit, {
      as: author,
      params,
      ifMatch: 1,
      body: {
        sections: { heading: 'Fern keeps cellars dry', summary, solution: 'A pump.' },
        questions: [{ id: 'q1', kind: 'external', question: 'How much is it?', answer: '' }],
        launchDate: '2020-01-01',
      },
    });
  });

  const report = () => api.ok(coachRoutes.report, { as: author, params });
  const rules = async () => (await report()).findings.map(({ rule, place }) => `${rule} @${place}`);
  const finding = async (rule: string) => (await report()).findings.find((each) => each.rule === rule)!;
  const silence = async (rule: string, as = author) => {
    const { place, subject, words } = await finding(rule);
    return api.call(coachRoutes.silence, { as, params, body: { rule, place, subject, words } });
  };

  it('remarks on the present text, with the words, the reason and the source', async () => {
    expect(await rules()).toEqual(
      expect.arrayContaining([
        'no-promise @document',
        'launch-date-past @launchDate',
        'release-part-missing @call-to-action',
        'question-unanswered @question:q1',
      ]),
    );
    expect(await finding('weasel-word')).toMatchObject({
      title: 'Words that give no amount',
      severity: 'hint',
      english: true,
      place: 'summary',
      words: 'significantly',
      reason: '“significantly” says nothing that can be checked.',
      source: expect.stringContaining('Write like an Amazonian'),
      subject: 'significantly',
    });
  });

  it('knows promises, owners of questions, and when a text is frozen', async () => {
    const passage = { place: 'solution', exact: 'A pump.', prefix: '', suffix: '', start: 0 };
    await api.ok(promiseRoutes.mark, { as: author, params, body: { passage } });
    expect(await finding('promise-gap')).toMatchObject({
      place: 'solution',
      range: { start: 0, end: 7 },
      reason: 'P1 “A pump.” has no milestone and no success criterion.',
    });
    const at = { as: author, params: { ...params, questionId: 'q1' } };
    await api.ok(questionRoutes.setOwner, { ...at, ifMatch: 0, body: { ownerId: author.userId } });
    expect(await rules()).not.toContain('question-unanswered @question:q1');
    await approveDraft(api, { as: home.owner, params });
    expect(await rules()).not.toContain('launch-date-past @launchDate');
  });

  it('is silenced one remark at a time, and heard again', async () => {
    const made = await silence('weasel-word');
    expect([made.status, made.body]).toEqual([
      201,
      {
        id: expect.any(String),
        rule: 'weasel-word',
        title: 'Words that give no amount',
        place: 'summary',
        subject: 'significantly',
        words: 'significantly',
        silencedBy: { id: author.userId, name: expect.any(String) },
        silencedAt: expect.any(String),
      },
    ]);
    const { findings, silenced } = await report();
    expect(findings.map(({ rule }) => rule)).not.toContain('weasel-word');
    expect(silenced.map(({ rule }) => rule)).toEqual(['weasel-word']);

    // It holds when the text around it changes.
    const { version } = await api.ok(prfaqRoutes.get, { as: author, params });
    const sections = { summary: `${summary} It is SIGNIFICANTLY so.` };
    await api.ok(prfaqRoutes.edit, { as: author, params, ifMatch: version, body: { sections } });
    expect(await rules()).not.toContain('weasel-word @summary');

    const body = { rule: 'weasel-word', place: 'summary', subject: 'significantly' };
    expect((await api.ok(coachRoutes.silence, { as: author, params, body })).id).toBe(made.body.id);
    expect((await api.ok(coachRoutes.silences, { as: author, params })).silences).toEqual([made.body]);
    await api.ok(coachRoutes.hear, { as: author, params: { ...params, silenceId: made.body.id } });
    expect(await rules()).toContain('weasel-word @summary');
    const again = await api.call(coachRoutes.hear, { as: author, params: { ...params, silenceId: made.body.id } });
    expect(again.status).toBe(404);

    const events = await api.database.query<{ kind: string; summary: string }>(
      `SELECT kind, summary FROM events WHERE initiative_id = $1 AND kind LIKE 'coach.%' ORDER BY id`,
      [params.initiativeId],
    );
    expect(events).toEqual([
      {
        kind: 'coach.silenced',
        summary: 'The coach’s remark “Words that give no amount” was silenced: “significantly”',
      },
      { kind: 'coach.heard', summary: 'The coach’s remark “Words that give no amount” is heard again' },
    ]);
  });

  it('is silenced by editors, and for rules that exist', async () => {
    const viewer = await home.member('viewer');
    expect((await silence('weasel-word', viewer)).status).toBe(403);
    const body = { rule: 'no-such-rule', place: 'summary', subject: 'x' };
    const unknown = await api.call(coachRoutes.silence, { as: author, params, body });
    expect([unknown.status, unknown.problem.errors![0]!.field]).toEqual([422, 'rule']);
  });
});
