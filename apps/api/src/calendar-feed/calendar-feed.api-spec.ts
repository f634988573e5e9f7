import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarFeedRoutes } from '@workback/contracts/calendar-feed/calendar-feed.routes';
import { gateRoutes } from '@workback/contracts/gate/gate.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

describe('calendar feeds', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let editor: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    editor = await home.member('editor');
    api.setNow(new Date('2026-11-02T09:00:00Z'));
  });
  afterAll(() => api.close());

  const here = (as: TestCaller) => ({ as, params: { workspaceId: home.id } });
  const planned = async (owner: TestCaller): Promise<string> => {
    const { id } = await api.ok(initiativeRoutes.create, { ...here(home.owner), body: { name: 'Doorstep; Returns' } });
    const plan = { as: home.owner, params: { workspaceId: home.id, initiativeId: id } };
    const { version } = await api.ok(prfaqRoutes.get, plan);
    await api.ok(prfaqRoutes.edit, { ...plan, body: { launchDate: '2027-02-09' }, ifMatch: version });
    await api.ok(roadmapRoutes.addMilestone, {
      ...plan,
      body: { outcome: 'Handset, scans', estimateDays: 10, ownerId: owner.userId },
    });
    await api.ok(roadmapRoutes.addMilestone, { ...plan, body: { outcome: 'Somebody else’s', estimateDays: 1 } });
    return id;
  };
  const secretOf = (path: string): { params: { secret: string } } => ({
    params: { secret: path.split('/').at(-1) as string },
  });
  /** Lines as they were before they were folded. */
  const linesOf = (calendar: string): string[] => calendar.replaceAll('\r\n ', '').split('\r\n');

  it('show the milestones of an initiative and its launch as whole days, to whoever has the address', async () => {
    const initiativeId = await planned(editor);
    const gate = { workspaceId: home.id, initiativeId, gate: 'launch' as const };
    await api.ok(gateRoutes.setDate, { as: editor, params: gate, body: { on: '2027-02-01' } });
    const { path, feed } = await api.ok(calendarFeedRoutes.create, { ...here(editor), body: { initiativeId } });
    expect(feed).toMatchObject({ initiativeId, initiativeName: 'Doorstep; Returns', lastReadAt: null });
    const answer = await api.call(calendarFeedRoutes.read, secretOf(path));
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    const lines = linesOf(answer.body);
    expect(lines).toEqual(
      expect.arrayContaining(['BEGIN:VCALENDAR', 'VERSION:2.0', 'SUMMARY:Start by: M1 Handset\\, scans']),
    );
    expect(lines).toContain('SUMMARY:Launch promised: Doorstep\\; Returns');
    expect(lines).toContain('SUMMARY:Launch gate: Doorstep\\; Returns');
    expect(lines).toContain('DTSTART;VALUE=DATE:20270209');
    expect(lines).toContain('DTEND;VALUE=DATE:20270210');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(6);
    expect(lines.filter((line) => line.startsWith('UID:')).length).toBe(
      new Set(lines.filter((line) => line.startsWith('UID:'))).size,
    );
    // A milestone that moves keeps its identity.
    const uids = (text: string): string[] =>
      linesOf(text)
        .filter((line) => line.startsWith('UID:'))
        .sort();
    api.setNow(new Date('2026-11-09T09:00:00Z'));
    expect(uids((await api.call(calendarFeedRoutes.read, secretOf(path))).body)).toEqual(uids(answer.body));
    expect((await api.ok(calendarFeedRoutes.list, here(editor))).feeds[0]?.lastReadAt).not.toBeNull();
  });

  it('of a person show what that person owns', async () => {
    const someone = await home.member('contributor');
    await planned(someone);
    const { path } = await api.ok(calendarFeedRoutes.create, { ...here(someone), body: {} });
    const summaries = linesOf(await api.ok(calendarFeedRoutes.read, secretOf(path))).filter((line) =>
      line.startsWith('SUMMARY'),
    );
    expect(summaries).toEqual(['SUMMARY:Start by: M1 Handset\\, scans', 'SUMMARY:Finish by: M1 Handset\\, scans']);
  });

  it('end when they are revoked, or when their person leaves the workspace; nobody revokes another’s', async () => {
    const someone = await home.member('editor');
    const [one, other] = [
      await api.ok(calendarFeedRoutes.create, { ...here(someone), body: {} }),
      await api.ok(calendarFeedRoutes.create, { ...here(someone), body: {} }),
    ];
    const at = (feedId: string) => ({ workspaceId: home.id, feedId });
    expect((await api.call(calendarFeedRoutes.revoke, { as: editor, params: at(one.feed.id) })).status).toBe(404);
    await api.ok(calendarFeedRoutes.revoke, { as: someone, params: at(one.feed.id) });
    expect((await api.call(calendarFeedRoutes.read, secretOf(one.path))).status).toBe(404);
    expect((await api.call(calendarFeedRoutes.read, secretOf(other.path))).status).toBe(200);
    await api.database.query('DELETE FROM memberships WHERE user_id = $1', [someone.userId]);
    expect((await api.call(calendarFeedRoutes.read, secretOf(other.path))).status).toBe(404);
  });

  it('are of this workspace, and keep only the hash of their address', async () => {
    const elsewhere = await api.world.workspace();
    const foreign = await api.ok(initiativeRoutes.create, {
      as: elsewhere.owner,
      params: { workspaceId: elsewhere.id },
      body: { name: 'Other' },
    });
    const refused = await api.call(calendarFeedRoutes.create, { ...here(editor), body: { initiativeId: foreign.id } });
    expect([refused.status, refused.problem.errors?.[0]?.field]).toEqual([422, 'initiativeId']);
    const { path } = await api.ok(calendarFeedRoutes.create, { ...here(editor), body: {} });
    const rows = await api.database.query<{ row: string }>('SELECT calendar_feeds::text AS row FROM calendar_feeds');
    expect(rows.map(({ row }) => row).join()).not.toContain(path.split('/').at(-1)?.slice(0, 43));
    expect((await api.call(calendarFeedRoutes.read, { params: { secret: `${'x'.repeat(43)}.ics` } })).status).toBe(404);
  });
});
