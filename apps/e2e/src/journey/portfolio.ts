import type { Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';
import { answer, apiOf } from '#journey/company';
import { lookAtPages } from '#journey/looks';

/** The executive's pages: filtered and grouped, shared without an account, on a wall, on one sheet of paper. */
export async function readThePortfolio(checks: Checks, visitor: Visitor, origin: string): Promise<void> {
  const page = await visitor.anotherWindow();
  await page.goto(`${origin}/`);
  await page.waitForURL(/\/portfolio/);
  const workspace = page.url().replace(/\/portfolio.*$/, '');
  await arrange(checks, page, workspace);
  await printOnePage(checks, page);
  const links = await share(checks, visitor, page, workspace);
  await pressKeys(checks, page, workspace);
  await page.close();
  await lookAtPages(checks, visitor, [
    { name: 'Health of data', path: `${workspace}/data-health` },
    ...(links
      ? [
          { name: 'Shared portfolio', path: links.shared },
          { name: 'Portfolio on a wall', path: links.tv },
        ]
      : []),
  ]);
}

async function arrange(checks: Checks, page: Page, workspace: string): Promise<void> {
  await checks.check('the portfolio filters by a verdict, groups and keeps both in the address', async () => {
    await page.getByRole('button', { name: /launched late/ }).click();
    await page.getByRole('link', { name: 'Quiet Hours' }).waitFor({ state: 'detached' });
    await page.getByLabel('Groups').selectOption('stage');
    await page.getByRole('rowheader', { name: /Concluded/ }).waitFor();
    await page.reload();
    await page.getByRole('rowheader', { name: /Concluded/ }).waitFor();
    must((await page.locator('.port .name').count()) === 1, 'The filter was lost with the reload.');
    await page.goto(`${workspace}/portfolio`);
    await page.getByText('got worse since last week').waitFor();
  });
}

async function printOnePage(checks: Checks, page: Page): Promise<void> {
  await checks.check('an initiative prints on one upright page', async () => {
    await page.getByRole('link', { name: 'Two-Minute Pick-up' }).click();
    await page.getByRole('heading', { name: 'Promises' }).waitFor();
    await page.locator('.skel').first().waitFor({ state: 'detached' });
    const file = await page.pdf({ preferCSSPageSize: true });
    const pages = file.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    must(pages === 1, `It takes ${pages} pages.`);
  });
}

async function share(
  checks: Checks,
  visitor: Visitor,
  page: Page,
  workspace: string,
): Promise<{ shared: string; tv: string } | undefined> {
  return checks.check(
    'a shared portfolio opens without an account and leads nowhere, until it is revoked',
    async () => {
      const { origin } = new URL(workspace);
      const base = await apiOf(page.request, workspace);
      const body = { page: 'portfolio', days: 1, note: 'The board' };
      const made = () =>
        answer<{ id: string; path: string; tvPath: string }>(page.request, 'post', `${base}/share-links`, body);
      const [kept, ended] = [await made(), await made()];
      const stranger = await visitor.strangersWindow();
      await stranger.goto(origin + kept.path);
      await stranger.getByText('Quiet Hours').waitFor();
      must((await stranger.locator('main a').count()) === 0, 'The shared page has links.');
      await page.request.delete(`${base}/share-links/${ended.id}`);
      await stranger.goto(origin + ended.path);
      await stranger.reload();
      await stranger.getByRole('heading', { name: 'This link opens nothing' }).waitFor({ timeout: 20_000 });
      await stranger.close();
      return { shared: origin + kept.path, tv: origin + kept.tvPath };
    },
  );
}

async function pressKeys(checks: Checks, page: Page, workspace: string): Promise<void> {
  await checks.check('keys walk the portfolio, go elsewhere and are listed on a sheet', async () => {
    await page.goto(`${workspace}/portfolio`);
    await page.locator('.port .name').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const focused = await page.evaluate<string>('document.activeElement.textContent');
    must(focused === (await page.locator('.port .name').nth(1).textContent()), `“${focused}” has the focus.`);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.waitForURL(/\/data-health/);
  });
}
