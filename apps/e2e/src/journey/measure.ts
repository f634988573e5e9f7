import type { Locator, Page } from 'playwright-core';
import type { Checks } from '#journey/checks';
import { must } from '#journey/checks';

/** From a source to final verdicts on both promises, then a source that answers with something else. */
export async function measureAndJudge(checks: Checks, page: Page, seriesOrigin: string): Promise<void> {
  const initiative = page.url().replace(/\/plan.*$/, '');
  await checks.check('a source is connected', async () => {
    await go(page, 'Sources');
    await connectSource(page, 'CSV by URL', 'Visit statistics', `${seriesOrigin}/daily.csv`);
    await page.getByRole('row', { name: /Visit statistics/ }).waitFor();
  });
  await checks.check('a test pull shows the first numbers before anything is saved', async () => {
    await page.goto(initiative);
    await page.getByRole('link', { name: 'Define a KPI' }).click();
    await page.getByLabel('Source', { exact: true }).selectOption({ label: 'Visit statistics (CSV by URL)' });
    await page.getByLabel('Column of the day').fill('day');
    await page.getByLabel('Column of the value').fill('visits');
    await page.getByRole('button', { name: 'Test pull' }).click();
    await page.getByText('Answered').waitFor();
    must((await page.getByRole('table').getByRole('row').count()) > 3, 'The preview shows no numbers.');
  });
  await checks.check('a KPI is defined and pulled by the workers', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Daily visits (log)');
    await page.getByLabel('Purpose (optional)').fill('Whether people come to read about it.');
    await page.getByLabel('Decimals shown').fill('2');
    await page.getByLabel('Target (optional)').fill('8');
    await page.getByRole('button', { name: 'Define KPI' }).click();
    await page.waitForURL(/\/kpis\/[0-9a-f-]{36}$/);
    await page.getByText('Succeeded').first().waitFor({ timeout: 40_000 });
    await page.locator('figure svg').first().waitFor();
  });
  const kpi = page.url();
  await checks.check('a criterion set on a promise is judged, and the promise is kept', async () => {
    await page.goto(initiative);
    await page.getByRole('button', { name: 'Set a success criterion' }).nth(1).click();
    await setCriterion(page, '7', 'at-least');
    await page.locator('table.ptable').getByText('Kept', { exact: true }).waitFor({ timeout: 30_000 });
  });
  await checks.check('one that the numbers do not reach is missed, seen on the page of the KPI', async () => {
    await page.goto(kpi);
    await page.getByRole('button', { name: 'Set a success criterion' }).click();
    const proves = page.getByRole('dialog').getByLabel('Promise that it proves (optional)');
    await proves.locator('option').nth(2).waitFor({ state: 'attached' });
    await proves.selectOption({ index: 2 });
    await setCriterion(page, '20', 'at-least');
    await page.locator('section').getByText('Missed', { exact: true }).first().waitFor({ timeout: 30_000 });
  });
  await checks.check('the verdict keeps its inputs', async () => {
    await page.getByText('Every verdict with its inputs').first().click();
    await page.locator('ol.verdict-log li').first().waitFor();
  });
  await seeBadSource(checks, page, seriesOrigin);
}

async function seeBadSource(checks: Checks, page: Page, seriesOrigin: string): Promise<void> {
  const says = /HTML|web page|sign-in page/i;
  await checks.check('a test pull names the HTML page that came back instead of numbers', async () => {
    await go(page, 'Sources');
    await connectSource(page, 'HTTP JSON', 'Old dashboard', `${seriesOrigin}/expired`);
    await go(page, 'KPIs');
    await page.getByRole('link', { name: 'Define a KPI' }).first().click();
    await page.getByLabel('Source', { exact: true }).selectOption({ label: 'Old dashboard (HTTP JSON)' });
    await page.getByLabel('The day in a row').fill('date');
    await page.getByLabel('The value in a row').fill('value');
    await page.getByRole('button', { name: 'Test pull' }).click();
    await page.locator('.notice, [role=status], [role=alert]').filter({ hasText: says }).first().waitFor();
  });
  await checks.check('the page of the KPI shows why its pull failed', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Sign-ups');
    await page.getByRole('button', { name: 'Define KPI' }).click();
    await page.waitForURL(/\/kpis\/[0-9a-f-]{36}$/);
    await page
      .getByText(/last (\d+ )?pulls? failed/i)
      .first()
      .waitFor({ timeout: 40_000 });
    must(says.test(await page.locator('main').innerText()), 'The page does not say what came back.');
  });
  await checks.check('the other KPI is untouched by it', async () => {
    await go(page, 'KPIs');
    const row = page.getByRole('row').filter({ hasText: 'Daily visits (log)' });
    await row.waitFor();
    must(!/fail/i.test(await row.innerText()), 'The good KPI is shown as failing.');
  });
}

/** Over the last four weeks of the series, due when they are long over, so that the verdict is final. */
async function setCriterion(page: Page, value: string, comparator: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('It must be').selectOption(comparator);
  await dialog.getByLabel(/^Value/).fill(value);
  await dialog.getByLabel('Over so many complete').fill('4');
  await dialog.getByLabel('Periods').selectOption('week');
  await dialog.getByLabel('Due', { exact: true }).selectOption('date');
  await dialog.getByLabel('Date', { exact: true }).fill('2016-01-17');
  await dialog.getByRole('button', { name: 'Set criterion' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function connectSource(page: Page, kind: string, name: string, url: string): Promise<void> {
  await page.getByRole('button', { name: 'Connect a source' }).first().click();
  const dialog: Locator = page.getByRole('dialog');
  await dialog.getByLabel('Kind').selectOption({ label: kind });
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByLabel('Address').fill(url);
  await dialog.getByRole('button', { name: 'Connect source' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Opens a place of the main menu. */
async function go(page: Page, place: string): Promise<void> {
  await page.locator('nav.rail').getByRole('link', { name: place, exact: true }).click();
}
