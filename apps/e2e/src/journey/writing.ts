import type { Locator, Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';
import { answer, apiOf, join } from '#journey/company';
import { faultsOf } from '#journey/looks';

/** Two people who write one text, each in a browser of their own. */
interface Writers {
  readonly author: Page;
  readonly ines: Page;
  readonly address: string;
  /** Problem and heading as the server has them. */
  readonly saved: () => Promise<{ problem: string; heading: string }>;
}

const start = 'One parcel in nine comes back.\n\nThe shopper stands in a queue.\n\nThe shop waits eleven days.';
const hostile = '<img src=x onerror=alert(1)> [a](javascript:alert(1)) <script>alert(2)</script>';

/** Two people write one text at once, also one paragraph, without a connection for a while, signed out, and in two tabs. */
export async function writeTogether(checks: Checks, visitor: Visitor, own: string): Promise<void> {
  const writers = await checks.check('two people open one text to write it', () => sitDown(visitor, own));
  if (!writers) return;
  const { author, ines, saved } = writers;
  await checks.check('edits of different paragraphs are merged and say who wrote', async () => {
    await writeBehind(author, 'comes back.', ' Mine at once.');
    await writeBehind(ines, 'eleven days.', ' Theirs at once.');
    for (const page of [author, ines]) {
      await problem(page).getByText('Mine at once.').waitFor();
      await problem(page).getByText('Theirs at once.').waitFor();
    }
    await author.getByText('Ines Calder wrote in Problem').waitFor();
    await until(async () => /Mine at once\.[^]*Theirs at once\./.test((await saved()).problem));
  });
  await checks.check('edits at both ends of one paragraph are merged word by word', async () => {
    await writeBefore(author, 'One parcel', 'Today already ');
    await writeBehind(ines, 'Mine at once.', ' It comes back late.');
    const both = 'Today already One parcel in nine comes back. Mine at once. It comes back late.';
    await until(async () => (await saved()).problem.startsWith(both));
    for (const page of [author, ines]) await problem(page).getByText(both).waitFor();
    must((await author.locator('.conflict').count()) === 0, 'Somebody has to choose although the words do not meet.');
  });
  await checks.check('without a connection text is kept and sent later; both texts of one paragraph stay', async () => {
    await ines.context().setOffline(true);
    await writeBehind(ines, 'in a queue.', ' For an hour.');
    await ines.getByText('Workback cannot be reached.').waitFor();
    await writeBehind(author, 'in a queue.', ' For a day.');
    await until(async () => (await saved()).problem.includes('For a day.'));
    await ines.context().setOffline(false);
    await ines.getByRole('region', { name: 'Problem: two texts' }).waitFor();
    const faults = await faultsOf(ines, 'two texts');
    must(faults.length === 0, faults.join('\n'));
    await ines.getByRole('button', { name: 'Keep both' }).click();
    await until(async () => /For an hour\.[^]*For a day\./.test((await saved()).problem));
  });
  await checks.check('a session that ends mid-sentence costs no word', async () => {
    await ines.context().clearCookies();
    await writeBehind(ines, 'at once.', ' Half a sentence');
    const dialog = ines.getByRole('dialog', { name: 'Sign in again' });
    await dialog.getByLabel('Password').fill('a long enough password');
    await dialog.getByLabel('Password').press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await until(async () => (await saved()).problem.includes('Half a sentence'));
  });
  await checks.check('one’s own other tab is called that, where it writes and where it wrote the same words', () =>
    visitor.anotherWindow().then((window) => writeInTwoTabs(writers, window)),
  );
  await checks.check('text of a tab that was closed without a connection is found by the next', () =>
    closeTab(writers),
  );
  await checks.check('hostile text is text in every field', () => writeHostile(writers));
  for (const page of [author, ines]) await page.context().close();
}

async function sitDown(visitor: Visitor, own: string): Promise<Writers> {
  const author = await visitor.anotherWindow();
  const api = author.request;
  const base = await apiOf(api, own);
  const { id } = await answer<{ id: string }>(api, 'post', `${base}/initiatives`, { name: 'Doorstep Returns' });
  const prfaq = `${base}/initiatives/${id}/prfaq`;
  type Text = { version: number; document: { sections: { problem: string; heading: string } } };
  const { version } = await answer<Text>(api, 'get', prfaq);
  const sections = { heading: 'Returns at the door', problem: start };
  await answer(api, 'patch', `${prfaq}/draft`, { sections }, { 'if-match': `"${version}"` });
  const ines = await join(visitor, api, base, 'Ines Calder', 'editor');
  const address = `${own}/initiatives/${id}/prfaq?mode=edit`;
  for (const page of [author, ines]) {
    await page.goto(address);
    await problem(page).getByText('eleven days.').waitFor();
  }
  return { author, ines, address, saved: async () => (await answer<Text>(api, 'get', prfaq)).document.sections };
}

/** The same words are changed in two windows of one person, of which one cannot send for a while. */
async function writeInTwoTabs({ author, address, saved }: Writers, tab: Page): Promise<void> {
  await tab.goto(address);
  await problem(tab).getByText('eleven days.').click();
  await problem(author).getByText('eleven days.').click();
  await author.getByText('You write here in another tab').waitFor();
  await tab.route('**/prfaq/draft', (route) => route.abort());
  await writeBehind(tab, 'eleven days.', ' In one tab.');
  await tab.getByText('Workback cannot be reached.').waitFor();
  await writeBehind(author, 'eleven days.', ' In the other tab.');
  await until(async () => (await saved()).problem.includes('In the other tab.'));
  await tab.unroute('**/prfaq/draft');
  const conflict = tab.getByRole('region', { name: 'Problem: two texts' });
  await conflict.getByText('You, in another tab, changed the same words').waitFor();
  await conflict.getByRole('button', { name: 'Keep both' }).click();
  await until(async () => /In one tab\.[^]*In the other tab\./.test((await saved()).problem));
  await tab.context().close();
}

/** A tab is closed with text that could not be sent; another one of the same person puts it back. */
async function closeTab({ ines, address, saved }: Writers): Promise<void> {
  const tab = await ines.context().newPage();
  await tab.goto(address);
  await problem(tab).getByText('eleven days.').first().waitFor();
  await tab.context().setOffline(true);
  await writeBehind(tab, 'comes back.', ' Left behind.');
  await tab.getByText('Workback cannot be reached.').waitFor();
  await tab.close();
  await ines.context().setOffline(false);
  await ines.reload();
  await ines.getByText('that had not been saved was found').waitFor();
  await ines.getByRole('button', { name: 'Save this text' }).click();
  await until(async () => (await saved()).problem.includes('Left behind.'));
}

async function writeHostile({ author, saved }: Writers): Promise<void> {
  await author.getByLabel('Heading', { exact: true }).fill(hostile);
  await writeBehind(author, 'eleven days.', ` ${hostile}`);
  await until(async () => (await saved()).heading === hostile && (await saved()).problem.includes('alert(2)'));
  await author.reload();
  await problem(author).getByText('onerror').first().waitFor();
  const live = await author.locator('.editor :is(script, img[src="x"], a[href^="javascript"])').count();
  must(live === 0, `${live} elements came out of hostile text.`);
  must((await problem(author).innerText()).includes('<script>alert(2)</script>'), 'The hostile words are not shown.');
}

const problem = (page: Page): Locator => page.getByRole('textbox', { name: 'Problem', exact: true });

/** Goes behind some words of the problem with the mouse and types. */
async function writeBehind(page: Page, words: string, text: string): Promise<void> {
  await problem(page).getByText(words).first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(text);
}

/** Goes before some words of the problem with the mouse and types. */
async function writeBefore(page: Page, words: string, text: string): Promise<void> {
  await problem(page).getByText(words).first().click();
  await page.keyboard.press('Home');
  await page.keyboard.type(text);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadlineMs = Date.now() + 15_000;
  while (!(await holds())) {
    must(Date.now() < deadlineMs, 'It did not arrive on the server in time.');
    await new Promise((resume) => setTimeout(resume, 150));
  }
}
