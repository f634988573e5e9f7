import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { memberRoutes } from '@workback/contracts/member/member.routes';
import { shareLinkRoutes } from '@workback/contracts/share-link/share-link.routes';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('share links', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
  });
  afterAll(() => api.close());

  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const share = (page: 'portfolio' | 'initiative' | 'kpi', subjectId: string | null = null, as = home.owner) =>
    api.ok(shareLinkRoutes.create, { ...here(), as, body: { page, subjectId, days: 7, note: 'The board' } });
  const tokenOf = ({ path }: { path: string }) => path.split('token=')[1]!;
  const open = (token: string) => api.call(shareLinkRoutes.open, { body: { token } });

  it('show one page to whoever has the address, and no id of anything', async () => {
    const { id } = await api.ok(initiativeRoutes.create, {
      ...here(),
      body: { name: 'Kettle', ownerId: home.owner.userId },
    });
    const body = { name: 'Orders', unit: 'count', direction: 'up', initiativeId: id } as const;
    const kpi = await api.ok(kpiRoutes.create, { ...here(), body });
    const pages = [await share('portfolio'), await share('initiative', id), await share('kpi', kpi.id)];
    const shown = await Promise.all(pages.map((link) => open(tokenOf(link))));
    expect(shown.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(shown.map(({ body: page }) => page.content)).toMatchObject([
      { page: 'portfolio', rows: [{ name: 'Kettle', stage: 'draft' }] },
      { page: 'initiative', initiative: { name: 'Kettle', promises: [], kpis: [{ name: 'Orders' }] } },
      { page: 'kpi', kpi: { name: 'Orders' }, series: { start: null, values: [] } },
    ]);
    const text = JSON.stringify(shown.map(({ body: page }) => page));
    for (const secret of [home.id, id, kpi.id, home.owner.userId]) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/);
    expect(text).not.toContain('@');
  });

  it('keep only the hash of their token', async () => {
    const token = tokenOf(await share('portfolio'));
    const rows = await api.database.query('SELECT * FROM share_links WHERE workspace_id = $1', [home.id]);
    expect(JSON.stringify(rows)).not.toContain(token);
    const { shareLinks } = await api.ok(shareLinkRoutes.list, here());
    expect(JSON.stringify(shareLinks)).not.toContain(token);
  });

  it('end when they expire, are revoked, or their maker leaves, with one answer for all', async () => {
    const editor = await home.member('editor');
    const [expired, revoked, left] = [
      await share('portfolio'),
      await share('portfolio'),
      await share('portfolio', null, editor),
    ];
    await api.database.query('UPDATE share_links SET expires_at = now() WHERE id = $1', [expired.id]);
    await api.ok(shareLinkRoutes.revoke, { ...here(), params: { workspaceId: home.id, shareLinkId: revoked.id } });
    await api.ok(memberRoutes.remove, { ...here(), params: { workspaceId: home.id, userId: editor.userId } });
    const answers = await Promise.all([expired, revoked, left].map((link) => open(tokenOf(link))));
    const guessed = await open('x'.repeat(43));
    for (const { status, problem } of [...answers, guessed]) {
      expect([status, problem.detail]).toEqual([404, guessed.problem.detail]);
    }
  });

  it('are made by editors, for things of their own workspace', async () => {
    const [contributor, other] = [await home.member('contributor'), await api.world.workspace()];
    const body = { page: 'portfolio', days: 7, note: 'x' } as const;
    expect((await api.call(shareLinkRoutes.create, { ...here(), as: contributor, body })).status).toBe(403);
    const at = { as: other.owner, params: { workspaceId: other.id } };
    const { id } = await api.ok(initiativeRoutes.create, { ...at, body: { name: 'Theirs' } });
    for (const wrong of [
      { page: 'initiative', subjectId: id },
      { page: 'initiative' },
      { page: 'portfolio', subjectId: id },
    ] as const) {
      expect((await api.call(shareLinkRoutes.create, { ...here(), body: { ...body, ...wrong } })).status).toBe(404);
    }
  });
});
