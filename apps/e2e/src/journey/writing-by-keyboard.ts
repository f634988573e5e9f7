import type { Page } from 'playwright-core';
import { type Checks, must } from '#journey/checks';
import { answer, apiOf } from '#journey/company';
import { choose, press, reach, type } from '#journey/keyboard';
import { faultsInBoth } from '#journey/looks';

/** A PR/FAQ as its author writes it, key by key. */
export const draft = {
  name: 'Doorstep Returns',
  heading: 'Returns at the door',
  summary: 'A driver collects within one working day. Collection starts in 140 towns on the first day.',
  promised: 'Collection starts in 140 towns',
};

/** From the list of documents to a draft with formatted words, a sorted FAQ and a promise; answers its initiative's address. */
export async function writeByKeyboard(checks: Checks, author: Page, workspace: string): Promise<string | undefined> {
  await checks.check('a PR/FAQ is begun by keyboard', async () => {
    await author.goto(`${workspace}/documents`);
    await press(author, 'Write a PR/FAQ');
    await author.getByRole('dialog').waitFor();
    await type(author, /^Name of the initiative/, draft.name);
    await author.keyboard.press('Enter');
    await author.getByRole('heading', { name: 'Edit the PR/FAQ' }).waitFor();
  });
  await checks.check('its date, its heading and formatted text are written without a mouse', () => writeText(author));
  await checks.check('questions are added, answered and brought into order by keyboard', () => writeQuestions(author));
  await checks.check('what was written by keyboard is saved as Markdown', () => readBack(author, workspace));
  await checks.check('the editor is accessible in light and dark', async () => {
    const faults = await faultsInBoth(author);
    must(faults.length === 0, faults.join('\n'));
  });
  return checks.check('a promise is marked by keyboard', async () => {
    await author.keyboard.press('ControlOrMeta+Home');
    await author.getByRole('link', { name: 'Read text' }).focus();
    await author.keyboard.press('Enter');
    await author.locator('article.memo').waitFor();
    await press(author, 'Mark a promise…');
    await author.getByRole('dialog').waitFor();
    await choose(author, 'Where it stands', 'Summary');
    await type(author, 'The exact words', draft.promised);
    await choose(author, 'Kind', 'Commitment');
    await press(author, 'Mark promise');
    await author.locator('.memo mark', { hasText: draft.promised }).waitFor();
    return author.url().replace(/\/prfaq.*$/, '');
  });
}

async function writeText(author: Page): Promise<void> {
  await reach(author, 'Proposed launch date', true);
  const launch = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10);
  await author.keyboard.type(launch.split('-').reverse().join(''));
  await type(author, /^Heading$/, draft.heading);
  await type(author, /^Summary$/, draft.summary);
  await type(author, /^Problem$/, 'One parcel in ');
  await author.keyboard.press('ControlOrMeta+B');
  await author.keyboard.type('nine');
  await author.keyboard.press('ControlOrMeta+B');
  await author.keyboard.type(' comes back.\n- The shopper queues.\nThe shop waits.');
  await author.keyboard.press('Alt+F10');
  await author.getByRole('combobox', { name: 'Paragraph' }).and(author.locator(':focus')).waitFor();
  await author.keyboard.press('Escape');
  await author.keyboard.type(' For days.');
  // Whoever only passes through a text changes nothing in it; who wrote leaves it with Escape.
  for (const key of ['Escape', 'Tab', 'Shift+Tab', 'Shift+Tab']) await author.keyboard.press(key);
}

async function writeQuestions(author: Page): Promise<void> {
  for (const [question, words] of [
    ['How much?', 'It is free.'],
    ['Where?', 'In 140 towns.'],
  ] as const) {
    await press(author, 'Add external question');
    await author.keyboard.type(question);
    await reach(author, /^Answer to question E\d$/, true);
    await author.keyboard.type(words);
  }
  // From the answer back to its question, which the arrows move.
  await author.keyboard.press('Shift+Tab');
  await author.keyboard.press('Alt+ArrowUp');
  await author.getByText('Question moved to place 1 of 2.').waitFor();
  await author.getByText(/^Saved \d\d:\d\d/).waitFor();
}

async function readBack(author: Page, workspace: string): Promise<void> {
  const [, id] = /initiatives\/([^/?]+)/.exec(author.url()) ?? [];
  type Text = { document: { sections: { problem: string }; questions: { question: string; answer: string }[] } };
  const base = await apiOf(author.request, workspace);
  const { document } = await answer<Text>(author.request, 'get', `${base}/initiatives/${id ?? ''}/prfaq`);
  const problem = 'One parcel in **nine** comes back.\n\n- The shopper queues.\n- The shop waits. For days.';
  must(document.sections.problem === problem, `The problem is kept as ${JSON.stringify(document.sections.problem)}.`);
  const questions = document.questions.map(({ question, answer: words }) => `${question} ${words}`).join(' | ');
  must(questions === 'Where? In 140 towns. | How much? It is free.', `The questions are ${questions}.`);
}
