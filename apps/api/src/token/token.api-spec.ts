import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sessionRoutes } from '@workback/contracts/session/session.routes';
import { tokenRoutes } from '@workback/contracts/token/token.routes';
import { workspaceRoutes } from '@workback/contracts/workspace/workspace.routes';
import { TokenService } from '@workback/server/features/token/token.service';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller } from '../testing/world.js';

const bearer = (secret: string): TestCaller => ({
  userId: '',
  name: '',
  headers: { authorization: `Bearer ${secret}` },
});

describe('API tokens', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  it('show their secret once, work, and stop working when revoked', async () => {
    const home = await api.world.workspace();
    const at = { as: home.owner, params: { workspaceId: home.id } };
    const { secret, ...token } = await api.ok(tokenRoutes.create, { ...at, body: { name: 'Nightly push' } });
    expect(secret).toMatch(/^wb_[\w-]{43}$/);
    expect(secret.startsWith(token.prefix)).toBe(true);
    expect((await api.ok(tokenRoutes.list, at)).tokens).toEqual([token]);

    const bot = bearer(secret);
    expect((await api.ok(workspaceRoutes.get, { as: bot, params: { workspaceId: home.id } })).id).toBe(home.id);
    expect((await api.ok(tokenRoutes.list, at)).tokens[0]!.lastUsedAt).not.toBeNull();

    const one = { as: home.owner, params: { workspaceId: home.id, tokenId: token.id } };
    expect((await api.call(tokenRoutes.revoke, one)).status).toBe(204);
    expect((await api.call(tokenRoutes.revoke, one)).status).toBe(404);
    expect((await api.call(sessionRoutes.me, { as: bot })).status).toBe(401);
    expect((await api.ok(tokenRoutes.list, at)).tokens).toEqual([]);
    const [leak] = await api.database.query<{ n: number }>(
      `SELECT count(*) AS n FROM api_tokens t, events e WHERE t::text LIKE '%' || $1 || '%' OR e::text LIKE '%' || $1 || '%'`,
      [secret.slice(10)],
    );
    expect(leak!.n).toBe(0);
  });

  it('expire', async () => {
    const home = await api.world.workspace();
    const token = await api.app.get(TokenService).createForOwner(home.id, { name: 'Short', expiresInDays: 1 });
    expect(Date.parse(token.expiresAt!) - Date.parse(token.createdAt)).toBe(86_400_000);
    expect((await api.call(sessionRoutes.me, { as: bearer(token.secret) })).status).toBe(200);
    await api.database.query('UPDATE api_tokens SET expires_at = now() WHERE id = $1', [token.id]);
    expect((await api.call(sessionRoutes.me, { as: bearer(token.secret) })).status).toBe(401);
  });

  it('open their own workspace only, even where their person belongs to another', async () => {
    const home = await api.world.workspace();
    const other = await api.world.workspace();
    await api.database.query(`INSERT INTO memberships (workspace_id, user_id, role) VALUES ($1, $2, 'admin')`, [
      other.id,
      home.owner.userId,
    ]);
    const bot = await home.token(home.owner);
    expect((await api.call(workspaceRoutes.get, { as: home.owner, params: { workspaceId: other.id } })).status).toBe(
      200,
    );
    expect((await api.call(workspaceRoutes.get, { as: bot, params: { workspaceId: other.id } })).status).toBe(404);
  });

  it('belong to the person who made them', async () => {
    const home = await api.world.workspace();
    const editor = await home.member('editor');
    const at = { params: { workspaceId: home.id } };
    const { id } = await api.ok(tokenRoutes.create, { ...at, as: editor, body: { name: 'Mine' } });
    expect((await api.ok(tokenRoutes.list, { ...at, as: home.owner })).tokens).toEqual([]);
    const taken = await api.call(tokenRoutes.revoke, { as: home.owner, params: { workspaceId: home.id, tokenId: id } });
    expect(taken.status).toBe(404);
  });

  it('make no tokens themselves', async () => {
    const home = await api.world.workspace();
    const bot = await home.token(home.owner);
    const answer = await api.call(tokenRoutes.create, {
      as: bot,
      params: { workspaceId: home.id },
      body: { name: 'Child' },
    });
    expect([answer.status, answer.problem.code]).toEqual([403, 'needs-session']);
  });

  it('are not taken from the address', async () => {
    const home = await api.world.workspace();
    const { secret } = await api.app.get(TokenService).createForOwner(home.id, { name: 'T', expiresInDays: null });
    for (const query of [`token=${secret}`, `access_token=${secret}`, `authorization=Bearer%20${secret}`]) {
      expect((await api.app.inject({ url: `/api/me?${query}` })).statusCode).toBe(401);
    }
  });
});
