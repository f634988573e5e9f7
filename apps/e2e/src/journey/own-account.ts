import type { Page } from 'playwright-core';
import type { Checks } from '#journey/checks';

const email = 'maren@larkspur.example';
const password = 'parcels wait behind the blue door';

/** Sets name, e-mail and password, signs out and comes back with them. */
export async function signOutAndIn(checks: Checks, page: Page, origin: string): Promise<void> {
  await checks.check('e-mail and password are set', async () => {
    await page.getByRole('button', { name: 'Set e-mail and password' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Your name').fill('Maren Holt');
    await dialog.getByLabel('E-mail').fill(email);
    await dialog.getByLabel('Password').fill(password);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Set e-mail and password' }).waitFor({ state: 'hidden' });
  });
  await checks.check('signing out shuts the pages', async () => {
    await page.locator('summary[aria-label$=", menu"]').click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(/\/sign-in/);
    await page.goto(`${origin}/w/my-workspace/kpis`);
    await page.waitForURL(/\/sign-in\?back=/);
  });
  await checks.check('a wrong password is refused in a sentence', async () => {
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill('not the password at all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').first().waitFor();
  });
  await checks.check('the right one leads back to the page that was asked for', async () => {
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(/\/w\/my-workspace\/kpis/);
  });
}

/** The example goes with one click, and the own workspace stays as it is. */
export async function removeExample(checks: Checks, page: Page, origin: string): Promise<void> {
  await checks.check('the example goes with one click', async () => {
    await page.goto(`${origin}/`);
    await page.waitForURL(/\/portfolio/);
    await page.locator('nav.rail').getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Remove the example' }).click();
    await page.waitForURL(/\/w\/my-workspace\/portfolio/);
    await page.locator('table.port tbody tr').first().waitFor();
  });
  await checks.check('it stays away', async () => {
    await page.goto(`${origin}/`);
    await page.waitForURL(/\/w\/my-workspace\/portfolio/);
    await page.locator('summary[aria-label^="Workspace"]').click();
    await page.getByRole('link', { name: /\(example\)/ }).waitFor({ state: 'detached' });
  });
}
