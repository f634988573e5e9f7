import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventRoutes } from '@workback/contracts/event/event.routes';
import { invitationRoutes } from '@workback/contracts/invitation/invitation.routes';
import { memberRoutes } from '@workback/contracts/member/member.routes';
import { sessionRoutes } from '@workback/contracts/session/session.routes';
import { type Role, roles } from '@workback/domain/access/permissions';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

const password = 'a sentence nobody guesses';

describe('invitations', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let count = 0;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace({ name: 'Larkspur Parcel' });
  });
  afterAll(() => api.close());

  const someEmail = () => `guest-${(count += 1)}@example.test`;
  const invite = (role: Role = 'editor', as: TestCaller = home.owner, email = someEmail()) =>
    api.call(invitationRoutes.create, {
      as,
      params: { workspaceId: home.id },
      body: { name: 'Ada Guest', email, role },
    });
  const join = (token: string, as?: TestCaller) =>
    api.call(invitationRoutes.join, { body: { token, name: 'Ada Example', password }, ...(as ? { as } : {}) });
  const accept = (token: string, as: TestCaller) => api.call(invitationRoutes.accept, { as, body: { token } });
  const look = (token: string) => api.call(invitationRoutes.look, { body: { token } });
  const open = async () =>
    (await api.ok(invitationRoutes.list, { as: home.owner, params: { workspaceId: home.id } })).invitations;

  it('bring in a new person with one link, once, signed in and with the role they were given', async () => {
    const { body: invitation } = await invite('contributor', home.owner, 'Ada@Example.test');
    expect(invitation.secret).toMatch(/^[\w-]{43}$/);
    expect(Date.parse(invitation.expiresAt) - Date.parse(invitation.createdAt)).toBe(7 * 86_400_000);
    expect((await look(invitation.secret)).body).toEqual({
      workspaceName: 'Larkspur Parcel',
      name: 'Ada Guest',
      email: 'ada@example.test',
      role: 'contributor',
      invitedByName: home.owner.name,
      expiresAt: invitation.expiresAt,
      hasAccount: false,
    });

    const answer = await join(invitation.secret);
    expect(answer.body).toMatchObject({
      workspaceSlug: home.slug,
      me: { user: { name: 'Ada Example', email: 'ada@example.test', hasPassword: true } },
    });
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    const ada: TestCaller = { userId: answer.body.me.user.id, name: 'Ada Example', headers: { cookie } };
    const me = await api.ok(sessionRoutes.me, { as: ada });
    expect(me.workspaces).toMatchObject([{ id: home.id, role: 'contributor' }]);
    const signedIn = await api.call(sessionRoutes.signIn, { body: { email: 'ada@example.test', password } });
    expect(signedIn.status).toBe(200);

    for (const again of [await join(invitation.secret), await look(invitation.secret)]) {
      expect([again.status, again.problem.code]).toEqual([409, 'invitation-unusable']);
    }
    const { events } = await api.ok(eventRoutes.list, { as: ada, params: { workspaceId: home.id }, query: {} });
    expect(events.map(({ kind }) => kind)).toEqual(['member.joined', 'invitation.created']);
    const [leak] = await api.database.query<{ n: number }>(
      `SELECT count(*) AS n FROM invitations i, events e WHERE i::text LIKE '%' || $1 || '%' OR e::text LIKE '%' || $1 || '%'`,
      [invitation.secret.slice(5)],
    );
    expect(Number(leak!.n)).toBe(0);
  });

  it('are used by one of several who try at once, and leave nothing of the others', async () => {
    const { body } = await invite();
    const tries = await Promise.all(Array.from({ length: 4 }, () => join(body.secret)));
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const people = await api.database.query('SELECT FROM users WHERE email = $1', [body.email]);
    expect(people).toHaveLength(1);
  });

  it('let somebody with an account into a further workspace, and leave a member’s role as it is', async () => {
    const guest = await api.world.person();
    const { body } = await invite('viewer');
    expect((await accept(body.secret, guest)).body).toMatchObject({ workspaceSlug: home.slug });
    expect((await api.ok(sessionRoutes.me, { as: guest })).workspaces).toMatchObject([{ id: home.id, role: 'viewer' }]);

    const { body: second } = await invite('admin');
    const refused = await accept(second.secret, guest);
    expect([refused.status, refused.problem.code]).toEqual([409, 'already-member']);
    expect((await accept(second.secret, await api.world.person())).status).toBe(200);
  });

  it('never make a second account for an e-mail, nor touch the one there is', async () => {
    const email = someEmail();
    const known = await api.world.person();
    await api.ok(sessionRoutes.setCredentials, { as: known, body: { name: 'Known', email, password } });
    const { body } = await invite('admin', home.owner, email);
    expect((await look(body.secret)).body.hasAccount).toBe(true);
    const taken = await join(body.secret);
    expect([taken.status, taken.problem.code]).toEqual([409, 'email-taken']);
    const signedIn = await api.call(sessionRoutes.signIn, { body: { email, password } });
    expect(signedIn.body.user.name).toBe('Known');
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
    expect((await accept(body.secret, { ...known, headers: { cookie } })).status).toBe(200);
    const again = await invite('viewer', home.owner, email.toUpperCase());
    expect([again.status, again.problem.errors?.[0]?.field]).toEqual([422, 'email']);
  });

  it('stop working when they expire, are withdrawn or are made again', async () => {
    const { body: old } = await invite();
    await api.database.query('UPDATE invitations SET expires_at = now() WHERE id = $1', [old.id]);
    expect((await open()).find(({ id }) => id === old.id)?.usable).toBe(false);
    const { body: gone } = await invite();
    const one = { as: home.owner, params: { workspaceId: home.id, invitationId: gone.id } };
    expect((await api.call(invitationRoutes.revoke, one)).status).toBe(204);
    expect((await api.call(invitationRoutes.revoke, one)).status).toBe(404);
    const { body: first } = await invite('viewer', home.owner, 'twice@example.test');
    const [second] = await Promise.all([
      invite('editor', home.owner, 'twice@example.test'),
      invite('editor', home.owner, 'twice@example.test'),
    ]);
    const words = ['expired', 'withdrawn', 'newer link'];
    for (const [at, { secret }] of [old, gone, first].entries()) {
      for (const answer of [await look(secret), await join(secret), await accept(secret, await api.world.person())]) {
        expect([answer.status, answer.problem.detail]).toEqual([409, expect.stringContaining(words[at]!)]);
      }
    }
    expect([201, 409]).toContain(second.status);
    expect((await open()).filter(({ email }) => email === 'twice@example.test')).toHaveLength(1);
  });

  it('are worth nothing once whoever made them may not invite any more', async () => {
    const admin = await home.member('admin');
    const { body } = await invite('admin', admin);
    await api.ok(memberRoutes.remove, { as: home.owner, params: { workspaceId: home.id, userId: admin.userId } });
    expect((await accept(body.secret, admin)).status).toBe(409);
    expect((await open()).find(({ id }) => id === body.id)?.usable).toBe(false);
  });

  it('to become owner come from owners only', async () => {
    const refused = await invite('owner', await home.member('admin'));
    expect([refused.status, refused.problem.errors?.[0]?.field]).toEqual([422, 'role']);
    for (const role of roles) expect((await invite(role)).status).toBe(201);
  });

  it('name the field that is wrong', async () => {
    const make = (body: object) =>
      api.call(invitationRoutes.create, { as: home.owner, params: { workspaceId: home.id }, body: body as never });
    const whole = { name: 'A', email: 'a@example.test', role: 'viewer' };
    for (const field of ['name', 'email', 'role']) {
      for (const value of ['', ' ', 'x'.repeat(400), 'a\0@example.test', 7]) {
        const { status, problem } = await make({ ...whole, [field]: value });
        expect([status, problem.errors?.[0]?.field]).toEqual([422, field]);
      }
    }
    const { body } = await invite();
    const short = await api.call(invitationRoutes.join, { body: { token: body.secret, name: 'A', password: 'short' } });
    expect([short.status, short.problem.errors?.[0]?.field]).toEqual([422, 'password']);
    expect((await look('x'.repeat(43))).status).toBe(404);
  });

  it('are closed to API tokens: one that leaked must not let people in', async () => {
    const bot = await home.token(home.owner);
    expect((await invite('viewer', bot)).problem.code).toBe('needs-session');
    const { body } = await invite();
    expect((await accept(body.secret, bot)).problem.code).toBe('needs-session');
  });
});
