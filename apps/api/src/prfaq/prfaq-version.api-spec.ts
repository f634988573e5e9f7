import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { startRound } from '../testing/review.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

describe('versions of a PR/FAQ', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let author: TestCaller;
  let params: { workspaceId: string; initiativeId: string };
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    author = await home.member('editor');
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const at = { as: author, params: { workspaceId: home.id } };
    const { id } = await api.ok(initiativeRoutes.create, { ...at, body: { name: 'Fern' } });
    params = { workspaceId: home.id, initiativeId: id };
  });

  const get = () => api.ok(prfaqRoutes.get, { as: author, params });
  const write = async (heading: string) =>
    api.ok(prfaqRoutes.edit, {
      as: author,
      params,
      ifMatch: (await get()).version,
      body: {
        sections: { heading },
        questions: [{ id: 'q1', kind: 'external', question: `Is ${heading} it?`, answer: 'Yes, it is.' }],
        launchDate: '2031-02-03',
      },
    });
  const save = (note?: string) =>
    api.ok(prfaqRoutes.saveVersion, { as: author, params, ...(note === undefined ? {} : { body: { note } }) });
  const restore = async (number: number, ifMatch?: number) =>
    api.call(prfaqRoutes.restore, {
      as: author,
      params: { ...params, number },
      ifMatch: ifMatch ?? (await get()).version,
    });
  const list = async () => (await api.ok(prfaqRoutes.versions, { as: author, params })).versions;

  it('carry who kept them, why, and how long they are', async () => {
    await write('One');
    await save('  Before the price changes ');
    await write('One two');
    await save();
    expect(await list()).toMatchObject([
      { number: 2, reason: 'saved', note: '', words: 9, createdBy: { id: author.userId } },
      { number: 1, reason: 'saved', note: 'Before the price changes', words: 7 },
    ]);
    const long = await api.call(prfaqRoutes.saveVersion, { as: author, params, body: { note: 'x'.repeat(501) } });
    expect([long.status, long.problem.errors![0]!.field]).toEqual([422, 'note']);
  });

  it('are put back into the draft, whose text is kept first, and back again', async () => {
    await write('One');
    await save();
    const two = await write('Two');
    const back = (await restore(1)).body;
    expect([back.keptAs, back.prfaq.document.sections.heading, back.prfaq.document.launchDate]).toEqual([
      2,
      'One',
      '2031-02-03',
    ]);
    expect(await api.ok(initiativeRoutes.get, { as: author, params })).toMatchObject({ headline: 'One' });
    expect((await list())[0]).toMatchObject({ number: 2, note: 'Before version 1 was restored' });

    // The way back needs no further version: what the draft holds now is version 1.
    const undone = (await restore(back.keptAs)).body;
    expect([undone.keptAs, undone.prfaq.document]).toEqual([1, two.document]);
    expect(await list()).toHaveLength(2);
    expect((await restore(2)).body.prfaq.version).toBe(undone.prfaq.version);

    const events = await api.database.query<{ kind: string }>(
      `SELECT kind FROM events WHERE initiative_id = $1 AND kind LIKE 'prfaq.%' ORDER BY id`,
      [params.initiativeId],
    );
    expect(events.map(({ kind }) => kind.slice(6))).toEqual([
      'edited',
      'version-saved',
      'edited',
      'version-saved',
      'restored',
      'restored',
    ]);
  });

  it('are not put back over a text that somebody else wrote meanwhile', async () => {
    await write('One');
    await save();
    const { version } = await write('Two');
    await write('Three');
    const late = await restore(1, version);
    expect([late.status, late.problem.code, late.problem.current]).toEqual([412, 'stale-version', await get()]);
    expect((await get()).document.sections.heading).toBe('Three');
    expect((await restore(7)).status).toBe(404);
  });

  it('are not put back into a text that is in review', async () => {
    await write('One');
    await save();
    await write('Two');
    await startRound(api, { as: author, params });
    expect((await restore(1)).problem.code).toBe('prfaq-frozen');
  });
});
