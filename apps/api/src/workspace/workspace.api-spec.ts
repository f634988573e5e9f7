import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sessionRoutes } from '@workback/contracts/session/session.routes';
import { workspaceRoutes } from '@workback/contracts/workspace/workspace.routes';
import { WorkspaceService } from '@workback/server/features/workspace/workspace.service';
import { fillWorkspace } from '../testing/full-workspace.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';

describe('workspaces', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  it('get an address of their own, also when many of one name come at once', async () => {
    const as = await api.world.person();
    const made = await Promise.all(
      Array.from({ length: 5 }, () =>
        api.ok(workspaceRoutes.create, { as, body: { name: 'Café Nord', timeZone: 'Europe/Oslo' } }),
      ),
    );
    expect(made.map(({ slug }) => slug).sort()).toEqual([
      'cafe-nord',
      'cafe-nord-2',
      'cafe-nord-3',
      'cafe-nord-4',
      'cafe-nord-5',
    ]);
    const me = await api.ok(sessionRoutes.me, { as });
    expect(me.workspaces.every(({ role }) => role === 'owner')).toBe(true);
  });

  it.each(['+02:00', 'Mars/Olympus', 'Europe/Berlin ', '../etc'])(
    'refuse the time zone %j by name',
    async (timeZone) => {
      const home = await api.world.workspace();
      const made = await api.call(workspaceRoutes.create, { as: home.owner, body: { name: 'X', timeZone } });
      const changed = await api.call(workspaceRoutes.update, {
        as: home.owner,
        params: { workspaceId: home.id },
        body: { timeZone },
        ifMatch: 1,
      });
      for (const { status, problem } of [made, changed]) {
        expect([status, problem.errors?.[0]?.field]).toEqual([422, 'timeZone']);
      }
    },
  );

  it('change only for whoever saw the newest version', async () => {
    const home = await api.world.workspace({ name: 'Before' });
    const at = { as: home.owner, params: { workspaceId: home.id } };
    const body = { workingDays: [5, 1, 2, 2, 3], holidays: ['2027-01-01', '2026-12-25', '2027-01-01'] };
    const after = await api.ok(workspaceRoutes.update, { ...at, body, ifMatch: 1 });
    expect(after).toMatchObject({
      name: 'Before',
      version: 2,
      workingDays: [1, 2, 3, 5],
      holidays: ['2026-12-25', '2027-01-01'],
    });
    const holidayNames = { '2026-12-25': 'Christmas Day', '2026-05-01': 'May Day' };
    const named = await api.ok(workspaceRoutes.update, { ...at, body: { holidayNames }, ifMatch: 2 });
    expect(named.holidayNames).toEqual({ '2026-12-25': 'Christmas Day' });
    const stale = await api.call(workspaceRoutes.update, { ...at, body: { name: 'Late' }, ifMatch: 1 });
    expect(stale.status).toBe(412);
    expect(stale.problem.current).toEqual(named);
    expect((await api.call(workspaceRoutes.update, { ...at, body: { name: 'Late' } })).status).toBe(428);
    expect(await api.ok(workspaceRoutes.get, at)).toEqual(named);
  });

  it('follow the usual length rules until they choose others', async () => {
    const home = await api.world.workspace();
    const at = { as: home.owner, params: { workspaceId: home.id } };
    const usual = (await api.ok(workspaceRoutes.get, at)).lengthRules;
    expect(usual).toMatchObject({ preset: 'bryar-carr', own: { pressReleaseWords: 500, sections: { summary: 90 } } });
    const own = { pressReleaseWords: 300, faqWords: null, sections: { summary: 40, 'internal-faq': 900 } };
    const lengthRules = { preset: 'own' as const, own };
    const chosen = await api.ok(workspaceRoutes.update, { ...at, body: { lengthRules }, ifMatch: 1 });
    expect(chosen.lengthRules).toEqual(lengthRules);
    expect((await api.ok(workspaceRoutes.get, at)).lengthRules).toEqual(lengthRules);
    const negative = { ...lengthRules, own: { ...own, sections: { summary: -1 } } };
    const refused = await api.call(workspaceRoutes.update, { ...at, body: { lengthRules: negative }, ifMatch: 2 });
    expect([refused.status, refused.problem.errors?.[0]?.field]).toEqual([422, 'lengthRules.own.sections.summary']);
  });

  it('are changed by one of several at once', async () => {
    const home = await api.world.workspace();
    const at = { as: home.owner, params: { workspaceId: home.id } };
    const tries = await Promise.all(
      ['A', 'B', 'C', 'D'].map((name) => api.call(workspaceRoutes.update, { ...at, body: { name }, ifMatch: 1 })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
  });

  it('say what day it is in their time zone', async () => {
    const home = await api.world.workspace({ timeZone: 'Pacific/Auckland' });
    api.setNow(new Date('2026-03-01T12:30:00Z'));
    const settings = await api.app.get(WorkspaceService).settings(home.id);
    api.setNow(null);
    expect(settings).toEqual({
      timeZone: 'Pacific/Auckland',
      weekEndingDay: 6,
      fiscalYearEndMonth: 12,
      workingDays: [1, 2, 3, 4, 5],
      holidays: [],
      holidayNames: {},
      today: '2026-03-02',
    });
  });

  it('make the whole portfolio dirty when their calendar changes', async () => {
    const home = await api.world.workspace();
    const other = await api.world.workspace();
    for (const { id } of [home, other]) {
      await api.database.query(
        `WITH i AS (INSERT INTO initiatives (workspace_id, number, name) VALUES ($1, 1, 'One') RETURNING id)
         INSERT INTO portfolio_rows (initiative_id, workspace_id) SELECT id, $1 FROM i`,
        [id],
      );
    }
    await api.ok(workspaceRoutes.update, {
      as: home.owner,
      params: { workspaceId: home.id },
      body: { weekEndingDay: 0 },
      ifMatch: 1,
    });
    const marks = await api.database.query<{ workspace_id: string }>('SELECT workspace_id FROM portfolio_marks');
    expect(marks).toEqual([{ workspace_id: home.id }]);
  });

  it('can be removed when they are the example, with all that is in them', async () => {
    const example = await api.world.workspace({ isExample: true });
    const { personId } = await fillWorkspace(api.database, example.id);
    const tables = await tablesOf(api, example.id);
    expect(tables.length).toBeGreaterThan(12);
    const answer = await api.call(workspaceRoutes.removeExample, {
      as: example.owner,
      params: { workspaceId: example.id },
    });
    expect(answer.status).toBe(204);
    expect(await tablesOf(api, example.id)).toEqual([]);
    const people = await api.database.query<{ id: string }>('SELECT id FROM users WHERE id = ANY($1)', [
      [personId, example.owner.userId],
    ]);
    expect(people.map(({ id }) => id)).toEqual([example.owner.userId]);
  });

  it('stay when they are not the example', async () => {
    const home = await api.world.workspace({ name: 'Real work' });
    const answer = await api.call(workspaceRoutes.removeExample, { as: home.owner, params: { workspaceId: home.id } });
    expect(answer.status).toBe(409);
    expect(answer.problem.detail).toBe('“Real work” is not the example; only the example can be removed.');
    expect((await api.call(workspaceRoutes.get, { as: home.owner, params: { workspaceId: home.id } })).status).toBe(
      200,
    );
  });
});

/** Tables that hold rows of the workspace. */
async function tablesOf(api: TestApi, workspaceId: string): Promise<string[]> {
  const tables = await api.database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'workspace_id' ORDER BY 1`,
  );
  const full: string[] = [];
  for (const { name } of tables) {
    const rows = await api.database.query(`SELECT FROM "${name}" WHERE workspace_id = $1 LIMIT 1`, [workspaceId]);
    if (rows.length > 0) full.push(name);
  }
  return full;
}
