import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { checkInRoutes } from '@workback/contracts/check-in/check-in.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { notificationRoutes } from '@workback/contracts/notification/notification.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { CheckInReminderService } from '@workback/server/features/check-in/check-in-reminder.service';
import { InitiativeFactsByHand } from '../testing/initiative-facts.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

const fine = { achievement: 'green', confidence: 'high', done: 'Fine' } as const;
const thursdays = { every: 'week', weekday: 4 } as const;

describe('reminders of check-ins', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let ada: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    api.setNow(new Date('2026-03-02T09:00:00Z'));
    home = await api.world.workspace();
    ada = await home.member('contributor');
  });
  afterEach(() => api.setNow(null));

  const count = async () =>
    (await api.database.query('SELECT FROM check_in_reminders WHERE workspace_id = $1', [home.id])).length;
  /** Lets so many workers look at once; answers how many reminders this workspace got. */
  const round = async (workers = 1) => {
    const before = await count();
    const service = api.app.get(CheckInReminderService);
    await Promise.all(Array.from({ length: workers }, () => service.round()));
    return (await count()) - before;
  };
  /** An approved initiative of the owner's with one milestone of Ada's in work since Monday, 2 March 2026. */
  const begin = async () => {
    const params = { workspaceId: home.id };
    const body = { name: 'Kettle', ownerId: home.owner.userId };
    const { id } = await api.ok(initiativeRoutes.create, { as: home.owner, params, body });
    await new InitiativeFactsByHand(api.database, home.id, id).approve('2026-06-01');
    const at = { as: home.owner, params: { ...params, initiativeId: id } };
    const milestone = { outcome: 'Design', estimateDays: 20, ownerId: ada.userId };
    const { milestones } = await api.ok(roadmapRoutes.addMilestone, { ...at, body: milestone });
    const milestoneId = milestones[0]!.id;
    await api.ok(roadmapRoutes.updateMilestone, {
      ...at,
      params: { ...at.params, milestoneId },
      body: { startedOn: '2026-03-02' },
      ifMatch: 1,
    });
    return { at, milestoneId };
  };
  const inbox = async (as: TestCaller) => {
    const params = { workspaceId: home.id };
    const { notifications } = await api.ok(notificationRoutes.list, { as, params, query: {} });
    return notifications.filter(({ kind }) => kind === 'check-in-due');
  };
  /** As if the check-ins so far had been made at the product's present time, which the database does not know. */
  const dateNow = (initiativeId: string, at: string) =>
    api.database.query('UPDATE check_ins SET created_at = $2 WHERE initiative_id = $1', [initiativeId, at]);

  it('go to the owner a week after the work began, once, however many workers look', async () => {
    const { at } = await begin();
    expect(await round()).toBe(0);
    api.setNow(new Date('2026-03-09T07:59:00Z'));
    expect(await round()).toBe(0);
    api.setNow(new Date('2026-03-09T08:00:00Z'));
    expect(await round(3)).toBe(1);
    expect(await round()).toBe(0);
    api.setNow(new Date('2026-03-11T12:00:00Z'));
    expect(await round()).toBe(0);
    expect(await inbox(home.owner)).toMatchObject([
      {
        summary: 'Check in on “Kettle”, due 9 Mar 2026',
        link: `/initiatives/${at.params.initiativeId}/check-in`,
        actor: null,
        count: 1,
        readAt: null,
      },
    ]);
    expect(await inbox(ada)).toEqual([]);
  });

  it('go to reporters and to owners of milestones in work, one for all that a person is asked', async () => {
    const { at, milestoneId } = await begin();
    const grace = await home.member('editor');
    const body = { rule: thursdays, reporterIds: [grace.userId, ada.userId], milestoneOwners: true };
    await api.ok(checkInRoutes.setCadence, { ...at, body, ifMatch: 0 });
    api.setNow(new Date('2026-03-05T10:00:00Z'));
    expect(await round()).toBe(2);
    const said = async (as: TestCaller) => (await inbox(as)).map(({ summary }) => summary);
    expect(await said(grace)).toEqual(['Check in on “Kettle”, due 5 Mar 2026']);
    expect(await said(ada)).toEqual(['Check in on “Kettle” and 1 milestone of it, due 5 Mar 2026']);
    expect(await said(home.owner)).toEqual([]);
    await api.ok(checkInRoutes.create, { ...at, as: ada, body: { ...fine, milestoneId } });
    expect((await inbox(ada))[0]?.readAt).not.toBeNull();
  });

  it('are not sent for what was said early, and come again at the next day', async () => {
    const { at } = await begin();
    await api.ok(checkInRoutes.setCadence, { ...at, body: { rule: thursdays }, ifMatch: 0 });
    await api.ok(checkInRoutes.create, { ...at, body: fine });
    await dateNow(at.params.initiativeId, '2026-03-03T10:00:00Z');
    api.setNow(new Date('2026-03-05T10:00:00Z'));
    expect(await round()).toBe(1);
    expect((await inbox(ada))[0]?.summary).toBe('Check in on “Design” of “Kettle”, due 5 Mar 2026');
    expect(await inbox(home.owner)).toEqual([]);
    api.setNow(new Date('2026-03-12T10:00:00Z'));
    expect(await round()).toBe(2);
    expect((await inbox(home.owner))[0]?.summary).toContain('due 12 Mar 2026');
  });

  it('follow a rhythm that is changed in the course of the day', async () => {
    const { at } = await begin();
    api.setNow(new Date('2026-03-03T10:00:00Z'));
    expect(await round()).toBe(0);
    const body = { rule: { every: 'days', days: 1 }, milestoneOwners: false } as const;
    await api.ok(checkInRoutes.setCadence, { ...at, body, ifMatch: 0 });
    expect(await round()).toBe(1);
  });

  it('end with the launch, with parking, and with the membership', async () => {
    const { at } = await begin();
    await api.database.query('UPDATE initiatives SET parked_at = now() WHERE id = $1', [at.params.initiativeId]);
    api.setNow(new Date('2026-04-02T10:00:00Z'));
    expect(await round()).toBe(0);
    await api.database.query(`UPDATE initiatives SET parked_at = NULL, launched_on = '2026-04-01' WHERE id = $1`, [
      at.params.initiativeId,
    ]);
    expect(await round()).toBe(0);
    const { at: other } = await begin();
    await api.database.query('DELETE FROM memberships WHERE user_id = $1', [home.owner.userId]);
    expect(await round()).toBe(0);
    expect(other.params.initiativeId).toBeDefined();
  });

  it('tell what a person has to do, before it is due', async () => {
    const { at, milestoneId } = await begin();
    await api.ok(checkInRoutes.setCadence, { ...at, body: { rule: thursdays }, ifMatch: 0 });
    const duties = (userId: string, days: number) =>
      api.app.get(CheckInReminderService).dutiesOf(home.id, userId, days);
    expect(await duties(ada.userId, 2)).toEqual([]);
    expect(await duties(ada.userId, 3)).toMatchObject([{ milestone: { id: milestoneId }, dueOn: '2026-03-05' }]);
    expect(await duties(home.owner.userId, 3)).toMatchObject([{ milestone: null, initiativeName: 'Kettle' }]);
  });
});
