import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { approveDraft, closeRound, startRound } from '../testing/review.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

describe('PR/FAQs', () => {
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
  });

  const get = () => api.ok(prfaqRoutes.get, { as: author, params });
  type Patch = NonNullable<Parameters<typeof api.call<typeof prfaqRoutes.edit>>[1]>['body'];
  const edit = async (body: Patch, as = author, ifMatch?: number) =>
    api.call(prfaqRoutes.edit, { as, params, ifMatch: ifMatch ?? (await get()).version, body });
  const submit = () => startRound(api, { as: author, params }, home.owner);
  const decide = (verdict: 'approve' | 'iterate' | 'reject', reasons?: string) =>
    closeRound(api, { as: home.owner, params }, verdict, reasons);
  const written = {
    sections: { heading: 'Fern keeps cellars **dry**', 'sub-heading': 'For people with old houses', summary: 'Today.' },
    questions: [{ id: 'q1', kind: 'external' as const, question: 'How much?', answer: 'Nothing.' }],
    launchDate: '2031-02-03',
  };

  it('go from draft over review and changes to an approval that freezes', async () => {
    const draft = await get();
    expect([draft.status, draft.version, draft.latestVersionNumber]).toEqual(['draft', 1, 0]);
    expect(draft.problems.map(({ field }) => field)).toEqual(['heading', 'summary', 'launchDate']);
    expect((await submit()).problem.errors).toEqual([{ field: 'heading', message: 'The heading is empty.' }]);

    await edit({ sections: { heading: 'Fern' } });
    expect((await submit()).body).toMatchObject({ state: 'open', number: 1, versionNumber: 1 });
    expect(await get()).toMatchObject({ status: 'in-review', latestVersionNumber: 1 });
    expect((await decide('approve')).problem.errors!.map(({ field }) => field)).toEqual(['summary', 'launchDate']);
    expect((await decide('iterate', ' \n ')).problem.errors!.map(({ field }) => field)).toEqual(['reasons']);
    await decide('iterate', 'Name the price\n\n Say when ');
    expect(await get()).toMatchObject({
      status: 'draft',
      decisions: [{ verdict: 'iterate', versionNumber: 1, reasons: 'Name the price\nSay when' }],
    });

    const edited = (await edit(written)).body;
    expect([edited.problems, edited.document.launchDate]).toEqual([[], '2031-02-03']);
    expect((await submit()).body).toMatchObject({ number: 2, versionNumber: 2 });
    await decide('approve', 'Go');
    const approved = await get();
    expect(approved).toMatchObject({
      status: 'approved',
      approvedVersionNumber: 2,
      latestVersionNumber: 2,
      decisions: [
        { verdict: 'iterate' },
        { verdict: 'approve', versionNumber: 2, decidedBy: { id: home.owner.userId } },
      ],
    });
    const initiative = await api.ok(initiativeRoutes.get, { as: author, params });
    expect(initiative).toMatchObject({
      stage: 'approved',
      headline: 'Fern keeps cellars dry',
      launch: { promised: '2031-02-03' },
      approvedBy: { id: home.owner.userId },
    });

    const late = await edit({ sections: { heading: 'Other' } });
    expect([late.status, late.problem.code]).toEqual([409, 'prfaq-frozen']);
    expect(late.problem.current).toEqual(await get());
    const again = [await submit(), await decide('approve'), await decide('iterate', 'x')];
    expect(again.map(({ status, problem }) => `${status} ${problem.code}`)).toEqual([
      '409 wrong-status',
      '409 round-ended',
      '409 round-ended',
    ]);
    expect((await api.call(prfaqRoutes.saveVersion, { as: author, params })).status).toBe(409);
    const { versions } = await api.ok(prfaqRoutes.versions, { as: author, params });
    expect(versions.map(({ number, reason }) => `${number} ${reason}`)).toEqual(['2 approved', '1 submitted']);
    const kept = await api.ok(prfaqRoutes.version, { as: author, params: { ...params, number: 2 } });
    expect(kept.document).toEqual(approved.document);

    const events = await api.database.query<{ kind: string }>(
      `SELECT kind FROM events WHERE initiative_id = $1 AND kind LIKE 'prfaq.%' ORDER BY id`,
      [params.initiativeId],
    );
    expect(events.map(({ kind }) => kind.slice(6))).toEqual([
      'edited',
      'submitted',
      'returned',
      'edited',
      'submitted',
      'approved',
    ]);
  });

  it('are rejected with reasons, which stay readable', async () => {
    await edit(written);
    await submit();
    expect((await decide('reject')).problem.errors!.map(({ field }) => field)).toEqual(['reasons']);
    await decide('reject', 'Too small');
    expect(await get()).toMatchObject({
      status: 'rejected',
      decisions: [{ reasons: 'Too small' }],
    });
    expect((await edit(written)).problem.code).toBe('prfaq-frozen');
  });

  it('tell the second of two editors what is there now, and lose nothing', async () => {
    const other = await home.member('editor');
    const { version } = await get();
    const [first, second] = await Promise.all([
      edit({ sections: { heading: 'Mine' } }, author, version),
      edit({ sections: { summary: 'Theirs' } }, other, version),
    ]);
    const [won, lost] = first.status === 200 ? [first, second] : [second, first];
    expect([won.status, lost.status, lost.problem.code]).toEqual([200, 412, 'stale-version']);
    expect(lost.problem.current).toEqual(won.body);
    // What the loser typed goes on top of the present text.
    const again = await edit(won === first ? { sections: { summary: 'Theirs' } } : { sections: { heading: 'Mine' } });
    expect(again.body.document.sections).toMatchObject({ heading: 'Mine', summary: 'Theirs' });
    // An earlier text can be read in the record.
    await edit({ sections: { heading: 'Newer' } });
    const [event] = await api.database.query<{ before: unknown }>(
      `SELECT before FROM events WHERE initiative_id = $1 ORDER BY id DESC LIMIT 1`,
      [params.initiativeId],
    );
    expect(event!.before).toEqual({ heading: 'Mine' });
  });

  it('take an autosave that changes nothing without a new version, and want to know what was edited', async () => {
    await edit(written);
    const before = await get();
    expect((await edit(written)).body).toEqual(before);
    const blind = await api.call(prfaqRoutes.edit, { as: author, params, body: written });
    expect(blind.status).toBe(428);
    const twice = await edit({ questions: [written.questions[0]!, written.questions[0]!] });
    expect(twice.problem.errors![0]!.field).toBe('questions.1.id');
  });

  it('change single questions by id, twice with the same result, and record what was replaced', async () => {
    await edit(written);
    const questionChanges = {
      changed: [
        { id: 'q1', answer: 'Ten a month.' },
        { id: 'q2', kind: 'internal' as const, question: 'Why now?' },
      ],
      order: ['q2', 'q1'],
    };
    const changed = (await edit({ questionChanges })).body;
    expect(changed.document.questions).toEqual([
      { id: 'q2', kind: 'internal', question: 'Why now?', answer: '' },
      { id: 'q1', kind: 'external', question: 'How much?', answer: 'Ten a month.' },
    ]);
    expect(changed.document.sections.summary).toBe('Today.');
    const [event] = await api.database.query<{ before: unknown }>(
      `SELECT before FROM events WHERE initiative_id = $1 AND kind = 'prfaq.edited' ORDER BY id DESC LIMIT 1`,
      [params.initiativeId],
    );
    expect(event!.before).toEqual({
      questions: { changed: [{ id: 'q1', answer: 'Nothing.' }], removed: ['q2'] },
    });
    expect((await edit({ questionChanges })).body).toEqual(changed);
    expect((await edit({ questionChanges: { removed: ['q2', 'never-there'] } })).body.document.questions).toHaveLength(
      1,
    );
    const refused = async (bad: object) =>
      (await edit({ questionChanges: bad })).problem.errors!.map(({ field }) => field);
    expect(await refused({ changed: [{ answer: 'x' }] })).toEqual(['questionChanges.changed.0.id']);
    expect(await refused({ changed: [{ id: 'q1', answer: 'a\0b' }] })).toEqual(['questionChanges.changed.0.answer']);
    expect(await refused({ order: 'q1' })).toEqual(['questionChanges.order']);
    const many = Array.from({ length: 500 }, (_, at) => ({ id: `n${at}` }));
    expect(await refused({ changed: many })).toEqual(['questionChanges.changed']);
  });

  it('keep a version once, and read every version as it was', async () => {
    const save = () => api.ok(prfaqRoutes.saveVersion, { as: author, params });
    await edit({ sections: { heading: 'One  ', solution: '\n\nIt works\n' } });
    await save();
    expect((await save()).latestVersionNumber).toBe(1);
    await edit({ sections: { heading: 'Two' } });
    expect((await save()).latestVersionNumber).toBe(2);
    const first = await api.ok(prfaqRoutes.version, { as: author, params: { ...params, number: 1 } });
    expect([first.reason, first.document.sections.heading, first.document.sections.solution]).toEqual([
      'saved',
      'One',
      'It works',
    ]);
    const none = await api.call(prfaqRoutes.version, { as: author, params: { ...params, number: 3 } });
    expect([none.status, none.problem.code]).toEqual([404, 'version-not-found']);
  });

  it('cannot be changed behind the back of an approval, not even in the database', async () => {
    await edit(written);
    await submit();
    await decide('approve');
    const { initiativeId } = params;
    for (const sql of [
      `UPDATE prfaqs SET document = '{}' WHERE initiative_id = $1`,
      `UPDATE prfaqs SET status = 'draft' WHERE initiative_id = $1`,
      `UPDATE prfaq_versions SET document = '{}' WHERE initiative_id = $1`,
      'DELETE FROM prfaq_versions WHERE initiative_id = $1',
      `UPDATE prfaq_decisions SET reasons = 'other' WHERE initiative_id = $1`,
      'DELETE FROM prfaq_decisions WHERE initiative_id = $1',
    ]) {
      await expect(api.database.query(sql, [initiativeId])).rejects.toMatchObject({ code: '23000' });
    }
  });

  it('outlive the people who wrote and decided them', async () => {
    const guest = await home.member('admin');
    await edit(written, guest);
    await approveDraft(api, { as: guest, params });
    await api.database.query('DELETE FROM users WHERE id = $1', [guest.userId]);
    const after = await get();
    expect([after.status, after.savedBy, after.decisions[0]!.decidedBy]).toEqual(['approved', null, null]);
  });

  it('approve once when two people press at the same time', async () => {
    await edit(written);
    await submit();
    const answers = await Promise.all([decide('approve'), decide('approve'), decide('reject', 'no')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await get()).decisions).toHaveLength(1);
  });

  it('freeze as a whole or not at all', async () => {
    await edit(written);
    await submit();
    await api.database.query(
      `CREATE FUNCTION fail_decision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full'; END $$`,
    );
    await api.database.query(
      'CREATE TRIGGER fail_decision BEFORE INSERT ON prfaq_decisions FOR EACH ROW EXECUTE FUNCTION fail_decision()',
    );
    try {
      await expect(decide('approve')).rejects.toThrow();
    } finally {
      await api.database.query('DROP TRIGGER fail_decision ON prfaq_decisions');
    }
    const after = await get();
    expect([after.status, after.latestVersionNumber, after.approvedVersionNumber]).toEqual(['in-review', 1, null]);
    expect((await decide('approve')).status).toBe(200);
  });

  it('take hostile text as text', async () => {
    const hostile =
      `<script>alert(1)</script> ' OR 1=1; -- {{7*7}} \${x} [a](javascript:alert(1)) \u202e & é`.normalize();
    const saved = (await edit({ sections: { heading: hostile, summary: hostile }, questions: [] })).body;
    expect(saved.document.sections.heading).toBe(hostile);
    const markdown = await api.call(prfaqRoutes.exportMarkdown, { as: author, params });
    expect(markdown.headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(markdown.headers['x-content-type-options']).toBe('nosniff');
    expect(markdown.body).toContain(hostile);
    for (const bad of ['a\0b', '\ud800']) {
      const refused = await edit({ sections: { heading: bad } });
      expect([refused.status, refused.problem.errors![0]!.field]).toEqual([422, 'sections.heading']);
    }
    const unknown = await edit({ sections: { constructor: 'x' } } as never);
    expect(unknown.status).toBe(422);
  });

  it('are read by viewers and edited by editors; strangers see nothing', async () => {
    const viewer = await home.member('viewer');
    const stranger = (await api.world.workspace()).owner;
    expect((await api.call(prfaqRoutes.get, { as: viewer, params })).status).toBe(200);
    const { version } = await get();
    const body = { sections: { heading: 'x' } };
    expect((await edit(body, viewer, version)).status).toBe(403);
    expect((await edit(body, stranger, version)).status).toBe(404);
  });
});
