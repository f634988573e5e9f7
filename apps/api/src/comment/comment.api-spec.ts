import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { commentRoutes } from '@workback/contracts/comment/comment.routes';
import type { ThreadWire } from '@workback/contracts/comment/comment.schemas';
import { eventRoutes } from '@workback/contracts/event/event.routes';
import { followRoutes } from '@workback/contracts/follow/follow.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { notificationRoutes } from '@workback/contracts/notification/notification.routes';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { mentionOf } from '@workback/domain/comment/body';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

const problem = 'One parcel in nine comes back. About 23 % give up. The shop waits.';

describe('comments', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let ines: TestCaller;
  let jonas: TestCaller;
  let soline: TestCaller;
  let initiativeId: string;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    [ines, jonas, soline] = [
      await home.member('editor'),
      await home.member('contributor'),
      await home.member('contributor'),
    ];
    const created = await api.ok(initiativeRoutes.create, { ...at(home.owner), body: { name: 'Doorstep Returns' } });
    initiativeId = created.id;
    await edit({ problem });
  });

  const at = (as: TestCaller) => ({ as, params: { workspaceId: home.id } });
  const edit = async (sections: Record<string, string>, answer = 'It is free.') => {
    const params = { workspaceId: home.id, initiativeId };
    const { version } = await api.ok(prfaqRoutes.get, { as: home.owner, params });
    const questions = [{ id: 'q1', kind: 'external' as const, question: 'How much?', answer }];
    await api.ok(prfaqRoutes.edit, { as: home.owner, params, ifMatch: version, body: { sections, questions } });
  };
  const passage = (exact: string, place = 'problem') => ({
    passage: { place, exact, prefix: '', suffix: '', start: Math.max(0, problem.indexOf(exact)) },
  });
  const start = (as: TestCaller, body: string, more: object = { anchor: passage('23 %') }) =>
    api.call(commentRoutes.start, {
      ...at(as),
      body: { subjectType: 'prfaq', subjectId: initiativeId, body, ...more },
    });
  const started = async (as: TestCaller, body: string, more?: object): Promise<ThreadWire> => {
    const answer = await start(as, body, more);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const inThread = (as: TestCaller, { id }: ThreadWire) => ({ as, params: { workspaceId: home.id, threadId: id } });
  const reply = (as: TestCaller, thread: ThreadWire, body: string, id?: string) =>
    api.ok(commentRoutes.reply, { ...inThread(as, thread), body: { body, ...(id ? { id } : {}) } });
  const resolve = (as: TestCaller, thread: ThreadWire, resolved: boolean) =>
    api.call(commentRoutes.resolve, { ...inThread(as, thread), body: { resolved } });
  const list = (as = ines) =>
    api.ok(commentRoutes.list, { ...at(as), query: { subjectType: 'prfaq', subjectId: initiativeId } });
  const inbox = async (as: TestCaller) =>
    (await api.ok(notificationRoutes.list, { ...at(as), query: {} })).notifications.map(
      ({ kind, count, summary }) => `${kind} ${count}: ${summary}`,
    );
  const happened = async () =>
    (await api.ok(eventRoutes.list, { ...at(ines), query: { initiativeId } })).events
      .filter(({ kind }) => kind.startsWith('comment.'))
      .map(({ kind, summary }) => `${kind}: ${summary}`);

  it('stand beside a passage, a section, a question or the whole, and follow the text', async () => {
    const thread = await started(ines, 'Is there a newer figure?');
    expect(thread).toMatchObject({
      initiativeId,
      anchor: { place: 'problem', said: '23 %', state: 'found', present: { exact: '23 %', start: 37 } },
      comments: [{ body: 'Is there a newer figure?', author: { id: ines.userId }, editedAt: null, version: 1 }],
      createdBy: { id: ines.userId, name: ines.name },
      resolvedAt: null,
    });
    await started(jonas, 'Which section?', { anchor: { place: 'summary' } });
    await started(jonas, 'And this one?', { anchor: { place: 'question:q1' } });
    await started(jonas, 'All of it.', {});
    const anchors = async () =>
      (await list()).threads.map(
        ({ anchor }) => anchor && [anchor.place, anchor.said, anchor.state, anchor.present?.exact],
      );
    const rest = [['summary', null, 'found', undefined], ['question:q1', null, 'found', undefined], null];
    expect(await anchors()).toEqual([['problem', '23 %', 'found', '23 %'], ...rest]);
    await edit({ problem: `Today: ${problem.replace('23 %', '19 %')}` });
    expect(await anchors()).toEqual([['problem', '23 %', 'changed', '19 %'], ...rest]);
    await edit({ problem: problem.replace('About 23 % give up. ', '') });
    expect(await anchors()).toEqual([['problem', '23 %', 'gone', undefined], ...rest]);
    await edit({ problem });
    expect((await anchors())[0]).toEqual(['problem', '23 %', 'found', '23 %']);
  });

  it('refuse words that do not stand there, and things that are not there', async () => {
    const refused = async (more: object) => {
      const answer = await start(ines, 'Hm', more);
      return [answer.status, answer.problem.errors?.[0]?.field];
    };
    expect(await refused({ anchor: passage('24 %') })).toEqual([422, 'anchor.passage.exact']);
    expect(await refused({ anchor: passage('23 %', 'nowhere') })).toEqual([422, 'anchor.passage.place']);
    expect(await refused({ anchor: { place: 'question:q9' } })).toEqual([422, 'anchor.place']);
    expect(await refused({ anchor: {} })).toEqual([422, 'anchor']);
    expect(await refused({ subjectId: home.id })).toEqual([422, 'subjectId']);
    expect(await refused({ subjectType: 'milestone' })).toEqual([422, 'subjectId']);
    expect(await refused({ subjectType: 'deck' })).toEqual([422, 'subjectType']);
    expect(await refused({ body: ' \n ' })).toEqual([422, 'body']);
    expect(await refused({ body: 'x'.repeat(10_001) })).toEqual([422, 'body']);
    expect(await refused({ body: 'a\0b' })).toEqual([422, 'body']);
    expect((await list()).threads).toEqual([]);
  });

  it('keep hostile text as the text it is', async () => {
    const hostile = `<img src=x onerror=alert(1)> [x](javascript:alert(1)) \u202e '; DROP TABLE comments; -- @[${'0'.repeat(8)}-0000-4000-8000-000000000000]`;
    await started(ines, hostile);
    expect((await list()).threads[0]!.comments[0]!.body).toBe(hostile.trim());
  });

  it('are written by contributors and read by everybody in the workspace', async () => {
    const viewer = await home.member('viewer');
    expect((await start(viewer, 'Hello')).status).toBe(403);
    await started(jonas, 'Hello');
    expect((await list(viewer)).threads).toHaveLength(1);
    const other = await api.world.workspace();
    const query = { subjectType: 'prfaq' as const, subjectId: initiativeId };
    const params = { workspaceId: other.id };
    expect((await api.call(commentRoutes.list, { as: other.owner, params, query })).status).toBe(404);
  });

  it('are replied to, resolved by whoever started them or an editor, and open again with a reply', async () => {
    const thread = await started(jonas, 'Newer?');
    expect((await resolve(soline, thread, true)).status).toBe(403);
    expect((await resolve(jonas, thread, true)).body).toMatchObject({ resolvedBy: { id: jonas.userId } });
    expect((await resolve(jonas, thread, true)).status).toBe(200);
    const answered = await reply(soline, thread, 'Yes, from June.');
    expect([answered.resolvedAt, answered.comments.map(({ body }) => body)]).toEqual([
      null,
      ['Newer?', 'Yes, from June.'],
    ]);
    expect((await resolve(ines, thread, true)).body.resolvedBy?.id).toBe(ines.userId);
    expect((await resolve(ines, thread, false)).body.resolvedAt).toBeNull();
    expect((await happened()).reverse()).toEqual([
      'comment.added: There is a comment on “23 %”',
      'comment.resolved: The comments on “23 %” were resolved',
      'comment.replied: There is a reply about “23 %”',
      'comment.reopened: The comments on “23 %” were opened again',
      'comment.resolved: The comments on “23 %” were resolved',
      'comment.reopened: The comments on “23 %” were opened again',
    ]);
  });

  it('are edited by their author only, and never over a later edit', async () => {
    const thread = await started(jonas, 'Newer?');
    const [{ id: commentId } = { id: '' }] = thread.comments;
    const change = (as: TestCaller, ifMatch: number, body: string) =>
      api.call(commentRoutes.edit, { as, params: { workspaceId: home.id, commentId }, ifMatch, body: { body } });
    expect((await change(home.owner, 1, 'Mine')).status).toBe(403);
    const edited = await change(jonas, 1, 'Newer figure?');
    expect([edited.body.body, edited.body.version, edited.body.editedAt === null]).toEqual(['Newer figure?', 2, false]);
    const late = await change(jonas, 1, 'Late');
    expect([late.status, late.problem.current]).toEqual([412, edited.body]);
    expect((await change(jonas, 2, 'Newer figure?')).body.version).toBe(2);
  });

  it('are deleted by their author or an administrator, and their place stays', async () => {
    const thread = await started(jonas, 'A secret');
    const answered = await reply(soline, thread, 'You should not say that.');
    const params = { workspaceId: home.id, commentId: answered.comments[0]!.id };
    expect((await api.call(commentRoutes.remove, { as: ines, params })).status).toBe(403);
    await api.ok(followRoutes.put, {
      as: ines,
      params: { workspaceId: home.id, initiativeId },
      body: { following: true },
    });
    const second = await started(jonas, 'Another secret');
    expect((await inbox(ines))[0]).toContain('Another secret');
    await api.ok(commentRoutes.remove, {
      as: home.owner,
      params: { workspaceId: home.id, commentId: second.comments[0]!.id },
    });
    expect(await inbox(ines)).toEqual(['comment 1: A comment on “Doorstep Returns” was deleted']);

    await api.ok(commentRoutes.remove, { as: jonas, params });
    await api.ok(commentRoutes.remove, { as: jonas, params });
    const { threads } = await list();
    expect(threads[0]!.comments.map(({ body, deletedAt }) => [body, deletedAt !== null])).toEqual([
      ['', true],
      ['You should not say that.', false],
    ]);
    expect(threads.map(({ resolvedAt }) => resolvedAt !== null)).toEqual([false, true]);
    const rows = await api.database.query(`SELECT FROM comments WHERE body LIKE '%secret%'`);
    expect(rows).toEqual([]);
    const edit2 = { as: jonas, params, ifMatch: 2, body: { body: 'Back' } };
    expect((await api.call(commentRoutes.edit, edit2)).problem.code).toBe('comment-deleted');
  });

  it('that are sent twice are one', async () => {
    const id = crypto.randomUUID();
    const both = await Promise.all([1, 2].map(() => started(jonas, 'Once', { id, anchor: passage('23 %') })));
    expect(both.map((thread) => [thread.id, thread.comments.length])).toEqual([
      [id, 1],
      [id, 1],
    ]);
    const replyId = crypto.randomUUID();
    await Promise.all([1, 2].map(() => reply(ines, both[0]!, 'Yes', replyId)));
    const { threads } = await list();
    expect(threads.map(({ comments }) => comments.map(({ body }) => body))).toEqual([['Once', 'Yes']]);
    expect((await start(ines, 'Mine', { id })).problem.code).toBe('id-taken');
    const taken = { ...inThread(jonas, both[0]!), body: { id: replyId, body: 'Yes' } };
    expect((await api.call(commentRoutes.reply, taken)).problem.code).toBe('id-taken');
    expect(await happened()).toHaveLength(2);
  });

  it('tell whom they name, who takes part and who follows, each once, and never their author', async () => {
    const thread = await started(jonas, `Ask ${mentionOf(ines.userId)} and ${mentionOf(jonas.userId)}`);
    expect(await inbox(ines)).toEqual([
      `mention 1: ${jonas.name} mentioned you on “Doorstep Returns”: Ask @${ines.name} and @${jonas.name}`,
    ]);
    expect(await inbox(jonas)).toEqual([]);
    await reply(soline, thread, 'I know.');
    await reply(soline, thread, `**Really**, ${mentionOf(jonas.userId)}`);
    expect(await inbox(jonas)).toEqual([
      `mention 1: ${soline.name} mentioned you on “Doorstep Returns”: Really, @${jonas.name}`,
      `reply 1: ${soline.name} replied on “Doorstep Returns”: I know.`,
    ]);
    expect((await inbox(ines))[0]).toBe(
      `reply 2: ${soline.name} replied on “Doorstep Returns”: Really, @${jonas.name}`,
    );
    await started(jonas, 'Another one', {});
    expect((await inbox(soline))[0]).toBe(`comment 1: ${jonas.name} commented on “Doorstep Returns”: Another one`);
    expect((await list()).people.map(({ id }) => id).sort()).toEqual([ines.userId, jonas.userId].sort());
  });

  it('name people so that a new name follows, and nobody of another workspace', async () => {
    const stranger = await api.world.person();
    await started(jonas, `${mentionOf(ines.userId)} ${mentionOf(stranger.userId)}`);
    await api.database.query(`UPDATE users SET name = 'Ines Calder' WHERE id = $1`, [ines.userId]);
    expect((await list()).people).toEqual([{ id: ines.userId, name: 'Ines Calder' }]);
  });

  it('only tell who was not named before when they are edited', async () => {
    const thread = await started(jonas, `Ask ${mentionOf(ines.userId)}`);
    const params = { workspaceId: home.id, commentId: thread.comments[0]!.id };
    const body = `Ask ${mentionOf(ines.userId)} or ${mentionOf(soline.userId)}`;
    await api.ok(commentRoutes.edit, { as: jonas, params, ifMatch: 1, body: { body } });
    expect([(await inbox(ines)).length, (await inbox(soline)).length]).toEqual([1, 1]);
  });

  it('make their author follow, unless they stopped; who writes the text and who owns it follow too', async () => {
    const params = { workspaceId: home.id, initiativeId };
    const follow = (as: TestCaller) => api.ok(followRoutes.get, { as, params });
    expect((await follow(home.owner)).following).toBe(true);
    const before = (await follow(soline)).followers;
    await started(jonas, 'Hello');
    expect([(await follow(jonas)).following, (await follow(soline)).following]).toEqual([true, false]);
    expect((await follow(soline)).followers).toBe(before + 1);
    await api.ok(followRoutes.put, { as: jonas, params, body: { following: false } });
    await started(jonas, 'Hello again');
    expect((await follow(jonas)).following).toBe(false);
    const { version } = await api.ok(initiativeRoutes.get, { as: home.owner, params });
    const body = { ownerId: soline.userId };
    await api.ok(initiativeRoutes.update, { as: home.owner, params, ifMatch: version, body });
    expect((await follow(soline)).following).toBe(true);
    await started(jonas, 'For the owner', {});
    expect((await inbox(soline))[0]).toContain('For the owner');
  });

  it('stand on other things too', async () => {
    const [milestone] = await api.database.query<{ id: string }>(
      `INSERT INTO milestones (workspace_id, initiative_id, number, outcome, estimate_days)
       VALUES ($1, $2, 1, 'Pump', 3) RETURNING id`,
      [home.id, initiativeId],
    );
    const subject = { subjectType: 'milestone' as const, subjectId: milestone!.id };
    await started(jonas, 'Who builds it?', subject);
    const { threads } = await api.ok(commentRoutes.list, { ...at(ines), query: subject });
    expect(threads).toMatchObject([{ ...subject, initiativeId, anchor: null }]);
    expect((await start(jonas, 'No', { ...subject, anchor: { place: 'summary' } })).status).toBe(422);
    expect(await happened()).toEqual(['comment.added: There is a comment on “Pump”']);
  });

  it('are told to whoever answers for a milestone, a KPI or a check-in', async () => {
    const insert = async (table: string, row: Record<string, unknown>): Promise<string> => {
      const [names, values] = [Object.keys(row), Object.values(row)];
      const [made] = await api.database.query<{ id: string }>(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')}) RETURNING id`,
        values,
      );
      return made!.id;
    };
    const inside = { workspace_id: home.id, initiative_id: initiativeId };
    const pump = { ...inside, number: 1, outcome: 'Pump', estimate_days: 3, owner_id: soline.userId };
    const shape = { kind: 'output', unit: 'count', direction: 'up', grain: 'day', aggregation: 'sum' };
    const flow = { workspace_id: home.id, name: 'Flow', owner_id: soline.userId, ...shape };
    const subjects = [
      { subjectType: 'milestone', subjectId: await insert('milestones', pump) },
      { subjectType: 'kpi', subjectId: await insert('kpis', flow) },
      {
        subjectType: 'check-in',
        subjectId: await insert('check_ins', { ...inside, colour: 'green', note: '', author_id: soline.userId }),
      },
    ] as const;
    for (const subject of subjects) await started(jonas, `About the ${subject.subjectType}`, subject);
    await started(soline, 'My own', subjects[0]);
    expect(await inbox(soline)).toEqual([
      'comment 1: ' + `${jonas.name} commented on “Doorstep Returns”: About the check-in`,
      'comment 1: ' + `${jonas.name} commented on “Flow”: About the kpi`,
      'comment 1: ' + `${jonas.name} commented on “Pump”: About the milestone`,
    ]);
  });

  it('are counted by what they are about, without what was taken back', async () => {
    const rows = await api.database.query<{ id: string }>(
      `INSERT INTO milestones (workspace_id, initiative_id, number, outcome, estimate_days)
       VALUES ($1, $2, 1, 'Pump', 3), ($1, $2, 2, 'Hose', 3) RETURNING id`,
      [home.id, initiativeId],
    );
    const [pump] = rows.map(({ id }) => ({ subjectType: 'milestone' as const, subjectId: id }));
    const first = await started(jonas, 'Who builds it?', pump);
    await reply(ines, first, 'Soline does.');
    await resolve(jonas, await started(jonas, 'And when?', pump), true);
    const gone = await started(jonas, 'Never mind', pump);
    const params = { workspaceId: home.id, commentId: gone.comments[0]!.id };
    await api.call(commentRoutes.remove, { as: jonas, params });
    const query = { subjectType: 'milestone' as const, initiativeId };
    expect((await api.ok(commentRoutes.tallies, { ...at(ines), query })).tallies).toEqual([
      { subjectId: pump!.subjectId, openThreads: 1, comments: 3 },
    ]);
  });

  it('stand on the passages of an amendment, whose text is its own', async () => {
    await api.ok(prfaqRoutes.saveVersion, { as: home.owner, params: { workspaceId: home.id, initiativeId }, body: {} });
    const [row] = await api.database.query<{ id: string }>(
      `INSERT INTO prfaq_amendments (workspace_id, initiative_id, number, reason, base_version_number, status, document)
       SELECT $1, $2, 3, 'Later', 1, 'in-review', jsonb_set(document, '{sections,problem}', '"One parcel in ten comes back."')
         FROM prfaqs WHERE initiative_id = $2 RETURNING id`,
      [home.id, initiativeId],
    );
    const subject = { subjectType: 'amendment' as const, subjectId: row!.id };
    const anchor = { passage: { place: 'problem', exact: 'in ten', prefix: '', suffix: '', start: 0 } };
    const thread = await started(jonas, `Since when, ${mentionOf(ines.userId)}?`, { ...subject, anchor });
    expect(thread).toMatchObject({ ...subject, initiativeId, anchor: { state: 'found', said: 'in ten' } });
    expect((await start(jonas, 'No', { ...subject, anchor: passage('23 %') })).status).toBe(422);
    expect((await list()).threads).toEqual([]);
    const { notifications } = await api.ok(notificationRoutes.list, { ...at(ines), query: {} });
    expect(notifications[0]).toMatchObject({
      kind: 'mention',
      link: `/initiatives/${initiativeId}/amendments/${row!.id}?panel=comments&thread=${thread.id}`,
      summary: expect.stringContaining('mentioned you on “Doorstep Returns, amendment 3”'),
    });
    const { events } = await api.ok(eventRoutes.list, { ...at(ines), query: { initiativeId } });
    expect(events[0]).toMatchObject({ kind: 'comment.added', link: notifications[0]!.link });
  });
});
