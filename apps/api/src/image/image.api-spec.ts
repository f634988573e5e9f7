import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { imageRoutes } from '@workback/contracts/image/image.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

const gif = 'R0lGODlhAwACAPAAAP8AAAAAACH5BAAAAAAALAAAAAADAAIAAAIChF8AOw==';
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAQMAAACnuvRZAAAAA1BMVEX/AAAZ4gk3AAAADElEQVQI12NgYGAAAAAEAAEnNCcKAAAAAElFTkSuQmCC';
const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');

describe('images', () => {
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
    params = {
      workspaceId: home.id,
      initiativeId: (await api.ok(initiativeRoutes.create, { ...at, body: { name: 'Fern' } })).id,
    };
  });

  const add = (data: string, fileName = '', as = author) =>
    api.call(imageRoutes.add, { as, params, body: { data, fileName } });
  const fetch = (address: string, as?: TestCaller) =>
    api.app.inject({ method: 'GET', url: address, ...(as ? { headers: as.headers } : {}) });

  it('come back byte for byte, as what they are and as nothing else', async () => {
    const hostile = '"><script>alert(1)</script>\r\nSet-Cookie: a=b.svg';
    const { status, body } = await add(gif, hostile);
    expect([status, body]).toMatchObject([
      201,
      { type: 'image/gif', width: 3, height: 2, bytes: 43, cameraData: false },
    ]);
    const shown = await fetch(body.address, await home.member('viewer'));
    expect(shown.rawPayload.equals(Buffer.from(gif, 'base64'))).toBe(true);
    expect(shown.headers).toMatchObject({
      'content-type': 'image/gif',
      'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename="image-${body.id.slice(0, 8)}.gif"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=31536000, immutable',
    });
    expect(shown.headers['set-cookie']).toBeUndefined();
  });

  it('are shown to members of their workspace only, under their own initiative', async () => {
    const { body } = await add(png);
    const elsewhere = await api.world.workspace();
    expect((await fetch(body.address)).statusCode).toBe(401);
    expect((await fetch(body.address, elsewhere.owner)).statusCode).toBe(404);
    const moved = body.address.replace(home.id, elsewhere.id);
    expect((await fetch(moved, elsewhere.owner)).statusCode).toBe(404);
    const missing = await fetch(body.address.replace(body.id, crypto.randomUUID()), author);
    expect([missing.statusCode, missing.headers['cache-control']]).toEqual([404, 'no-store']);
    const at = { as: author, params: { workspaceId: home.id } };
    const other = await api.ok(initiativeRoutes.create, { ...at, body: { name: 'Moss' } });
    expect((await fetch(body.address.replace(params.initiativeId, other.id), author)).statusCode).toBe(404);
  });

  it('are kept once, however often they come', async () => {
    const [first, ...others] = await Promise.all([add(png), add(png), add(png)]);
    expect(others.every(({ body }) => body.id === first!.body.id)).toBe(true);
    const events = await api.database.query(
      `SELECT summary FROM events WHERE initiative_id = $1 AND kind = 'image.added'`,
      [params.initiativeId],
    );
    expect(events).toEqual([{ summary: 'An image was added to “Fern”' }]);
  });

  it.each([
    ['a drawing that is a program', base64('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a page with the name of an image', base64('<html><script>alert(1)</script>')],
    ['no Base64', '%%%%'],
    ['Base64 with something behind it', `${png}<script>`],
    ['nothing', ''],
  ])('are refused: %s', async (_, data) => {
    const { status, problem } = await add(data, 'photo.png');
    expect([status, problem.errors?.[0]?.field]).toEqual([422, 'data']);
  });

  it('are refused when the workspace has as many as it may', async () => {
    // Half a gigabyte in one line, so that no half a gigabyte has to be written.
    await api.database.query('ALTER TABLE images DROP CONSTRAINT images_size');
    await api.database.query(
      `INSERT INTO images (workspace_id, initiative_id, sha256, type, width, height, bytes, size, camera_data, file_name)
       VALUES ($1, $2, sha256('x'), 'image/gif', 1, 1, 'x', 500000000, false, '')`,
      [params.workspaceId, params.initiativeId],
    );
    expect((await add(gif)).problem.code).toBe('images-full');
  });

  it('are added by those who may write', async () => {
    expect((await add(gif, '', await home.member('contributor'))).status).toBe(403);
  });
});
