import type { Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';
import { fillWithTraps, trap } from '#journey/hostile-world';

/** What came out of hostile text as a part of the page, and whether any of it ran. */
const cameAlive = `[...document.querySelectorAll('img[src="x"], [onerror], a[href^="javascript"], main script, body > script:not([src])')]
  .map((element) => element.outerHTML.slice(0, 80))
  .concat(window.ran === undefined ? [] : ['something ran'])`;

/** A workspace in which everybody wrote hostile text into every field is read, page by page, as text. */
export async function readHostileWorkspace(checks: Checks, visitor: Visitor, origin: string): Promise<void> {
  const page = await visitor.anotherWindow();
  const made = await checks.check('hostile text goes into every field of a workspace', async () => {
    const name = trap.slice(0, 80);
    const workspace = await page.request.post(`${origin}/api/workspaces`, {
      data: { name, timeZone: 'Europe/Berlin' },
    });
    must(workspace.ok(), await workspace.text());
    const { slug } = (await workspace.json()) as { slug: string };
    const own = `${origin}/w/${slug}`;
    return { own, pages: await fillWithTraps(page.request, own) };
  });
  if (made) {
    await checks.check(`none of it runs or breaks one of ${made.pages.length} pages, and it is read as written`, () =>
      readAll(page, made.own, made.pages),
    );
  }
  await page.context().close();
}

async function readAll(page: Page, own: string, paths: readonly string[]): Promise<void> {
  const faults: string[] = [];
  const thrown: string[] = [];
  page.on('pageerror', (error) => thrown.push(error.message));
  let shown = 0;
  for (const path of paths) {
    await page.goto(own + path);
    await page.locator('main h1, main h2, main .memo').first().waitFor();
    await page.locator('.skel').first().waitFor({ state: 'detached' });
    const alive = await page.evaluate<string[]>(cameAlive);
    faults.push(...[...alive, ...thrown.splice(0)].map((fault) => `${path}: ${fault}`));
    if ((await page.locator('body').innerText()).includes('onerror="window.ran=1"')) shown += 1;
  }
  must(faults.length === 0, faults.join('\n'));
  must(shown > paths.length / 2, `Only ${shown} of ${paths.length} pages show the words.`);
}
