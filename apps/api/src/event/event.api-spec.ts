import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventRoutes } from '@workback/contracts/event/event.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { EventLog } from '@workback/server/platform/events/event-log';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('the activity feed', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let initiativeId: string;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    const at = { as: home.owner, params: { workspaceId: home.id } };
    initiativeId = (await api.ok(initiativeRoutes.create, { ...at, body: { name: 'Fern' } })).id;
    const one = { as: home.owner, params: { workspaceId: home.id, initiativeId } };
    const body = { name: 'Moss', ownerId: home.owner.userId };
    await api.ok(initiativeRoutes.update, { ...one, ifMatch: 1, body });
    const said = { workspaceId: home.id, subjectType: 'workspace', subjectId: home.id, summary: 'said' };
    await api.app.get(EventLog).append({ ...said, kind: 'member.joined' }, { ...said, kind: 'kpi.evaluated' });
  });
  afterAll(() => api.close());

  const list = async (query: object = {}, workspace = home) => {
    const at = { as: workspace.owner, params: { workspaceId: workspace.id } };
    return (await api.ok(eventRoutes.list, { ...at, query })).events;
  };
  const kinds = async (query: object) => (await list(query)).map(({ kind }) => kind);

  it('says what changed in words, by whom and where', async () => {
    const [changed] = await list({ initiativeId });
    expect(changed).toMatchObject({
      kind: 'initiative.updated',
      initiativeName: 'Moss',
      actor: { id: home.owner.userId },
      link: `/initiatives/${initiativeId}`,
      changes: [
        { field: 'Name', before: 'Fern', after: 'Moss' },
        { field: 'Owner', before: null, after: home.owner.name },
      ],
    });
  });

  it('is read page by page, and of one kind only', async () => {
    const [newest, ...rest] = await list({ limit: 2 });
    expect([newest!.kind, ...rest.map(({ kind }) => kind)]).toEqual(['kpi.evaluated', 'member.joined']);
    expect(await kinds({ before: rest[0]!.id })).toEqual(['initiative.updated', 'initiative.created']);
    expect(await kinds({ group: 'plan' })).toEqual(['initiative.updated', 'initiative.created']);
    expect(await kinds({ group: 'people' })).toEqual(['member.joined']);
    expect(await kinds({ group: 'comments' })).toEqual([]);
  });

  it('stays within its workspace, and refuses groups that there are not', async () => {
    expect(await list({ initiativeId }, await api.world.workspace())).toEqual([]);
    const at = { as: home.owner, params: { workspaceId: home.id } };
    const answer = await api.call(eventRoutes.list, { ...at, query: { group: 'x' as never } });
    expect([answer.status, answer.problem.errors?.[0]?.field]).toEqual([422, 'query.group']);
  });
});
