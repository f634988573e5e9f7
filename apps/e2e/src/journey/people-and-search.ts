import type { Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';
import { answer, apiOf } from '#journey/company';
import { lookAsStranger, lookAtPages } from '#journey/looks';

const guest = { name: 'Odile Brandt', email: 'odile@larkspur.example', password: 'lockers hum softly at midnight' };
const summary = 'Brass lockers stand on every corner, and shopkeepers fill them twice a day.';

/** Somebody is invited, finds what is written, writes with others, outlives her session, and is taken out again. */
export async function inviteAndFind(checks: Checks, visitor: Visitor, own: string): Promise<void> {
  const owner = await visitor.anotherWindow();
  const text = await checks.check('a PR/FAQ about lockers is there', () => makeText(owner, own));
  const link = await checks.check('an invitation shows its link once', () => invite(owner, own, guest));
  if (text && link) {
    const odile = await visitor.strangersWindow();
    await comeIn(checks, odile, link);
    await find(checks, odile);
    await writeTogether(checks, owner, odile, text);
    await goOnAfterTheSession(checks, odile);
    await takeOut(checks, owner, odile, own);
    await odile.context().close();
    const second = await invite(owner, own, { name: 'Pim Osei', email: 'pim@larkspur.example' });
    await lookAsStranger(checks, visitor, [{ name: 'Invitation', path: second }]);
  }
  await lookAtPages(checks, visitor, [
    { name: 'Search results', path: `${own}/search?q=shopkeeper`, shows: '.hits mark' },
    { name: 'Invite dialog', path: `${own}/settings`, press: 'Invite a person' },
  ]);
  await owner.context().close();
}

async function makeText(page: Page, own: string): Promise<string> {
  const base = await apiOf(page.request, own);
  const { id } = await answer<{ id: string }>(page.request, 'post', `${base}/initiatives`, { name: 'Corner Lockers' });
  const sections = { heading: 'Lockers on every corner', summary };
  await answer(page.request, 'patch', `${base}/initiatives/${id}/prfaq/draft`, { sections }, { 'if-match': '"1"' });
  return `${own}/initiatives/${id}/prfaq?mode=edit`;
}

async function invite(page: Page, own: string, { name, email }: { name: string; email: string }): Promise<string> {
  await page.goto(`${own}/settings`);
  await page.getByRole('button', { name: 'Invite a person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = await dialog.locator('pre').innerText();
  await dialog.getByRole('button', { name: 'Close, I have copied it' }).click();
  await page.getByRole('button', { name: `Withdraw the invitation of ${name}` }).waitFor();
  must(!(await page.content()).includes(link.split('#')[1] ?? link), 'the link is still on the page');
  return link;
}

async function comeIn(checks: Checks, page: Page, link: string): Promise<void> {
  await checks.check(
    'she comes in by it with a password of her own, and no address that was sent held the token',
    async () => {
      const sent: string[] = [];
      page.on('request', (request) => sent.push(request.url()));
      await page.goto(link);
      await page.getByLabel('Password').fill(guest.password);
      await page.getByRole('button', { name: /^Join / }).click();
      await page.waitForURL(/\/portfolio/);
      const token = link.split('#')[1] ?? '';
      must(token.length > 40 && !sent.some((url) => url.includes(token)), 'the token was sent in an address');
    },
  );
  await checks.check('the link does not work again', async () => {
    const again = await page.context().newPage();
    await again.goto(link);
    await again.getByRole('heading', { name: 'This invitation does not work' }).waitFor();
    await again.close();
  });
}

async function find(checks: Checks, page: Page): Promise<void> {
  await checks.check('search: / and keys alone lead to the very passage, by another form of the word', async () => {
    await page.locator('h1').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('brass shopkeeper');
    await page.locator('.found mark', { hasText: 'shopkeepers' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/prfaq#place-summary/);
    await page.locator('#place-summary[data-pointed]').waitFor();
  });
  await checks.check('Ctrl K goes to pages, too', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('docu');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/documents/);
  });
  await checks.check('what nothing holds is said, and so is what cannot be looked for', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('zebra "');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing in this workspace holds “zebra”').waitFor();
    await page.getByRole('searchbox').fill('& | !');
    await page.getByText('There is nothing in this to look for').waitFor();
  });
}

async function writeTogether(checks: Checks, owner: Page, odile: Page, text: string): Promise<void> {
  await checks.check('each sees that the other is here, and which section she writes', async () => {
    await Promise.all([owner.goto(text), odile.goto(text)]);
    await odile.getByLabel('Solution', { exact: true }).click();
    await owner.locator('#place-solution').getByText(`${guest.name} writes here`).waitFor();
    await owner.getByLabel(`Also here: ${guest.name}`).waitFor();
    await odile.locator('summary[aria-label^="Also here"]').waitFor();
  });
}

async function goOnAfterTheSession(checks: Checks, page: Page): Promise<void> {
  await checks.check('a session that ends in the middle of a sentence costs no word of it', async () => {
    await page.getByLabel('Solution', { exact: true }).click();
    await page.keyboard.type('Lockers open ');
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    await page.context().clearCookies();
    await page.keyboard.type('with a whistle.');
    const dialog = page.getByRole('dialog', { name: 'Sign in again' });
    await dialog.waitFor();
    await dialog.getByLabel('Password').fill(guest.password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    await page.reload();
    await page.locator('#place-solution', { hasText: 'Lockers open with a whistle.' }).waitFor();
  });
}

async function takeOut(checks: Checks, owner: Page, odile: Page, own: string): Promise<void> {
  await checks.check('who is taken out loses the workspace at once, on the page that is open', async () => {
    await owner.goto(`${own}/settings`);
    await owner.getByRole('button', { name: `Remove ${guest.name}` }).click();
    await owner.getByRole('button', { name: 'Remove person' }).click();
    await odile.getByRole('heading', { name: 'There is no such workspace' }).waitFor();
    await owner.getByLabel(`Role of ${guest.name}`).waitFor({ state: 'detached' });
  });
}
