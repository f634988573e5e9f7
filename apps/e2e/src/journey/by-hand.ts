import type { Page } from 'playwright-core';
import type { Checks } from '#journey/checks';
import { must } from '#journey/checks';
import type { Material } from '#journey/material';

/** From a document to an approved text with two promises and a plan of five milestones, as a new user does it. */
export async function writeAndPlan(checks: Checks, page: Page, material: Material): Promise<void> {
  await checks.check('the own workspace is one click away and asks for a PR/FAQ', async () => {
    await page.locator('summary[aria-label^="Workspace"]').click();
    await page.getByRole('link', { name: 'My workspace' }).click();
    await page.getByRole('link', { name: 'Write or import a PR/FAQ' }).click();
  });
  await checks.check(`an import shows what it found before saving: ${material.counts}`, async () => {
    await page.getByRole('link', { name: 'Import a document' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: material.fileName,
      mimeType: 'text/markdown',
      buffer: Buffer.from(material.markdown),
    });
    await page.getByText(material.counts).waitFor();
  });
  await checks.check('the imported document opens as an initiative', async () => {
    await page.getByRole('button', { name: 'Import as new initiative' }).click();
    await page.waitForURL(/\/initiatives\/[^/]+\/prfaq/);
    await page.locator('.memo').first().waitFor();
  });
  await checks.check('the launch date is set and saved while typing', async () => {
    await page.getByRole('link', { name: 'Edit text' }).click();
    await page.getByLabel('Proposed launch date').fill(launchDate());
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    await page.getByRole('link', { name: 'Read text' }).click();
  });
  await markPromises(checks, page, material);
  await checks.check('a round of one approves the text, and freezes it and its promises by that', async () => {
    await page.getByRole('button', { name: 'Start review round' }).click();
    const round = page.getByRole('dialog');
    await round.getByLabel('Objective').fill('Go ahead?');
    await round.getByRole('combobox', { name: 'Approvers' }).click();
    await page.getByRole('option').first().click();
    await round.getByRole('button', { name: 'Start review round' }).click();
    await page.getByRole('button', { name: 'Approve PR/FAQ' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Approve PR/FAQ' }).click();
    await page.getByText(/approved by .+ on /).waitFor();
    must((await page.getByRole('link', { name: 'Edit text' }).count()) === 0, 'An approved text can be edited.');
    await page.getByRole('button', { name: 'Amend promises' }).waitFor();
    must((await page.getByRole('button', { name: 'Mark a promise…' }).count()) === 0, 'It can be promised more.');
  });
  await planMilestones(checks, page);
}

async function markPromises(checks: Checks, page: Page, { promised }: Material): Promise<void> {
  await checks.check('selected words become a promise', async () => {
    must(await page.evaluate<boolean>(selectWords(promised.selected)), `“${promised.selected}” is not on the page.`);
    await page.getByRole('button', { name: 'Mark as promise' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Mark promise' }).click();
    await page.locator('ul.promises li').first().waitFor();
  });
  await checks.check('typed words become a promise, without a mouse', async () => {
    await page.getByRole('button', { name: 'Mark a promise…' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    const places = await dialog.getByLabel('Where it stands').locator('option').all();
    const values = await Promise.all(places.map((place) => place.getAttribute('value')));
    await dialog.getByLabel('The exact words').fill(promised.typed);
    await dialog.getByRole('button', { name: 'Mark promise' }).click();
    // A person knows where the words stand; here every text is tried until none is complained about.
    for (const value of values) {
      await dialog.getByLabel('Where it stands').selectOption(value);
      if ((await page.locator('ul.promises li').count()) > 1 || (await dialog.locator('.wrong').count()) > 0) continue;
      await dialog.getByRole('button', { name: 'Mark promise' }).click();
      await page.locator('ul.promises li').nth(1).waitFor();
      return;
    }
    throw new Error('No text took the words.');
  });
}

const outcomes: readonly { readonly words: string; readonly days: number; readonly after: readonly number[] }[] = [
  { words: 'The protocol passes an outside review', days: 8, after: [] },
  { words: 'Two teams run the preview', days: 10, after: [0] },
  { words: 'The guide takes an hour to follow', days: 5, after: [0] },
  { words: 'The release is signed and published', days: 3, after: [1, 2] },
  { words: 'The help desk answers from a script', days: 4, after: [3] },
];

async function planMilestones(checks: Checks, page: Page): Promise<void> {
  await checks.check('five milestones with dependencies are planned back from the launch', async () => {
    await page.locator('nav.inittabs a').first().click();
    await page.getByRole('link', { name: 'Plan back from the launch' }).click();
    for (const [i, { words, days, after }] of outcomes.entries()) {
      await page.getByRole('button', { name: i === 0 ? 'Add the first milestone' : 'Add milestone' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Outcome').fill(words);
      await dialog.getByLabel('Estimate in working days').fill(String(days));
      for (const before of after) {
        await dialog
          .getByLabel('Add what it waits for')
          .selectOption({ label: `${before + 1}. ${outcomes[before]?.words}` });
      }
      if (i < 2)
        await dialog.getByRole('group', { name: 'Serves these promises' }).getByRole('checkbox').nth(i).check();
      await dialog.getByRole('button', { name: 'Add milestone' }).click();
      // The row is drawn before the answer is in.
      await dialog.waitFor({ state: 'hidden' });
      await page.locator('.cv-row').nth(i).waitFor();
    }
  });
  await checks.check('the plan has latest dates, float and a critical path', async () => {
    await page.getByRole('heading', { level: 1, name: /The launch on .+ holds/ }).waitFor();
    await page.getByRole('button', { name: 'Table' }).click();
    await page.locator('table.plan').getByText('critical').first().waitFor();
    const cells = await page.locator('table.plan td[data-l="Start by"]').allInnerTexts();
    must(cells.length === 5 && cells.every((text) => /20\d\d|\d+ \w{3}/.test(text)), `Start by: ${cells.join(', ')}`);
  });
}

/** Begins a text of one's own; answers its address. */
export async function beginText(checks: Checks, page: Page, workspace: string): Promise<string> {
  await checks.check('a PR/FAQ is begun by its name and saved while it is written', async () => {
    await page.goto(`${workspace}/documents`);
    await page.getByRole('button', { name: 'Write a PR/FAQ' }).click();
    await page.getByRole('dialog').getByLabel('Name of the initiative').fill('Larkspur Window');
    await page.getByRole('button', { name: 'Start PR/FAQ' }).click();
    await page.waitForURL(/mode=edit/);
    await page.getByLabel('Heading', { exact: true }).fill('Larkspur Window: parcels wait until you are home');
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
  });
  return page.url();
}

/** About ninety days ahead, on a working day. */
function launchDate(): string {
  const date = new Date(Date.now() + 90 * 86_400_000);
  while ([0, 6].includes(date.getUTCDay())) date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** Script that selects words of the memo as a mouse would; answers whether they stand in one place. */
const selectWords = (words: string): string => `(() => {
  const wanted = ${JSON.stringify(words)}.replace(/\\s+/g, ' ');
  const walker = document.createTreeWalker(document.querySelector('.memo'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.data.replace(/\\s/g, ' ').indexOf(wanted);
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + wanted.length);
    node.parentElement.scrollIntoView({ block: 'center' });
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return true;
  }
  return false;
})()`;
