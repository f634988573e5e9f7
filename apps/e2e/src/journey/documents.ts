import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';
import { lookAtPages } from '#journey/looks';

/** Texts that would run if any place took them for anything but text. */
const trap = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
const hostile = `# ${trap} Lockers

## Press release

### Lockers ${trap}

Leeds, 9 February 2031 – Lockers open at night. [Read](javascript:window.ran=1) ![x](javascript:window.ran=1) \u202Egnirts

## External FAQ

### What does it cost? ${trap}

Forty a month. ${'w'.repeat(20_000)}

### Is it safe?

## Internal FAQ

### Who mends it?

Two crews.
`;
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAQMAAACnuvRZAAAAA1BMVEX/AAAZ4gk3AAAADElEQVQI12NgYGAAAAAEAAEnNCcKAAAAAElFTkSuQmCC',
  'base64',
);

/** A hostile document comes in, is read, carries an open question and a picture, goes out as Word and comes in again. */
export async function bringDocuments(checks: Checks, visitor: Visitor, own: string): Promise<void> {
  const page = await visitor.anotherWindow();
  const ran = (): Promise<unknown> => page.evaluate('window.ran');
  const text = await checks.check('a hostile document is shown, imported and read as text', async () => {
    await preview(page, own, { name: `${'<b>'}lockers.md`, mimeType: 'text/markdown', buffer: Buffer.from(hostile) });
    must(await page.getByText('2 external, 1 internal, 0 unlabelled').isVisible(), 'The questions are miscounted.');
    await page.getByLabel('Name of the initiative').fill(`Lockers ${trap}`);
    await page.getByRole('button', { name: 'Import as new initiative' }).click();
    await page.waitForURL(/\/prfaq/);
    await page.locator('[data-place="summary"] p').waitFor();
    must(
      (await page.locator('.memo script, .memo img').count()) === 0,
      'Markup of the text became markup of the page.',
    );
    must((await page.locator('a[href^="javascript:"]').count()) === 0, 'A link of the text would run.');
    must((await ran()) === undefined, 'Something in the text ran.');
    return page.url().replace(/[?#].*$/, '');
  });
  if (!text) return page.context().close();
  await checks.check('an open question is a risk with an owner, also on the page of the initiative', async () => {
    const owner = page.getByLabel('Owner of question E2').last();
    await owner.selectOption({ index: 1 });
    await page.getByText('1 open question, a risk until answered', { exact: true }).waitFor();
    await page.goto(text.replace(/\/prfaq$/, ''));
    await page.getByRole('heading', { name: '1 open question' }).waitFor();
    await page.locator('.openquestions a').click();
    await page.locator('[data-pointed]').waitFor();
  });
  await checks.check('a picture is known by its bytes and shown to members', async () => {
    const [, workspaceId = '', initiativeId = ''] =
      /workspaces\/([^/]+)\/initiatives\/([^/]+)/.exec(
        (await page.locator('a[href*="/api/"]').first().getAttribute('href')) ?? '',
      ) ?? [];
    const images = `${new URL(text).origin}/api/workspaces/${workspaceId}/initiatives/${initiativeId}/images`;
    const add = (bytes: Buffer) =>
      page.request.post(images, { data: { fileName: 'x.png', data: bytes.toString('base64') } });
    must((await add(Buffer.from(`<svg onload="1">${trap}`))).status() === 422, 'A program was taken for a picture.');
    const { address } = (await (await add(picture)).json()) as { address: string };
    const shown = await page.request.get(new URL(address, text).href);
    must(shown.headers()['content-type'] === 'image/png', 'The picture has another type.');
    must((shown.headers()['content-security-policy'] ?? '').includes('sandbox'), 'The picture could run by itself.');
  });
  await checks.check('a Word file of it is read back to the same questions, and nothing in it runs', async () => {
    await page.locator('summary[aria-label="Export"]').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Word', exact: true }).click(),
    ]);
    const buffer = readFileSync(await file.path());
    await preview(page, own, { name: 'lockers.docx', mimeType: 'application/octet-stream', buffer });
    must(await page.getByText('2 external, 1 internal, 0 unlabelled').isVisible(), 'The questions are miscounted.');
    await page.getByRole('button', { name: 'As it would read' }).click();
    await page.locator('.reading [data-place="summary"] p').waitFor();
    must((await ran()) === undefined, 'Something in the file ran.');
  });
  await checks.check('the text is printed with numbered lines', async () => {
    await page.goto(`${text}?mode=print`);
    await page.locator('.printmemo [data-place="summary"] p').waitFor();
    await page.getByLabel('Number the lines').check();
    await page.locator('.ln').nth(5).waitFor({ state: 'attached' });
  });
  await page.context().close();
  await lookAtPages(checks, visitor, [
    { name: 'Import', path: `${own}/documents/import` },
    { name: 'Print', path: `${text}?mode=print`, shows: '.printmemo .memo' },
  ]);
}

async function preview(
  page: Page,
  own: string,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.goto(`${own}/documents/import`);
  await page.setInputFiles('input[type=file]', file);
  await page.locator('.placements').first().waitFor();
}
