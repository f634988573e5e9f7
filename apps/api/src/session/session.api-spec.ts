import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sessionRoutes } from '@workback/contracts/session/session.routes';
import { FirstRunService } from '@workback/server/features/session/first-run.service';
import { SignInLinkService } from '@workback/server/features/session/sign-in-link.service';
import type { Answer } from '../testing/call.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller } from '../testing/world.js';

const password = 'a sentence nobody guesses';

describe('sessions', () => {
  let api: TestApi;
  let count = 0;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  /** The caller that the answer's cookie makes. */
  const signedIn = (answer: Answer<typeof sessionRoutes.signIn>): TestCaller => {
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    return { userId: answer.body.user.id, name: answer.body.user.name, headers: { cookie } };
  };
  const works = async (as: TestCaller) => (await api.call(sessionRoutes.me, { as })).status === 200;
  const account = async () => {
    const person = await api.world.person();
    const email = `person-${(count += 1)}@example.test`;
    await api.ok(sessionRoutes.setCredentials, { as: person, body: { name: 'Ada Example', email, password } });
    return { person, email };
  };

  it('begin by e-mail, in any case, and password, in a cookie that scripts cannot read', async () => {
    const { email } = await account();
    const answer = await api.call(sessionRoutes.signIn, { body: { email: email.toUpperCase(), password } });
    expect(answer.status).toBe(200);
    expect(answer.body.user).toMatchObject({ email, hasPassword: true, name: 'Ada Example' });
    expect(answer.headers['set-cookie']).toMatch(
      /^workback-session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(await works(signedIn(answer))).toBe(true);
  });

  it('are refused with one and the same sentence for a wrong password and an unknown account', async () => {
    const { email } = await account();
    const wrong = await api.call(sessionRoutes.signIn, { body: { email, password: 'something else' } });
    const unknown = await api.call(sessionRoutes.signIn, { body: { email: 'nobody@example.test', password } });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.problem.detail).toBe(unknown.problem.detail);
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  it('stop being tried after ten wrong passwords, also when all come at once, even if the next is right', async () => {
    const { email } = await account();
    const tries = await Promise.all(
      Array.from({ length: 16 }, () => api.call(sessionRoutes.signIn, { body: { email, password: 'wrong' } })),
    );
    expect(tries.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
    const next = await api.call(sessionRoutes.signIn, { body: { email, password } });
    expect(next.status).toBe(429);
    expect(next.problem.detail).toBe('There were too many attempts to sign in. Wait 15 minutes, then try again.');
    const rows = async () => (await api.database.query('SELECT FROM sign_in_attempts')).length;
    const before = await rows();
    await api.call(sessionRoutes.signIn, { body: { email, password } });
    expect(await rows()).toBe(before);
    await api.database.query(`UPDATE sign_in_attempts SET attempted_at = now() - interval '16 minutes'`);
    expect((await api.call(sessionRoutes.signIn, { body: { email, password } })).status).toBe(200);
  });

  it('leave no attempt behind once the password was right, so that an office behind one address can sign in', async () => {
    const { email } = await account();
    await api.database.query('DELETE FROM sign_in_attempts');
    await api.call(sessionRoutes.signIn, { body: { email: 'nobody@example.test', password } });
    const [left] = await api.database.query<{ n: number }>('SELECT count(*) AS n FROM sign_in_attempts');
    await api.ok(sessionRoutes.signIn, { body: { email, password } });
    expect(await api.database.query('SELECT count(*) AS n FROM sign_in_attempts')).toEqual([left]);
  });

  it('are stored as hashes only', async () => {
    const { email } = await account();
    const answer = await api.call(sessionRoutes.signIn, { body: { email, password } });
    const secret = signedIn(answer).headers['cookie']!.split('=')[1]!;
    const [found] = await api.database.query<{ n: number }>(
      `SELECT count(*) AS n FROM sessions s, users u
        WHERE encode(s.id_hash, 'escape') LIKE '%' || $1 || '%' OR s::text LIKE '%' || $1 || '%' OR u::text LIKE '%' || $2 || '%'`,
      [secret, password],
    );
    expect(found!.n).toBe(0);
  });

  it('end at sign-out and when another begins in the same browser', async () => {
    const { email } = await account();
    const first = signedIn(await api.call(sessionRoutes.signIn, { body: { email, password } }));
    const second = signedIn(await api.call(sessionRoutes.signIn, { body: { email, password }, as: first }));
    expect([await works(first), await works(second)]).toEqual([false, true]);
    const out = await api.call(sessionRoutes.signOut, { as: second });
    expect(out.status).toBe(204);
    expect(out.headers['set-cookie']).toMatch(/^workback-session=; .*Expires=Thu, 01 Jan 1970/);
    expect(await works(second)).toBe(false);
  });

  it('end after eight idle hours and after seven days', async () => {
    const idle = await api.world.person();
    const old = await api.world.person();
    await api.database.query(`UPDATE sessions SET last_seen_at = now() - interval '481 minutes' WHERE user_id = $1`, [
      idle.userId,
    ]);
    await api.database.query(`UPDATE sessions SET expires_at = now() WHERE user_id = $1`, [old.userId]);
    expect([await works(idle), await works(old)]).toEqual([false, false]);
  });

  it('all end when the password changes, and a new one begins', async () => {
    const { person, email } = await account();
    const here = signedIn(await api.call(sessionRoutes.signIn, { body: { email, password } }));
    const there = signedIn(await api.call(sessionRoutes.signIn, { body: { email, password } }));
    const link = await api.app.get(SignInLinkService).issue(person.userId);
    const body = { name: 'Ada Example', email, password: 'another good sentence' };
    const changed = await api.call(sessionRoutes.setCredentials, { as: here, body });
    expect([await works(here), await works(there), await works(signedIn(changed))]).toEqual([false, false, true]);
    expect((await api.call(sessionRoutes.signIn, { body: { email, password } })).status).toBe(401);
    expect((await api.call(sessionRoutes.useLink, { body: { token: link } })).status).toBe(401);
  });

  it('must be fresh for changing a password that exists', async () => {
    const { email } = await account();
    const here = signedIn(await api.call(sessionRoutes.signIn, { body: { email, password } }));
    await api.database.query(`UPDATE sessions SET created_at = now() - interval '16 minutes' WHERE user_id = $1`, [
      here.userId,
    ]);
    const refused = await api.call(sessionRoutes.setCredentials, {
      as: here,
      body: { name: 'Eve Example', email, password: 'taken over by Eve' },
    });
    expect([refused.status, refused.problem.code]).toEqual([403, 'sign-in-again']);
    expect(await works(here)).toBe(true);
  });

  it('refuse an e-mail that somebody else has, and short passwords by name', async () => {
    const { email } = await account();
    const other = await api.world.person();
    const taken = await api.call(sessionRoutes.setCredentials, { as: other, body: { name: 'B', email, password } });
    expect([taken.status, taken.problem.code]).toEqual([409, 'email-taken']);
    const short = await api.call(sessionRoutes.setCredentials, {
      as: other,
      body: { name: 'B', email: 'b@example.test', password: 'short' },
    });
    expect(short.status).toBe(422);
    expect(short.problem.errors?.[0]?.field).toBe('password');
    expect(await works(other)).toBe(true);
  });

  it('begin once by a link, however many try at the same moment', async () => {
    const { userId } = await api.world.person();
    const token = await api.app.get(SignInLinkService).issue(userId);
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => api.call(sessionRoutes.useLink, { body: { token } })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(401)]);
    const again = await api.call(sessionRoutes.useLink, { body: { token } });
    expect(again.problem.code).toBe('link-used-or-expired');
  });

  it('do not begin by a link older than a day', async () => {
    const { userId } = await api.world.person();
    const token = await api.app.get(SignInLinkService).issue(userId);
    await api.database.query('UPDATE sign_in_links SET expires_at = now() WHERE user_id = $1', [userId]);
    expect((await api.call(sessionRoutes.useLink, { body: { token } })).status).toBe(401);
  });

  it('are of no use to other sites', async () => {
    const home = await api.world.workspace();
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ];
    for (const headers of foreign) {
      const answer = await api.call(sessionRoutes.signOut, {
        as: home.owner,
        headers,
      });
      expect([answer.status, answer.problem.code]).toEqual([403, 'foreign-origin']);
    }
    expect(await works(home.owner)).toBe(true);
  });

  it('lets a person say how they are called, without a password', async () => {
    const home = await api.world.workspace();
    const { user } = await api.ok(sessionRoutes.rename, { as: home.owner, body: { name: ' Ines Calder ' } });
    expect([user.name, user.hasPassword]).toEqual(['Ines Calder', false]);
    expect((await api.ok(sessionRoutes.me, { as: home.owner })).user.name).toBe('Ines Calder');
    const nameless = await api.call(sessionRoutes.rename, { as: home.owner, body: { name: ' ' } });
    expect([nameless.status, nameless.problem.errors?.[0]?.field]).toEqual([422, 'name']);
    const bot = await home.token(home.owner);
    expect((await api.call(sessionRoutes.rename, { as: bot, body: { name: 'Bot' } })).problem.code).toBe(
      'needs-session',
    );
  });

  it('cannot be replaced by an API token for changing the account', async () => {
    const home = await api.world.workspace();
    const bot = await home.token(home.owner);
    const body = { name: 'Bot', email: 'bot@example.test', password };
    expect((await api.call(sessionRoutes.setCredentials, { as: bot, body })).problem.code).toBe('needs-session');
    const other = await api.world.workspace();
    await api.database.query(`INSERT INTO memberships (workspace_id, user_id, role) VALUES ($1, $2, 'viewer')`, [
      other.id,
      home.owner.userId,
    ]);
    expect((await api.ok(sessionRoutes.me, { as: home.owner })).workspaces).toHaveLength(2);
    expect((await api.ok(sessionRoutes.me, { as: bot })).workspaces.map(({ id }) => id)).toEqual([home.id]);
  });
});

describe('sessions over HTTPS', () => {
  it('live in a __Host- cookie, and no other cookie counts', async () => {
    const api = await startTestApi({ publicUrl: 'https://workback.example' });
    const person = await api.world.person();
    expect((await api.call(sessionRoutes.me, { as: person })).status).toBe(401);
    const token = await api.app.get(SignInLinkService).issue(person.userId);
    const answer = await api.call(sessionRoutes.useLink, { body: { token } });
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-workback-session=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    await api.close();
  });
});

describe('the address of a caller', () => {
  const seenAs = async (publicUrl: string | null, forwarded: string): Promise<string[]> => {
    const api = await startTestApi({ publicUrl });
    await api.app.inject({
      method: 'POST',
      url: '/api/session',
      remoteAddress: '172.18.0.5',
      headers: { 'x-forwarded-for': forwarded },
      payload: { email: 'nobody@example.test', password },
    });
    const rows = await api.database.query<{ subject: string }>(
      `SELECT subject FROM sign_in_attempts WHERE subject LIKE 'address %'`,
    );
    await api.close();
    return rows.map(({ subject }) => subject.replace('address ', ''));
  };

  it('is what the nearest proxies say, not what the caller wrote in front of it', async () => {
    expect(await seenAs('https://workback.example', '198.51.100.1, 203.0.113.9, 10.0.0.2')).toEqual(['203.0.113.9']);
  });

  it('is that of the connection where no proxy stands in front', async () => {
    expect(await seenAs(null, '198.51.100.1')).toEqual(['172.18.0.5']);
  });
});

describe('the first run', () => {
  it('makes one owner and one workspace, however many processes start', async () => {
    const api = await startTestApi();
    const firstRun = api.app.get(FirstRunService);
    const runs = await Promise.all(Array.from({ length: 6 }, () => firstRun.ensureOwner('Europe/Berlin')));
    expect(runs.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(runs.map(({ ownerId, workspaceId }) => `${ownerId} ${workspaceId}`)).size).toBe(1);
    const token = await api.app.get(SignInLinkService).issue(runs[0]!.ownerId);
    const me = await api.ok(sessionRoutes.useLink, { body: { token } });
    expect(me.user).toMatchObject({ email: null, hasPassword: false });
    expect(me.workspaces).toMatchObject([
      { slug: 'my-workspace', name: 'My workspace', role: 'owner', isExample: false },
    ]);
    const [row] = await api.database.query<{ zone: string }>('SELECT time_zone AS zone FROM workspaces');
    expect(row!.zone).toBe('Europe/Berlin');
    await api.close();
  });
});
