import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { wordRoutes } from '@workback/contracts/prfaq/word.routes';
import { wordFile, wordParagraph, wordPicture } from '@workback/testing/word/word-file';
import { zipFile } from '@workback/testing/word/zip-file';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAQMAAACnuvRZAAAAA1BMVEX/AAAZ4gk3AAAADElEQVQI12NgYGAAAAAEAAEnNCcKAAAAAElFTkSuQmCC',
  'base64',
);
const p = wordParagraph;
const fern = [
  p('Press release', 'H1'),
  p('Fern keeps cellars dry', 'H2'),
  p('Lofton, 3 February 2031 – Fern today announced a pump.'),
  p('**The problem.** One cellar in four is wet.'),
  p('User experience', 'H1'),
  wordPicture('flow.png', 'The <first> screen'),
  wordPicture('old.emf', 'A plan'),
  p('FAQ', 'H1'),
  p('**Q: Is it loud?**'),
  p('A: No.'),
].join('');

describe('Word files', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let author: TestCaller;
  let at: { as: TestCaller; params: { workspaceId: string } };
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    author = await home.member('editor');
    at = { as: author, params: { workspaceId: home.id } };
  });
  afterAll(() => api.close());

  const upload = (bytes: Buffer, fileName = 'fern.docx') => ({ fileName, data: bytes.toString('base64') });
  const file = wordFile(fern, { 'flow.png': png, 'old.emf': Buffer.from('EMF') });

  it('show first what would go where', async () => {
    const preview = await api.ok(wordRoutes.preview, { ...at, body: upload(file) });
    expect(preview).toMatchObject({
      recognised: true,
      suggestedName: 'Fern keeps cellars dry',
      counts: { external: 0, internal: 0, unlabelled: 1 },
      pictures: 1,
      leftOut: [{ what: expect.stringContaining('browsers do not show'), text: 'old.emf' }],
    });
    expect(preview.document?.sections).toMatchObject({
      problem: 'One cellar in four is wet.',
      'ux-document': '![The <first> screen](word:word%2Fmedia%2Fflow.png)\n\nA plan',
    });
    expect(preview.markdown).toContain('# Press release\n\n## Fern keeps cellars dry');
  });

  it('become an initiative with its pictures', async () => {
    const { initiativeId } = await api.ok(wordRoutes.import, { ...at, body: { ...upload(file), name: 'Fern' } });
    const params = { workspaceId: home.id, initiativeId };
    const { document } = await api.ok(prfaqRoutes.get, { as: author, params });
    const address = /\((\/api\/\S+)\)/.exec(document.sections['ux-document'] ?? '')?.[1] ?? '';
    const shown = await api.app.inject({ method: 'GET', url: address, headers: author.headers });
    expect(shown.rawPayload.equals(png)).toBe(true);
    const first = await api.ok(prfaqRoutes.version, { as: author, params: { ...params, number: 1 } });
    expect(first.document).toEqual(document);
  });

  it.each([
    ['an old .doc', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'old kind'],
    ['a page', Buffer.from('<html>'), 'not a Word file'],
    ['half a file', wordFile(fern).subarray(0, 700), 'damaged'],
    ['a package of something else', zipFile([{ name: 'a.txt', content: 'a' }]), 'no text of a Word document'],
    [
      'a bomb that says its size',
      zipFile([{ name: 'word/document.xml', content: Buffer.alloc(45_000_000, 'a') }]),
      'larger than the 120 MB',
    ],
    [
      'a bomb that does not',
      zipFile([{ name: 'word/document.xml', content: Buffer.alloc(45_000_000, 'a'), claimedSize: 1_000 }]),
      'damaged',
    ],
    ['nesting without end', wordFile('<w:p>'.repeat(100_000)), 'nested deeper'],
    [
      'a text twice',
      zipFile([1, 2].map(() => ({ name: 'word/document.xml', content: '<w:document/>' }))),
      'one part twice',
    ],
  ])('are refused with the reason: %s', async (_, bytes, reason) => {
    const { status, problem } = await api.call(wordRoutes.preview, { ...at, body: upload(bytes) });
    expect([status, problem.errors]).toEqual([422, [{ field: 'data', message: expect.stringContaining(reason) }]]);
  });

  it('that are no PR/FAQ are shown as such and not imported', async () => {
    const letter = wordFile(p('Dear neighbours,') + p('the pump is loud.'));
    const preview = await api.ok(wordRoutes.preview, { ...at, body: upload(letter) });
    expect(preview).toMatchObject({ recognised: false, reason: expect.stringContaining('Neither') });
    const { status } = await api.call(wordRoutes.import, { ...at, body: { ...upload(letter), name: 'Letter' } });
    expect(status).toBe(422);
  });

  it('are exported with their pictures, and imported again to the same text', async () => {
    const { initiativeId } = await api.ok(wordRoutes.import, { ...at, body: { ...upload(file), name: 'Fern' } });
    const params = { workspaceId: home.id, initiativeId };
    const { document } = await api.ok(prfaqRoutes.get, { as: author, params });
    const url = `/api/workspaces/${home.id}/initiatives/${initiativeId}/prfaq/word`;
    const as = await home.member('viewer');
    const sent = await api.app.inject({
      method: 'GET',
      url: `${url}?paper=letter&lineNumbers=yes`,
      headers: as.headers,
    });
    expect([sent.statusCode, sent.headers]).toMatchObject([
      200,
      {
        'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'content-disposition': 'attachment; filename="Fern.docx"',
        'x-content-type-options': 'nosniff',
      },
    ]);
    const preview = await api.ok(wordRoutes.preview, { ...at, body: upload(sent.rawPayload) });
    expect(preview).toMatchObject({ document, suggestedName: 'Fern', notes: [] });
    expect(preview.leftOut).toEqual([{ what: 'page footer', text: expect.stringContaining('version 1') }]);
    const old = await api.app.inject({ method: 'GET', url: `${url}?version=1`, headers: as.headers });
    expect(old.statusCode).toBe(200);
    expect((await api.app.inject({ method: 'GET', url: `${url}?version=9`, headers: as.headers })).statusCode).toBe(
      404,
    );
  });
});
