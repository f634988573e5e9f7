import type { Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';
import { apiOf, join } from '#journey/company';
import { choosePerson, press, reach, type } from '#journey/keyboard';
import { faultsInBoth } from '#journey/looks';
import { meet } from '#journey/review-meeting';
import { talkAboutAmendment, talkByKeyboard } from '#journey/talk-by-keyboard';
import { draft, writeByKeyboard } from '#journey/writing-by-keyboard';

/** The people of the review, each in a browser of their own, on the PR/FAQ they share. */
interface Desk {
  readonly author: Page;
  readonly ines: Page;
  readonly jonas: Page;
  /** Address of the initiative. */
  readonly initiative: string;
}

/**
 * The whole life of a PR/FAQ, from its first word over two rounds to approval, an amendment and its re-approval, by
 * three people in three browsers, without a mouse; every step of one is seen by the others without a reload.
 */
export async function reviewTogether(checks: Checks, visitor: Visitor, workspace: string): Promise<void> {
  const author = await visitor.anotherWindow();
  const initiative = await writeByKeyboard(checks, author, workspace);
  if (!initiative) return author.context().close();
  const desk = await checks.check('two more people open the PR/FAQ', () =>
    sitDown(author, visitor, workspace, initiative),
  );
  if (!desk) return author.context().close();
  await talkByKeyboard(checks, desk.author, desk.jonas);
  await firstRound(checks, desk);
  await secondRound(checks, desk);
  await amend(checks, desk);
  await checks.check('an amendment is accessible in light and dark', () => lookAround(desk));
  for (const page of [desk.author, desk.ines, desk.jonas]) await page.context().close();
}

async function sitDown(author: Page, visitor: Visitor, workspace: string, initiative: string): Promise<Desk> {
  const base = await apiOf(author.request, workspace);
  const seat = async (name: string): Promise<Page> => {
    const page = await join(visitor, author.request, base, name);
    await page.goto(`${initiative}/prfaq`);
    await page.locator('article.memo').waitFor();
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
    await press(ines, 'Approve PR/FAQ');
    await ines.getByRole('dialog').waitFor();
    await press(ines, 'Approve PR/FAQ');
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
    await type(author, /^Summary$/, draft.summary.replace('140', '120'));
    await author.getByRole('region', { name: 'What the amendment touches' }).getByText('re-worded').waitFor();
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
    await ines.getByText('Collection starts in 140 towns').first().waitFor();
    await press(ines, /^Amendment 1, in review/);
  });
  await talkAboutAmendment(checks, author, ines);
  await checks.check('its approver approves it, and it is the yardstick from then on', async () => {
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
  await reach(ines, /^Comments/);
  await ines.keyboard.press('ArrowLeft');
  await ines.getByText('Touches 1 promise').waitFor();
  const faults = await faultsInBoth(ines);
  must(faults.length === 0, faults.join('\n'));
}
