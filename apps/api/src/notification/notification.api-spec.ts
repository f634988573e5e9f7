import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { notificationRoutes } from '@workback/contracts/notification/notification.routes';
import { type NewNotification, NotificationService } from '@workback/server/features/notification/notification.service';
import { EventLog } from '@workback/server/platform/events/event-log';
import { Database } from '@workback/server/platform/database/database';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

describe('an inbox', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let actor: TestCaller;
  let reader: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    actor = await home.member('editor');
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    reader = await home.member('viewer');
  });

  const about = (subjectId: string, more: Partial<NewNotification> = {}): NewNotification => ({
    workspaceId: home.id,
    kind: 'reply',
    subjectType: 'thread',
    subjectId,
    summary: `Somebody replied in ${subjectId}`,
    link: `/initiatives/x/prfaq?thread=${subjectId}`,
    actorId: actor.userId,
    ...more,
  });
  const tell = (recipients: readonly string[], notification: NewNotification) =>
    api.app.get(NotificationService, { strict: false }).notify(recipients, notification);
  const at = (as: TestCaller) => ({ as, params: { workspaceId: home.id } });
  const inbox = (as = reader, query = {}) => api.ok(notificationRoutes.list, { ...at(as), query });
  const summaries = async (as = reader) =>
    (await inbox(as)).notifications.map(({ subjectId, count, readAt }) => [subjectId, count, readAt !== null]);
  const mark = (ids: string[], read: boolean, as = reader) =>
    api.ok(notificationRoutes.mark, { ...at(as), body: { ids, read } });

  it('tells members once, and never whoever did it or a stranger', async () => {
    const stranger = await api.world.person();
    await tell([reader.userId, reader.userId, actor.userId, stranger.userId], about('t1'));
    expect(await summaries()).toEqual([['t1', 1, false]]);
    expect((await inbox(actor)).notifications).toEqual([]);
    const [row] = await api.database.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM notifications WHERE user_id = $1',
      [stranger.userId],
    );
    expect(row!.n).toBe(0);
    expect((await inbox()).notifications[0]).toMatchObject({
      kind: 'reply',
      actor: { id: actor.userId, name: actor.name },
      summary: 'Somebody replied in t1',
      link: '/initiatives/x/prfaq?thread=t1',
      initiativeId: null,
    });
  });

  it('counts what is said again before it is read, and begins anew after', async () => {
    await tell([reader.userId], about('t1'));
    await tell([reader.userId], about('t2'));
    await tell([reader.userId], about('t1', { summary: 'Again' }));
    const { notifications, unread } = await inbox();
    expect(notifications.map(({ summary, count }) => [summary, count])).toEqual([
      ['Again', 2],
      ['Somebody replied in t2', 1],
    ]);
    expect(unread).toBe(2);
    expect(await mark([notifications[0]!.id], true)).toEqual({ unread: 1 });
    await tell([reader.userId], about('t1'));
    expect(await summaries()).toEqual([
      ['t1', 1, false],
      ['t1', 2, true],
      ['t2', 1, false],
    ]);
  });

  it('is one entry also when many things happen at once', async () => {
    await Promise.all(Array.from({ length: 12 }, () => tell([reader.userId], about('t1'))));
    expect(await summaries()).toEqual([['t1', 12, false]]);
  });

  it('is marked by its owner only, and unread again without a second entry for one subject', async () => {
    await tell([reader.userId], about('t1'));
    const [{ id } = { id: '' }] = (await inbox()).notifications;
    await mark([id], true, actor);
    expect(await summaries()).toEqual([['t1', 1, false]]);
    await mark([id], true);
    await tell([reader.userId], about('t1'));
    const both = (await inbox()).notifications.map((each) => each.id);
    expect(await mark(both, false)).toEqual({ unread: 1 });
    await mark(both, true);
    expect(await mark(both, false)).toEqual({ unread: 1 });
    expect(await summaries()).toEqual([
      ['t1', 1, false],
      ['t1', 1, true],
    ]);
  });

  it('is marked as read up to what was seen, and read page by page', async () => {
    for (const subject of ['t1', 't2', 't3']) await tell([reader.userId], about(subject));
    const first = await inbox(reader, { limit: 2 });
    expect([first.notifications.map(({ subjectId }) => subjectId), first.more]).toEqual([['t3', 't2'], true]);
    const second = await inbox(reader, { limit: 2, before: first.notifications[1]!.position });
    expect([second.notifications.map(({ subjectId }) => subjectId), second.more]).toEqual([['t1'], false]);
    const upTo = first.notifications[1]!.position;
    expect(await api.ok(notificationRoutes.markAll, { ...at(reader), body: { upTo } })).toEqual({ unread: 1 });
    expect((await inbox(reader, { show: 'unread' })).notifications.map(({ subjectId }) => subjectId)).toEqual(['t3']);
    expect(await api.ok(notificationRoutes.unread, at(reader))).toEqual({ unread: 1 });
  });

  it('is read by being where it leads', async () => {
    await tell([reader.userId], about('t1'));
    await tell([reader.userId], about('t1', { kind: 'mention', subjectId: 'c1' }));
    await tell([reader.userId], about('t2'));
    const link = '/initiatives/x/prfaq?thread=t1';
    expect(await api.ok(notificationRoutes.seen, { ...at(reader), body: { link } })).toEqual({ unread: 1 });
    expect((await inbox(reader, { show: 'unread' })).notifications.map(({ subjectId }) => subjectId)).toEqual(['t2']);
  });

  it('comes with the change and its event, or not at all', async () => {
    const write = (fails: boolean) =>
      api.app.get(Database).transaction(async () => {
        const event = { workspaceId: home.id, kind: 'a.happened', subjectType: 'a', subjectId: 'b', summary: 'c' };
        const eventId = await api.app.get(EventLog).record(event);
        await tell([reader.userId], about(`e${eventId}`, { eventId }));
        if (fails) throw new Error('undone');
        return eventId;
      });
    await expect(write(true)).rejects.toThrow('undone');
    const eventId = await write(false);
    expect(await summaries()).toEqual([[`e${eventId}`, 1, false]]);
  });

  it('is gone with the membership', async () => {
    await tell([reader.userId], about('t1'));
    await api.database.query('DELETE FROM memberships WHERE user_id = $1', [reader.userId]);
    const rows = await api.database.query('SELECT FROM notifications WHERE user_id = $1', [reader.userId]);
    expect(rows).toEqual([]);
  });

  it('refuses what cannot be meant, by field', async () => {
    const refused = async (body: unknown) => {
      const { status, problem } = await api.call(notificationRoutes.mark, { ...at(reader), body: body as never });
      return [status, problem.errors?.[0]?.field];
    };
    expect(await refused({ ids: [], read: true })).toEqual([422, 'ids']);
    expect(await refused({ ids: ['x'], read: true })).toEqual([422, 'ids.0']);
    expect(await refused({ ids: [home.id] })).toEqual([422, 'read']);
  });
});
