import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { checkInLinkRoutes } from '@workback/contracts/check-in/check-in-link.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { mailRoutes } from '@workback/contracts/mail/mail.routes';
import { twoByTwoRoutes } from '@workback/contracts/two-by-two/two-by-two.routes';
import { CheckInLinkService } from '@workback/server/features/check-in/check-in-link.service';
import { CheckInReminderService } from '@workback/server/features/check-in/check-in-reminder.service';
import { MailDeliveryService } from '@workback/server/features/mail/mail-delivery.service';
import { MailTransport } from '@workback/server/features/mail/mail-transport';
import { MailRepository } from '@workback/server/features/mail/mail.repository';
import { InitiativeFactsByHand } from '../testing/initiative-facts.js';
import { type MailServer, startMailServer } from '../testing/mail-server.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

const publicUrl = 'https://workback.example/';

describe('mails', () => {
  let server: MailServer;
  let transport: MailTransport;
  let api: TestApi;
  let home: TestWorkspace;
  let ada: TestCaller;
  let delivery: MailDeliveryService;
  beforeAll(async () => {
    server = await startMailServer();
    const mail = { smtpUrl: server.url, from: 'Workback <workback@workback.example>' };
    // Without the address of the web app, which would make the cookies of these calls Secure.
    api = await startTestApi({ mail });
    transport = new MailTransport({ mail });
    const [mails, links] = [api.app.get(MailRepository), api.app.get(CheckInLinkService)];
    delivery = new MailDeliveryService(mails, links, transport, { mail, publicUrl });
  });
  afterAll(async () => {
    transport.onApplicationShutdown();
    await api.close();
    await server.close();
  });
  beforeEach(async () => {
    server.received.length = 0;
    server.refuse(null);
    home = await api.world.workspace();
    ada = await home.member('contributor');
    await api.database.query(
      `UPDATE users SET email = 'ada.' || id || '@larkspur.example', name = 'Ada Brandt' WHERE id = $1`,
      [ada.userId],
    );
  });
  afterEach(() => api.setNow(null));

  /** An initiative of Ada's that she has to check in on; its reminder waits to be sent. */
  const remind = async (): Promise<string> => {
    api.setNow(new Date('2026-03-02T09:00:00Z'));
    const named = { as: home.owner, params: { workspaceId: home.id }, body: { name: 'Kettle', ownerId: ada.userId } };
    const { id } = await api.ok(initiativeRoutes.create, named);
    await new InitiativeFactsByHand(api.database, home.id, id).approve('2026-06-01');
    await api.database.query(
      `INSERT INTO milestones (workspace_id, initiative_id, number, outcome, estimate_days, started_on)
       VALUES ($1, $2, 1, 'Design', 20, '2026-03-02')`,
      [home.id, id],
    );
    api.setNow(new Date('2026-03-09T09:00:00Z'));
    await api.app.get(CheckInReminderService).round();
    return id;
  };
  const log = async () => (await api.ok(mailRoutes.list, { as: home.owner, params: { workspaceId: home.id } })).mails;
  const choose = (wanted: boolean) =>
    api.ok(mailRoutes.choose, { as: ada, params: { workspaceId: home.id }, body: { wanted } });
  /** Lines of a mail are folded and coded for the way; what stands in them is not. */
  const readable = (source: string): string =>
    source
      .replace(/=\r\n/g, '')
      .replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));

  it('remind of a check-in with a form that opens once and without signing in', async () => {
    await remind();
    expect(await log()).toMatchObject([{ state: 'waiting', attempts: 0, to: { id: ada.userId } }]);
    expect(await Promise.all([delivery.round(), delivery.round(), delivery.round()])).toContain(1);
    expect(server.received).toHaveLength(1);
    const [mail] = server.received;
    expect(mail!.to).toEqual([`ada.${ada.userId}@larkspur.example`]);
    const text = readable(mail!.source);
    expect(text).toContain('Hello Ada Brandt,');
    expect(text).toMatch(/^Auto-Submitted: auto-generated$/im);
    expect(text).toMatch(/^List-Unsubscribe:\s+<https:\/\/workback\.example\/mail-stop#token=/m);
    const token = /https:\/\/workback\.example\/check-in#token=([\w-]+)/.exec(text)?.[1] ?? '';
    expect(await api.ok(checkInLinkRoutes.open, { body: { token } })).toMatchObject({ initiative: 'Kettle' });
    const said = { achievement: 'green', confidence: 'high', done: 'Fine' } as const;
    await api.ok(checkInLinkRoutes.use, { body: { token, ...said } });
    expect((await api.call(checkInLinkRoutes.use, { body: { token, ...said } })).status).toBe(404);
    expect(await log()).toMatchObject([{ state: 'sent', attempts: 1, problem: '', nextAttemptAt: null }]);
    expect(await delivery.round()).toBe(0);
  });

  it('wait when the server is busy, fail when it refuses, and can be sent again', async () => {
    await remind();
    server.refuse(451);
    await delivery.round();
    expect(await log()).toMatchObject([{ state: 'waiting', attempts: 1, problem: expect.stringContaining('451') }]);
    expect(await delivery.round()).toBe(0);
    server.refuse(550);
    await api.database.query('UPDATE mails SET due_at = now()');
    await delivery.round();
    const [failed] = await log();
    expect(failed).toMatchObject({ state: 'failed', attempts: 2, problem: expect.stringContaining('550') });
    server.refuse(null);
    const again = { as: home.owner, params: { workspaceId: home.id, mailId: failed!.id } };
    expect(await api.ok(mailRoutes.retry, again)).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(await delivery.round()).toBe(1);
    expect(await log()).toMatchObject([{ state: 'sent' }]);
    // A mail that was sent is not sent again.
    expect(await api.ok(mailRoutes.retry, again)).toMatchObject({ state: 'sent' });
  });

  it('fail after some attempts when nobody answers', async () => {
    await remind();
    const nowhere = { smtpUrl: 'smtp://127.0.0.1:1', from: 'w@workback.example' };
    const [mails, links] = [api.app.get(MailRepository), api.app.get(CheckInLinkService)];
    const lost = new MailDeliveryService(mails, links, new MailTransport({ mail: nowhere }), {
      mail: nowhere,
      publicUrl,
    });
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      await lost.round();
      await api.database.query(`UPDATE mails SET due_at = now() WHERE state = 'waiting'`);
    }
    expect(await log()).toMatchObject([
      { state: 'failed', attempts: 6, problem: expect.stringContaining('127.0.0.1') },
    ]);
  });

  it('are turned off at the end of any of them, without signing in, or in the settings', async () => {
    await remind();
    await delivery.round();
    const token = /mail-stop#token=([\w-]+)/.exec(readable(server.received[0]!.source))?.[1] ?? '';
    expect(await api.ok(mailRoutes.stop, { body: { token } })).toMatchObject({ person: 'Ada Brandt' });
    expect((await api.call(mailRoutes.stop, { body: { token: 'wrong' } })).status).toBe(404);
    const mine = { as: ada, params: { workspaceId: home.id } };
    expect(await api.ok(mailRoutes.choice, mine)).toMatchObject({ configured: true, wanted: false });
    await remind();
    expect(await log()).toHaveLength(1);
    expect(await choose(true)).toMatchObject({ wanted: true });
    await remind();
    // Turned off again before it was sent.
    await choose(false);
    await delivery.round();
    expect((await log()).map(({ state }) => state).toSorted()).toEqual(['left-out', 'sent']);
    expect(server.received).toHaveLength(1);
  });

  it('bring a weekly report to those who follow it, but not to whoever sends it', async () => {
    const id = await remind();
    await api.database.query('DELETE FROM mails');
    const at = { as: home.owner, params: { workspaceId: home.id } };
    const scope = { kind: 'initiative', initiativeId: id } as const;
    const report = await api.ok(twoByTwoRoutes.create, { ...at, body: { scope, weekEnding: '2026-03-07' } as never });
    const body = { blockers: [{ text: 'The <maker> is late', fact: null }] };
    const params = { ...at.params, reportId: report.id };
    const edited = await api.ok(twoByTwoRoutes.update, { ...at, params, body, ifMatch: report.version });
    await api.ok(twoByTwoRoutes.send, { ...at, params, body: { recipientIds: [ada.userId] }, ifMatch: edited.version });
    await delivery.round();
    expect(server.received.map(({ to }) => to)).toEqual([[`ada.${ada.userId}@larkspur.example`]]);
    const text = readable(server.received[0]!.source);
    expect(text).toContain('- The <maker> is late');
    expect(text).toContain('The &lt;maker&gt; is late');
    expect(text).toContain(`/reports/${report.id}`);
  });

  it('are not kept where no mail server is set up', async () => {
    const without = await startTestApi();
    try {
      const office = await without.world.workspace();
      const at = { as: office.owner, params: { workspaceId: office.id } };
      expect(await without.ok(mailRoutes.list, at)).toEqual({ configured: false, mails: [] });
      expect(await without.ok(mailRoutes.choice, at)).toMatchObject({ configured: false });
    } finally {
      await without.close();
    }
  });
});
