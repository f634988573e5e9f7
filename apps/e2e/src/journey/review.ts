import type { Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';
import { answer, apiOf, join } from '#journey/company';
import { choosePerson, press, reach, type } from '#journey/keyboard';
import { faultsOf } from '#journey/looks';
import { meet } from '#journey/review-meeting';

/** The people of the review, each in a browser of their own, on the press release they share. */
interface Desk {
  readonly author: Page;
  readonly ines: Page;
  readonly jonas: Page;
  /** Address of the initiative. */
  readonly initiative: string;
}

const summary = 'A driver collects within one working day. Collection starts in 140 towns on the first day.';

/**
 * A press release from draft over two rounds to approval, an amendment and its re-approval, by three people in three
 * browsers, without a mouse; every step of one is seen by the others without a reload.
 */
export async function reviewTogether(checks: Checks, visitor: Visitor, workspace: string): Promise<void> {
  const desk = await checks.check('three people open one press release', () => sitDown(visitor, workspace));
  if (!desk) return;
  await firstRound(checks, desk);
  await secondRound(checks, desk);
  await amend(checks, desk);
  await checks.check('an amendment is accessible in light and dark', () => lookAround(desk));
  for (const page of [desk.author, desk.ines, desk.jonas]) await page.context().close();
}

async function sitDown(visitor: Visitor, workspace: string): Promise<Desk> {
  const author = await visitor.anotherWindow();
  const api = author.request;
  const base = await apiOf(api, workspace);
  const { id } = await answer<{ id: string }>(api, 'post', `${base}/initiatives`, { name: 'Doorstep Returns' });
  const launchDate = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10);
  const text = { sections: { heading: 'Returns at the door', summary }, launchDate };
  await answer(api, 'patch', `${base}/initiatives/${id}/prfaq/draft`, text, { 'if-match': '"1"' });
  const exact = 'Collection starts in 140 towns';
  const passage = { place: 'summary', exact, prefix: '', suffix: '', start: summary.indexOf(exact) };
  await answer(api, 'post', `${base}/initiatives/${id}/promises`, { passage, kind: 'commitment' });
  const initiative = `${workspace}/initiatives/${id}`;
  await author.goto(`${initiative}/prfaq`);
  await author.locator('.memo').first().waitFor();
  const seat = async (name: string): Promise<Page> => {
    const page = await join(visitor, api, base, name);
    await page.goto(`${initiative}/prfaq`);
    await page.locator('.memo').first().waitFor();
    return page;
  };
  return { author, ines: await seat('Ines Calder'), jonas: await seat('Jonas Beck'), initiative };
}

async function firstRound(checks: Checks, { author, ines, jonas }: Desk): Promise<void> {
  await checks.check('a round is started with approver, reviewer, objective and due date, by keyboard', async () => {
    await press(author, 'Start review round');
    await author.getByRole('dialog').waitFor();
    await type(author, 'Objective', 'Is it worth building?');
    await choosePerson(author, 'Approvers', 'Ines Calder');
    await choosePerson(author, 'Reviewers', 'Jonas Beck');
    await press(author, 'Start review round');
    await author.getByText('Round 1 in review').waitFor();
  });
  await checks.check('those who are asked see it at once, answer, and their answers are seen', async () => {
    await jonas.getByText('Round 1 in review').waitFor();
    await press(jonas, 'Give your review');
    await reach(jonas, /^I agree/);
    await jonas.keyboard.press('ArrowDown');
    await type(jonas, 'Remark (optional)', 'Which 140 towns?');
    await press(jonas, 'Save review');
    await author.getByText('Jonas Beck reviewed, has concerns').waitFor();
    await ines.getByText('Which 140 towns?').waitFor();
  });
  await checks.check('an approver asks for changes, which become a checklist on the draft', async () => {
    await press(ines, 'Ask for changes');
    await type(ines, 'Changes that are needed', 'Say which towns come first');
    await press(ines, 'Ask for changes');
    await author.getByRole('heading', { name: /Round 1 asked for 1 change/ }).waitFor();
  });
}

async function secondRound(checks: Checks, { author, ines, jonas }: Desk): Promise<void> {
  await checks.check('the author makes the change and ticks it off', async () => {
    await reach(author, 'Say which towns come first');
    await author.keyboard.press('Space');
    await author.getByText('all made').waitFor();
    await type(author, /^What was done about/, 'The first of them are in the heading');
    await press(author, 'Edit text');
    await author.getByRole('heading', { name: 'Edit the PR/FAQ' }).waitFor();
    await type(author, /^Heading$/, 'Returns at the door, in Leeds and York first');
    await author.getByText(/^Saved \d\d:\d\d/).waitFor();
    await author.keyboard.press('Shift+Tab');
    await author.getByRole('link', { name: 'Read text' }).focus();
    await author.keyboard.press('Enter');
  });
  await checks.check('the second round shows what was done for it', async () => {
    await author.getByRole('button', { name: 'Start review round' }).focus();
    await author.keyboard.press('Enter');
    await type(author, 'Objective', 'Go ahead?');
    await press(author, 'Start review round');
    await ines.getByText('Round 2 in review').waitFor();
    await ines.getByText('Round 1 asked for 1 change, 1 made').waitFor();
  });
  await meet(checks, { author, ines, jonas });
  await checks.check('the approval at the end of the meeting freezes the text', async () => {
    await press(ines, 'Approve press release');
    await ines.getByRole('dialog').waitFor();
    await press(ines, 'Approve press release');
    for (const page of [author, jonas]) {
      await page.getByText('The round has ended').waitFor();
      await press(page, 'Read the text');
      await page.getByText(/approved by Ines Calder on/).waitFor();
    }
  });
}

async function amend(checks: Checks, { author, ines, initiative }: Desk): Promise<void> {
  await checks.check('an amendment is a working copy that names the promise it touches', async () => {
    await press(author, 'Propose an amendment');
    await type(author, 'What has to change, and why', 'Twenty towns later, so that the launch date holds');
    await press(author, 'Propose amendment');
    await author.getByRole('heading', { name: 'Edit amendment 1' }).waitFor();
    await type(author, /^Summary$/, summary.replace('140', '120'));
    await author.getByRole('complementary', { name: 'What the amendment touches' }).getByText('re-worded').waitFor();
    await author.getByText(/^Saved \d\d:\d\d/).waitFor();
  });
  await checks.check('the approved text stays the yardstick until its approver approves again', async () => {
    await author.getByRole('link', { name: 'Changes', exact: true }).focus();
    await author.keyboard.press('Enter');
    await author.locator('.compared ins', { hasText: '120' }).waitFor();
    await press(author, 'Start review round');
    await type(author, 'Objective', 'Fewer towns?');
    await press(author, 'Start review round');
    await author.getByText('Amendment 1, round 1 in review').waitFor();
    await ines.goto(`${initiative}/prfaq`);
    await ines.getByText('in 140 towns').waitFor();
    await press(ines, /^Amendment 1, in review/);
    await press(ines, 'Approve amendment');
    await ines.getByRole('dialog').waitFor();
    await press(ines, 'Approve amendment');
    await author.getByText('Approved', { exact: true }).first().waitFor();
  });
  await checks.check('the drift from the first approval is one key away', async () => {
    await author.goto(initiative);
    const drift = author.getByText('Changes since first approval');
    await drift.waitFor();
    must(/1 promise re-worded/.test(await drift.locator('..').innerText()), await drift.locator('..').innerText());
    await reach(author, /^Changes since first approval/);
    await author.keyboard.press('Enter');
    await author.getByText('Collection starts in 120 towns').first().waitFor();
  });
}

/** The other pages of a review are among those that are looked at one by one. */
async function lookAround({ ines }: Desk): Promise<void> {
  await ines.getByText('Touches 1 promise').waitFor();
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await ines.emulateMedia({ colorScheme });
    faults.push(...(await faultsOf(ines, colorScheme)));
  }
  must(faults.length === 0, faults.join('\n'));
}
