import type { Locator, Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';

/** Pages that stay open, to see what arrives on them without a reload. */
export interface Watch {
  readonly jobs: Page;
  readonly portfolio: Page;
  readonly before: { readonly run: string; readonly pulledAt: string };
}

/** The newcomer's first look: three initiatives at three stages, judged with numbers that were really pulled. */
export async function seeExample(checks: Checks, page: Page, link: string): Promise<void> {
  await checks.check('the one-time link leads to the example', async () => {
    await page.goto(link);
    await page.waitForURL(/\/w\/[^/]+\/portfolio/);
    await page.getByText('This is the example').waitFor();
  });
  await checks.check('the portfolio has three initiatives, one in review, one building, one concluded', async () => {
    await page.locator('table.port tbody tr').nth(2).waitFor();
    must((await page.locator('table.port tbody tr').count()) === 3, 'The portfolio does not have three rows.');
    for (const stage of ['In review', 'Building', 'Concluded']) await cell(page, stage).first().waitFor();
  });
  await checks.check('the portfolio names the days to recover and the missed promise', async () => {
    await row(page, 'Quiet Hours')
      .getByText(/\d+ d(ays)? to recover/)
      .first()
      .waitFor();
    await row(page, 'Two-Minute Pick-up').getByText('Missed', { exact: true }).first().waitFor({ timeout: 40_000 });
  });
  await checks.check('one promise of the concluded initiative was kept and one missed, with the numbers', async () => {
    await page.getByRole('link', { name: 'Two-Minute Pick-up' }).click();
    const promises = page.locator('table.ptable');
    await promises.getByText('Kept', { exact: true }).waitFor();
    await promises.getByText('Missed', { exact: true }).first().waitFor();
    await page.locator('article.kpi .v').first().waitFor();
  });
  await checks.check('the plan that is short of days says so, milestone by milestone', async () => {
    await page.goBack();
    await page.getByRole('link', { name: 'Quiet Hours' }).click();
    await page.getByRole('link', { name: 'Open the plan' }).click();
    await page.getByRole('heading', { level: 1, name: /to recover before/ }).waitFor();
    await page.locator('.cv-row .num.tl-late').first().waitFor();
  });
}

/** Opens the jobs and the portfolio of the example in windows that are left alone. */
export async function beginWatch(visitor: Visitor, origin: string): Promise<Watch> {
  const [jobs, portfolio] = [await visitor.anotherWindow(), await visitor.anotherWindow()];
  await portfolio.goto(`${origin}/`);
  await portfolio.waitForURL(/\/portfolio/);
  await jobs.goto(portfolio.url().replace(/portfolio.*$/, 'runs'));
  await jobs.locator('tbody tr').first().waitFor();
  // A reload would wipe this out.
  for (const page of [jobs, portfolio]) await page.evaluate('window.neverReloaded = true');
  return { jobs, portfolio, before: { run: await newestRun(jobs), pulledAt: await pulledAt(portfolio) } };
}

/** Waits until both pages have changed by themselves. */
export async function endWatch(checks: Checks, { jobs, portfolio, before }: Watch): Promise<void> {
  await checks.check('a new pull appears on the jobs page by itself', () =>
    until(async () => (await newestRun(jobs)) !== before.run, 75_000, 'No new row came within 75 seconds.'),
  );
  await checks.check('the age of the data on the portfolio changes by itself', () =>
    until(async () => (await pulledAt(portfolio)) !== before.pulledAt, 75_000, 'The age stayed for 75 seconds.'),
  );
  await checks.check('neither page was reloaded for it', async () => {
    for (const page of [jobs, portfolio])
      must((await page.evaluate('window.neverReloaded')) === true, `${page.url()} was reloaded.`);
  });
  await jobs.close();
  await portfolio.close();
}

const row = (page: Page, name: string): Locator => page.locator('table.port tbody tr').filter({ hasText: name });
const cell = (page: Page, words: string): Locator => page.locator('table.port td.c-stage').filter({ hasText: words });

async function newestRun(page: Page): Promise<string> {
  const first = page.locator('tbody tr').first();
  return `${await first.locator('a').first().innerText()} ${await first.locator('time').getAttribute('datetime')}`;
}

async function pulledAt(page: Page): Promise<string> {
  const time = row(page, 'Quiet Hours').locator('td.c-data time');
  return (await time.getAttribute('datetime')) ?? '';
}

/** Asks again and again until the answer is yes. */
export async function until(ask: () => Promise<boolean>, ms: number, sentence: string): Promise<void> {
  for (const deadline = Date.now() + ms; Date.now() < deadline;) {
    if (await ask()) return;
    await new Promise((resume) => setTimeout(resume, 250));
  }
  throw new Error(sentence);
}
