import type { Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';

/** Why a pull failed, what a source is asked, days of the past asked for in pieces, and a secret to sign pushes with. */
export async function lookIntoPulls(checks: Checks, visitor: Visitor, own: string): Promise<void> {
  const page = await visitor.anotherWindow();
  await checks.check('a failed run says step by step what happened, and how the answer began', async () => {
    await page.goto(`${own}/runs?state=failed`);
    await page
      .getByRole('link', { name: /^Run \d+/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /could not be pulled/ }).waitFor();
    await page
      .locator('.moments')
      .getByText(/Try 1 failed after .+ \(html-page\)/)
      .waitFor();
    const text = await page.locator('main').innerText();
    must(/GET http:\/\/127\.0\.0\.1:\d+\/expired/.test(text), 'It does not say what was asked.');
    must(/<!doctype html>/.test(text), 'It does not show how the answer began.');
  });
  await checks.check('the page of its source says what is asked of it, and that it fails', async () => {
    await page.locator('main').getByRole('link', { name: 'Old dashboard' }).click();
    await page.getByRole('heading', { level: 1, name: /Old dashboard fails/ }).waitFor();
    await page.getByRole('row', { name: /Sign-ups.*Failing/ }).waitFor();
  });
  await checks.check('days of the past are asked for in pieces, to the end', () => backfill(page, own));
  await checks.check('a secret to sign pushes with is shown once', async () => {
    await page.goto(`${own}/sources`);
    await page.getByRole('button', { name: 'Connect a source' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Kind').selectOption({ label: 'Push API' });
    await dialog.getByLabel('Name', { exact: true }).fill('Night job');
    await dialog.getByRole('button', { name: 'Connect source' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'Night job' }).click();
    await page.getByRole('button', { name: 'Make a signing secret' }).click();
    await page.getByText(/^whsec_/).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Make a new signing secret' }).waitFor();
    must((await page.getByText(/^whsec_/).count()) === 0, 'The secret is shown again.');
  });
  await page.close();
}

async function backfill(page: Page, own: string): Promise<void> {
  await page.goto(`${own}/kpis`);
  await page.getByRole('link', { name: 'Daily visits (log)' }).first().click();
  await page.getByRole('button', { name: 'Backfill days' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('First day').fill('2015-01-01');
  await dialog.getByLabel('Last day').fill('2015-03-31');
  await dialog.getByLabel('Days a piece').fill('45');
  await dialog.getByRole('button', { name: 'Start backfill' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const section = page.getByRole('region', { name: 'Backfills' });
  await section.getByText('Done', { exact: true }).waitFor({ timeout: 60_000 });
  await section.getByText(/90 of 90 days/).waitFor();
}
