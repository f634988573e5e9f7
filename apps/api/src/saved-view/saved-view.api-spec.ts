import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { savedViewRoutes as routes } from '@workback/contracts/saved-view/saved-view.routes';
import { startTestApi, type TestApi } from '../testing/test-api.js';

describe('saved views', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  const late = { place: 'plan' as const, name: 'Too late', search: { status: ['late'], group: 'owner', sel: ['x'] } };

  it('of a person are seen by nobody else, and stand in no record', async () => {
    const home = await api.world.workspace();
    const [viewer, other] = [await home.member('viewer'), await home.member('admin')];
    const params = { workspaceId: home.id };
    const made = await api.ok(routes.create, { as: viewer, params, body: late });
    expect(made).toMatchObject({ name: 'Too late', shared: false, search: { status: ['late'], group: 'owner' } });
    expect(made.search).not.toHaveProperty('sel');
    expect((await api.ok(routes.list, { as: viewer, params })).savedViews).toEqual([made]);
    expect((await api.ok(routes.list, { as: other, params })).savedViews).toEqual([]);
    const one = { ...params, savedViewId: made.id };
    expect((await api.call(routes.remove, { as: other, params: one })).status).toBe(404);
    const body = { search: { view: 'table' } };
    const changed = await api.ok(routes.update, { as: viewer, params: one, ifMatch: made.version, body });
    expect(changed).toMatchObject({ name: 'Too late', search: { view: 'table' }, version: made.version + 1 });
    expect((await api.call(routes.update, { as: viewer, params: one, ifMatch: made.version, body })).status).toBe(412);
    expect((await api.call(routes.remove, { as: viewer, params: one })).status).toBe(204);
    expect(await kinds(made.id)).toEqual([]);
  });

  it('of everybody are kept by editors, and each change is an event', async () => {
    const home = await api.world.workspace();
    const [editor, viewer] = [await home.member('editor'), await home.member('viewer')];
    const params = { workspaceId: home.id };
    const body = { ...late, shared: true };
    expect((await api.call(routes.create, { as: viewer, params, body })).status).toBe(403);
    const made = await api.ok(routes.create, { as: editor, params, body });
    const one = { ...params, savedViewId: made.id };
    expect((await api.ok(routes.list, { as: viewer, params })).savedViews).toEqual([made]);
    expect((await api.call(routes.remove, { as: viewer, params: one })).status).toBe(403);
    const back = { as: editor, params: one, ifMatch: made.version, body: { shared: false } };
    expect(await api.ok(routes.update, back)).toMatchObject({ shared: false });
    expect((await api.ok(routes.list, { as: viewer, params })).savedViews).toEqual([]);
    expect(await kinds(made.id)).toEqual(['saved-view.created', 'saved-view.updated']);
  });

  it('belong to a place', async () => {
    const home = await api.world.workspace();
    const at = { as: home.owner, params: { workspaceId: home.id } };
    await api.ok(routes.create, { ...at, body: late });
    const board = await api.ok(routes.create, { ...at, body: { ...late, place: 'portfolio', name: 'Mine' } });
    expect((await api.ok(routes.list, { ...at, query: { place: 'portfolio' } })).savedViews).toEqual([board]);
    expect((await api.ok(routes.list, at)).savedViews.map(({ name }) => name)).toEqual(['Mine', 'Too late']);
  });

  it('hold no more than an address can say', async () => {
    const home = await api.world.workspace();
    const at = { as: home.owner, params: { workspaceId: home.id } };
    for (const search of [{ deep: { a: 1 } }, { q: 'x'.repeat(300) }, { list: [[1]] }]) {
      expect((await api.call(routes.create, { ...at, body: { ...late, search: search as never } })).status).toBe(422);
    }
  });

  const kinds = async (subjectId: string): Promise<string[]> => {
    const found = await api.database.query<{ kind: string }>(
      'SELECT kind FROM events WHERE subject_id = $1 ORDER BY id',
      [subjectId],
    );
    return found.map(({ kind }) => kind);
  };
});
