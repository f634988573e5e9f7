import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

const fixture = `# Fern keeps old cellars dry

## People with old houses stop carrying water out of the cellar

LOFTON, The Daily Example – 3 February 2031 – Fern today announced a small pump that starts before the water comes.

## Problem

Every spring one cellar in four is under water.

## Solution

Fern listens to the ground and starts in time.

> “We were tired of wet shoes,” said Ada Invented, who runs Fern.

## External FAQ

### How much does it cost?

It costs 90 a year.

### What happens without power?

It runs for two days on its battery.

## Internal FAQ

### What will it cost us to build?

Four people and half a year.

## Parking lot

Ask the neighbours about noise.
`;
const real = new URL('../../../../../shared/real/prfaq/', import.meta.url);
const realCounts: Record<string, [external: number, internal: number, unlabelled: number]> = {
  'state-of-green-software': [0, 0, 7],
  'green-software-principles': [0, 0, 14],
  plit: [0, 0, 7],
  'hofmann-elimination': [13, 9, 0],
  'mcp-audit': [0, 0, 25],
  'cdk-construct-hub': [0, 0, 6],
};

describe('importing a PR/FAQ', () => {
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

  const initiatives = async () =>
    (await api.database.query<{ n: number }>('SELECT count(*) AS n FROM initiatives'))[0]!.n;
  const bringIn = async (markdown: string, name = 'Fern') => {
    const { initiativeId, preview } = await api.ok(prfaqRoutes.import, { ...at, body: { markdown, name } });
    const params = { workspaceId: home.id, initiativeId };
    return { params, preview, prfaq: await api.ok(prfaqRoutes.get, { as: author, params }) };
  };

  it('reads a long text aside, with the same answer', async () => {
    const long = fixture.replace('## Problem', `${'A dry sentence about cellars. '.repeat(12_000)}\n\n## Problem`);
    const preview = await api.ok(prfaqRoutes.previewImport, { ...at, body: { markdown: long } });
    expect(preview).toMatchObject({ recognised: true, counts: { external: 2, internal: 1, unlabelled: 0 } });
  });

  it('shows first what would go where, and saves nothing', async () => {
    const before = await initiatives();
    const preview = await api.ok(prfaqRoutes.previewImport, { ...at, body: { markdown: fixture } });
    expect(preview).toMatchObject({
      recognised: true,
      reason: '',
      suggestedName: 'Fern keeps old cellars dry',
      counts: { external: 2, internal: 1, unlabelled: 0 },
      document: { launchDate: '2031-02-03' },
    });
    expect(preview.placements).toContainEqual(expect.objectContaining({ where: 'heading', lines: [1, 1] }));
    expect(preview.remainder).toContainEqual(
      expect.objectContaining({
        kind: 'content',
        text: '## Parking lot\n\nAsk the neighbours about noise.',
        lines: [33, 35],
      }),
    );
    expect(await initiatives()).toBe(before);
  });

  it('starts an initiative whose version 1 is the imported text', async () => {
    const { params, preview, prfaq } = await bringIn(fixture);
    expect(prfaq).toMatchObject({
      status: 'draft',
      latestVersionNumber: 1,
      version: 1,
      savedBy: { id: author.userId },
    });
    expect(prfaq.document).toEqual(preview.document);
    expect(prfaq.document.sections.appendix).toContain('Ask the neighbours');
    const version = await api.ok(prfaqRoutes.version, { as: author, params: { ...params, number: 1 } });
    expect([version.reason, version.document]).toEqual(['imported', prfaq.document]);
    const initiative = await api.ok(initiativeRoutes.get, { as: author, params });
    expect(initiative).toMatchObject({
      name: 'Fern',
      headline: 'Fern keeps old cellars dry',
      stage: 'draft',
      owner: { id: author.userId },
      launch: { promised: '2031-02-03' },
    });
  });

  it('reads its own export back to the same record', async () => {
    const first = await bringIn(fixture);
    const markdown = await api.ok(prfaqRoutes.exportMarkdown, { as: author, params: first.params });
    const again = await bringIn(markdown, 'Fern again');
    expect(again.prfaq.document).toEqual(first.prfaq.document);
    expect(again.preview.suggestedName).toBe('Fern');
    expect(await api.ok(prfaqRoutes.exportMarkdown, { as: author, params: again.params })).toBe(
      markdown.replace('# PR/FAQ: Fern\n', '# PR/FAQ: Fern again\n'),
    );
  });

  it.each([
    ['nothing', ''],
    ['a shopping list', '# Shopping\n\n- milk\n- bread\n'],
    [
      'a template',
      '# [Product name]\n\n## Press Release\n\n[City] – [Date] – [Company] announced [product].\n\n## FAQ\n\n### [Question]?\n\n[Answer]\n',
    ],
    ['a question longer than can be kept', `${fixture}\n## Internal FAQ\n\n### ${'Why '.repeat(400)}?\n\nBecause.\n`],
  ])('refuses %s with the reason, and the preview says the same', async (_, markdown) => {
    const before = await initiatives();
    const preview = await api.ok(prfaqRoutes.previewImport, { ...at, body: { markdown, fileName: 'notes.md' } });
    expect([preview.recognised, preview.reason === '']).toEqual([false, false]);
    const refused = await api.call(prfaqRoutes.import, { ...at, body: { markdown, name: 'Notes' } });
    expect([refused.status, refused.problem.code]).toEqual([422, 'not-a-prfaq']);
    expect(refused.problem.errors).toEqual([{ field: 'markdown', message: preview.reason }]);
    expect(await initiatives()).toBe(before);
  });

  it('keeps hostile text as text and long documents whole', async () => {
    const hostile = `${fixture}\n## Notes\n\n<script>alert('x')</script> '; DROP TABLE prfaqs; --\n\n${'Long words. '.repeat(60_000)}`;
    const { prfaq } = await bringIn(hostile);
    expect(prfaq.document.sections.appendix).toContain(`<script>alert('x')</script> '; DROP TABLE prfaqs; --`);
    expect(prfaq.document.sections.appendix.match(/Long words\./g)).toHaveLength(60_000);
  });

  it('is not for viewers, and leaves nothing behind when it fails half-way', async () => {
    const viewer = await home.member('viewer');
    const body = { markdown: fixture, name: 'Fern' };
    expect((await api.call(prfaqRoutes.import, { ...at, as: viewer, body })).status).toBe(403);
    expect((await api.call(prfaqRoutes.previewImport, { ...at, as: viewer, body: { markdown: fixture } })).status).toBe(
      403,
    );
    const before = await initiatives();
    await api.database.query('ALTER TABLE prfaq_versions ADD CONSTRAINT broken CHECK (number <> 1) NOT VALID');
    try {
      expect((await api.call(prfaqRoutes.import, { ...at, body })).status).toBe(422);
    } finally {
      await api.database.query('ALTER TABLE prfaq_versions DROP CONSTRAINT broken');
    }
    expect(await initiatives()).toBe(before);
  });

  (existsSync(real) ? describe : describe.skip)(
    'of published documents (skipped where the shared folder of real documents is absent)',
    () => {
      const read = (name: string) => readFileSync(new URL(`${name}.md`, real), 'utf8');

      it.each(Object.entries(realCounts))('%s: all its questions, and back from its export', async (name, counts) => {
        const { preview, prfaq, params } = await bringIn(read(name), name);
        expect(Object.values(preview.counts)).toEqual(counts);
        expect(preview.notes.filter((note) => note.includes('nowhere in the record'))).toEqual([]);
        expect(prfaq.document).toEqual(preview.document);
        const markdown = await api.ok(prfaqRoutes.exportMarkdown, { as: author, params });
        expect((await bringIn(markdown, name)).prfaq.document).toEqual(prfaq.document);
      });

      it('a template is refused', async () => {
        const refused = await api.call(prfaqRoutes.import, { ...at, body: { markdown: read('template'), name: 'T' } });
        expect(refused.problem).toMatchObject({
          status: 422,
          code: 'not-a-prfaq',
          detail: expect.stringContaining('template'),
        });
      });
    },
  );
});
