import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { promiseRoutes } from '@workback/contracts/promise/promise.routes';
import type { CriterionDue } from '@workback/domain/evaluation/criterion';
import type { CriterionState } from '@workback/domain/evaluation/criterion-state';
import { approveDraft } from '../testing/review.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

const solution = 'Cellars stay dry. Setup takes ten minutes. Cellars stay dry.';
const passage = (exact: string, start = 0, place = 'solution') => ({ place, exact, prefix: '', suffix: '', start });

describe('promises', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let author: TestCaller;
  let params: { workspaceId: string; initiativeId: string };
  let kpis = 0;
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
    await edit({ heading: 'Fern', summary: 'Today.', solution });
  });

  const edit = async (sections: Record<string, string>) => {
    const { version } = await api.ok(prfaqRoutes.get, { as: author, params });
    const questions = [{ id: 'q1', kind: 'external' as const, question: 'How much?', answer: 'It costs nothing.' }];
    const body = { sections, questions, launchDate: '2031-02-03' };
    await api.ok(prfaqRoutes.edit, { as: author, params, ifMatch: version, body });
  };
  const mark = (exact: string, start?: number, place?: string) =>
    api.call(promiseRoutes.mark, { as: author, params, body: { passage: passage(exact, start, place) } });
  const list = async () => (await api.ok(promiseRoutes.list, { as: author, params })).promises;
  const approve = async () => {
    await approveDraft(api, { as: home.owner, params });
  };
  /** A criterion in a state, as an evaluation would leave it. */
  const criterion = async (promiseId: string, state: CriterionState, due: CriterionDue, kind = 'output') => {
    const [kpi] = await api.database.query<{ id: string }>(
      `INSERT INTO kpis (workspace_id, name, kind, unit, direction, grain, aggregation)
       VALUES ($1, $2, $3, '%', 'up', 'day', 'mean') RETURNING id`,
      [home.id, `KPI ${(kpis += 1)}`, kind],
    );
    const [row] = await api.database.query<{ id: string }>(
      `INSERT INTO success_criteria (workspace_id, initiative_id, kpi_id, promise_id, rule, state)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [home.id, params.initiativeId, kpi!.id, promiseId, JSON.stringify({ due }), state],
    );
    return { criterionId: row!.id, kpiId: kpi!.id, kpiName: `KPI ${kpis}` };
  };
  const past: CriterionDue = { kind: 'date', date: '2020-01-01' };

  it('mark a passage where it stands, in sections and answers', async () => {
    const first = (await mark('Cellars stay dry.', 40)).body;
    expect(first).toMatchObject({
      label: 'P1',
      found: true,
      kind: 'customer-benefit',
      frozen: false,
      verdict: 'no-data',
      reason: 'Nobody measures it: no success criterion belongs to this promise.',
      state: 'found',
      passage: { start: 43, prefix: 'Cellars stay dry. Setup takes ten minutes. ', suffix: '' },
    });
    expect((await mark('Cellars stay dry.', 0)).body.label).toBe('P2');
    expect((await mark('costs nothing', 0, 'question:q1')).body.label).toBe('P3');
    const again = await mark('Cellars stay dry.', 43);
    expect([again.status, again.problem.detail]).toEqual([409, 'P1 marks this passage already.']);
    expect((await list()).map(({ label, passage: { place } }) => `${label} ${place}`)).toEqual([
      'P1 solution',
      'P2 solution',
      'P3 question:q1',
    ]);
  });

  it('stand for words that are there', async () => {
    const refused = async (...given: Parameters<typeof mark>) => {
      const { status, problem } = await mark(...given);
      return [status, problem.errors?.[0]?.field];
    };
    expect(await refused('Cellars stay wet')).toEqual([422, 'passage.exact']);
    for (const place of ['question:q9', 'nowhere', 'constructor', '__proto__', 'question:']) {
      expect(await refused('Cellars', 0, place)).toEqual([422, 'passage.place']);
    }
    expect(await refused('  ')).toEqual([422, 'passage.exact']);
    expect(await list()).toEqual([]);
  });

  it('say when their words are gone from the text, and find words that moved', async () => {
    await mark('Setup takes ten minutes.', 18);
    await edit({ solution: `Now with an introduction. ${solution}` });
    const found = async () => {
      const [{ found: exactly, state } = {}] = await list();
      return [exactly, state];
    };
    expect(await found()).toEqual([true, 'found']);
    await edit({ solution: 'Cellars stay dry. Setup takes five minutes. Cellars stay dry.' });
    expect(await found()).toEqual([false, 'changed']);
    await edit({ solution: 'Something else.' });
    expect(await found()).toEqual([false, 'gone']);
  });

  it('get one number each, also when many are marked at once', async () => {
    const words = ['Cellars', 'stay', 'dry', 'Setup', 'takes', 'ten', 'minutes', 'Setup'];
    const answers = await Promise.all(words.map((word) => mark(word, 18)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 201, 201, 409]);
    expect((await list()).map(({ label }) => label)).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7']);
  });

  it('freeze at approval: from then on only an amendment changes what is promised', async () => {
    const first = (await mark('Cellars stay dry.')).body;
    const one = { ...params, promiseId: first.id };
    const changed = await api.ok(promiseRoutes.update, {
      as: author,
      params: one,
      ifMatch: first.version,
      body: { kind: 'commitment' },
    });
    expect([changed.kind, changed.version]).toEqual(['commitment', 2]);
    const stale = await api.call(promiseRoutes.update, { as: author, params: one, ifMatch: 1, body: {} });
    expect([stale.status, stale.problem.current]).toEqual([412, changed]);

    await approve();
    const frozen = (await list())[0]!;
    expect([frozen.frozen, frozen.addedAfterApproval]).toEqual([true, false]);
    const update = await api.call(promiseRoutes.update, {
      as: author,
      params: one,
      ifMatch: frozen.version,
      body: { kind: 'claim-with-number' },
    });
    const removal = await api.call(promiseRoutes.unmark, { as: author, params: one });
    expect([update.problem.code, removal.problem.detail]).toEqual([
      'promise-frozen',
      'P1 was frozen at approval and stays as it is.',
    ]);
    for (const sql of [
      'DELETE FROM promises WHERE id = $1',
      `UPDATE promises SET kind = 'commitment', frozen_at = NULL WHERE id = $1`,
      `UPDATE promises SET passage = '{}' WHERE id = $1`,
    ]) {
      await expect(api.database.query(sql, [first.id])).rejects.toMatchObject({ code: '23000' });
    }

    const late = await mark('Setup takes ten minutes.');
    expect([late.status, late.problem.code]).toEqual([409, 'prfaq-approved']);
    expect(late.problem.detail).toContain('An amendment adds, re-words or withdraws promises');
  });

  it('marked after approval by an earlier release stay readable, and stay', async () => {
    await approve();
    const { id } = (
      await api.database.query<{ id: string }>(
        `INSERT INTO promises (workspace_id, initiative_id, number, kind, passage, added_after_approval)
         VALUES ($1, $2, 1, 'commitment', $3, true) RETURNING id`,
        [params.workspaceId, params.initiativeId, JSON.stringify(passage('Setup takes ten minutes.', 18))],
      )
    )[0]!;
    expect(await list()).toMatchObject([{ label: 'P1', frozen: false, addedAfterApproval: true, found: true }]);
    const one = { as: author, params: { ...params, promiseId: id } };
    expect((await api.call(promiseRoutes.unmark, one)).problem.code).toBe('prfaq-approved');
    const change = await api.call(promiseRoutes.update, { ...one, ifMatch: 1, body: { kind: 'customer-benefit' } });
    expect(change.problem.code).toBe('prfaq-approved');
  });

  it('get their verdict from their criteria, with the reason', async () => {
    const { id } = (await mark('Cellars stay dry.')).body;
    const verdict = async () => {
      const [promise] = await list();
      return [promise!.verdict, promise!.reason];
    };
    const met = await criterion(id, 'met', past);
    expect(await verdict()).toEqual(['kept', `Met: “${met.kpiName}”.`]);
    const missed = await criterion(id, 'missed', past);
    expect(await verdict()).toEqual(['partly', `Met: “${met.kpiName}”. Missed: “${missed.kpiName}”.`]);
    const open = await criterion(id, 'on-track', { kind: 'after-launch', days: 30 });
    expect(await verdict()).toEqual(['too-early', `Not due yet: “${open.kpiName}” (on track).`]);
    await api.database.query(`UPDATE initiatives SET launched_on = '2020-01-01' WHERE id = $1`, [params.initiativeId]);
    await api.database.query(`UPDATE success_criteria SET state = 'no-data' WHERE id = $1`, [open.criterionId]);
    expect((await verdict())[0]).toBe('partly');
    await criterion(id, 'off-track', { kind: 'date', date: '2099-01-01' }, 'guardrail');
    expect((await verdict())[0]).toBe('missed');
    const [promise] = await list();
    expect(promise!.criterionIds.slice(0, 3)).toEqual([met.criterionId, missed.criterionId, open.criterionId]);
    expect(promise!.kpiIds).toHaveLength(4);

    const used = await api.call(promiseRoutes.unmark, { as: author, params: { ...params, promiseId: id } });
    expect([used.status, used.problem.code]).toEqual([409, 'promise-in-use']);
    expect(used.problem.detail).toContain(`“${met.kpiName}”`);
    const { worked } = await api.ok(initiativeRoutes.get, { as: author, params });
    expect([worked.verdict, worked.missed]).toEqual(['missed', 1]);
  });

  it('show the milestones that deliver them', async () => {
    const { id } = (await mark('Cellars stay dry.')).body;
    const [milestone] = await api.database.query<{ id: string }>(
      `INSERT INTO milestones (workspace_id, initiative_id, number, outcome, estimate_days) VALUES ($1, $2, 1, 'Pump', 3) RETURNING id`,
      [home.id, params.initiativeId],
    );
    await api.database.query(
      'INSERT INTO milestone_promises (workspace_id, initiative_id, milestone_id, promise_id) VALUES ($1, $2, $3, $4)',
      [home.id, params.initiativeId, milestone!.id, id],
    );
    expect((await list())[0]!.milestoneIds).toEqual([milestone!.id]);
  });

  it('are marked by editors, in their own initiative only', async () => {
    const viewer = await home.member('viewer');
    const body = { passage: passage('Cellars') };
    expect((await api.call(promiseRoutes.mark, { as: viewer, params, body })).status).toBe(403);
    expect((await api.call(promiseRoutes.list, { as: viewer, params })).status).toBe(200);
    const { id } = (await mark('Cellars')).body;
    const { id: otherId } = await api.ok(initiativeRoutes.create, {
      as: author,
      params: { workspaceId: home.id },
      body: { name: 'Other' },
    });
    const elsewhere = { workspaceId: home.id, initiativeId: otherId, promiseId: id };
    expect((await api.call(promiseRoutes.unmark, { as: author, params: elsewhere })).status).toBe(404);
    expect(await list()).toHaveLength(1);
  });
});
