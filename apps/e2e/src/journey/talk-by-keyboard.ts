import type { Page } from 'playwright-core';
import { type Checks, must } from '#journey/checks';
import { press, reach } from '#journey/keyboard';
import { faultsInBoth } from '#journey/looks';

/** A reviewer asks, the author answers and the matter is closed, each seen by the other at once, without a mouse. */
export async function talkByKeyboard(checks: Checks, author: Page, reviewer: Page): Promise<void> {
  await checks.check('a reviewer comments by keyboard, and the author sees it at once and answers', async () => {
    await press(reviewer, /^Comment on Summary/);
    await reach(reviewer, 'Comment', true);
    await reviewer.keyboard.type('Which towns are they?');
    await reviewer.keyboard.press('ControlOrMeta+Enter');
    await reviewer.locator('.thread.active').getByText('Which towns are they?').waitFor();
    await reach(author, /^Promises/);
    await author.keyboard.press('ArrowRight');
    await author.getByText('Which towns are they?').waitFor();
    await press(author, /open thread$/);
    await reach(author, 'Reply', true);
    await author.keyboard.type('Leeds and York come first.');
    await author.keyboard.press('ControlOrMeta+Enter');
    await reviewer.getByText('Leeds and York come first.').waitFor();
  });
  await checks.check('a page with an open thread is accessible in light and dark', async () => {
    const faults = await faultsInBoth(author);
    must(faults.length === 0, faults.join('\n'));
  });
  await checks.check('a thread is closed by keyboard', async () => {
    await press(author, /^Resolve$/);
    await reviewer
      .locator('.thread')
      .getByText(/^Resolved /)
      .waitFor();
    await author.keyboard.press('Escape');
  });
}

/** The same about an amendment: on its changes, beside what it touches. */
export async function talkAboutAmendment(checks: Checks, author: Page, approver: Page): Promise<void> {
  await checks.check('an amendment is commented on by keyboard, and its author answers', async () => {
    await reach(approver, 'What it touches');
    await approver.keyboard.press('ArrowRight');
    await press(approver, /^Comment$/);
    await reach(approver, 'Comment', true);
    await approver.keyboard.type('Do the shops know?');
    await approver.keyboard.press('ControlOrMeta+Enter');
    await approver.locator('.thread.active').getByText('Do the shops know?').waitFor();
    await reach(author, 'What it touches');
    await author.keyboard.press('ArrowRight');
    await author.getByText('Do the shops know?').waitFor();
    await press(author, /open thread$/);
    await reach(author, 'Reply', true);
    await author.keyboard.type('They asked for it.');
    await author.keyboard.press('ControlOrMeta+Enter');
    await approver.getByText('They asked for it.').waitFor();
    const faults = await faultsInBoth(approver);
    must(faults.length === 0, faults.join('\n'));
  });
}
