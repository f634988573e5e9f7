import type { Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';
import { answer, apiOf, join } from '#journey/company';
import { press, reach } from '#journey/keyboard';
import { lookAtPages } from '#journey/looks';

/** Two people on one PR/FAQ, each in a browser of their own. */
interface Pair {
  readonly author: Page;
  readonly wren: Page;
  /** Address of the text with its comments open. */
  readonly text: string;
  readonly rewrite: (summary: string) => Promise<void>;
}

const summary = 'A driver collects within one working day. Collection starts in 140 towns on the first day.';

/** Two people talk about a text beside its passages, live, while it is edited; one of them has no mouse. */
export async function talkAboutText(checks: Checks, visitor: Visitor, own: string): Promise<void> {
  const pair = await checks.check('two people read one PR/FAQ', () => sitDown(visitor, own));
  if (!pair) return;
  await talk(checks, pair);
  await editTheText(checks, pair);
  await readInbox(checks, pair, own);
  await lookAtPages(checks, visitor, [
    { name: 'Comments', path: pair.text, shows: '.card.thread' },
    { name: 'Inbox', path: `${own}/inbox?entries=all`, shows: '.inbox' },
    { name: 'Activity', path: `${own}/activity`, shows: '.feedday' },
  ]);
  for (const page of [pair.author, pair.wren]) await page.context().close();
}

async function sitDown(visitor: Visitor, own: string): Promise<Pair> {
  const author = await visitor.anotherWindow();
  const api = author.request;
  const base = await apiOf(api, own);
  const { id } = await answer<{ id: string }>(api, 'post', `${base}/initiatives`, { name: 'Night Lockers' });
  const prfaq = `${base}/initiatives/${id}/prfaq`;
  const write = async (sections: Record<string, string>): Promise<void> => {
    const { version } = await answer<{ version: number }>(api, 'get', prfaq);
    await answer(api, 'patch', `${prfaq}/draft`, { sections }, { 'if-match': `"${version}"` });
  };
  await write({ heading: 'Lockers that open at night', summary, problem: 'Shops close at six.' });
  const wren = await join(visitor, api, base, 'Wren Adeyemi');
  const text = `${own}/initiatives/${id}/prfaq?panel=comments`;
  for (const page of [author, wren]) {
    await page.goto(text);
    await page.locator('[data-place="summary"] p').waitFor();
    await page.getByText('No open comments').waitFor();
  }
  return { author, wren, text, rewrite: (words) => write({ summary: words }) };
}

async function talk(checks: Checks, { author, wren }: Pair): Promise<void> {
  await checks.check('a comment on a section by keyboard names somebody, and is there for them at once', async () => {
    await press(wren, 'Comment on Summary');
    await wren.getByRole('textbox', { name: 'Comment' }).waitFor();
    const name =
      (await author.locator('summary[aria-label$=", menu"]').getAttribute('aria-label'))?.replace(', menu', '') ?? '';
    await wren.keyboard.type(`Is it short enough, @${name.slice(0, 3)}`);
    await wren.getByRole('option', { name }).waitFor();
    await wren.keyboard.press('Enter');
    await wren.keyboard.press('ControlOrMeta+Enter');
    await author.getByRole('button', { name: 'Comment on Summary, 1 comment' }).waitFor();
    await author.getByText(`@${name}`).waitFor();
    await author.getByRole('link', { name: /^Inbox, \d+ unread/ }).waitFor();
  });
  await checks.check('a comment on selected words stands beside them in both browsers', async () => {
    await select(wren, '140 towns');
    await wren.keyboard.press('ControlOrMeta+Alt+m');
    await wren.getByRole('textbox', { name: 'Comment' }).waitFor();
    await wren.keyboard.type('Which ones?');
    await wren.keyboard.press('ControlOrMeta+Enter');
    await author.getByRole('button', { name: 'Comment by Wren Adeyemi: Which ones?' }).waitFor();
    const [words, card] = [
      await author.locator('[data-threads]').boundingBox(),
      await author.locator('.card.thread', { hasText: 'Which ones?' }).boundingBox(),
    ];
    must(words !== null && card !== null && card.y + card.height > words.y, 'the card does not stand beside its words');
  });
  await checks.check('it is opened from the text, answered and walked by keyboard', async () => {
    await press(author, 'Comment by Wren Adeyemi: Which ones?');
    await author.locator('.card.thread.active', { hasText: 'Which ones?' }).waitFor();
    await reach(author, 'Reply', true);
    await author.keyboard.type('Those with a depot.');
    await author.keyboard.press('ControlOrMeta+Enter');
    await wren.getByText('Those with a depot.').waitFor();
    await reach(author, 'Reply', true);
    await author.keyboard.press('Escape');
    await author.keyboard.press('k');
    await author.locator('.card.thread.active', { hasText: 'Is it short enough' }).waitFor();
    await author.keyboard.press('j');
    await author.locator('.card.thread.active', { hasText: 'Which ones?' }).waitFor();
  });
}

async function editTheText(checks: Checks, { wren, author, rewrite }: Pair): Promise<void> {
  await checks.check('a comment stays with its words while others edit, and says what they were', async () => {
    await rewrite(`From Monday on. ${summary}`);
    await wren.locator('[data-threads]', { hasText: '140 towns' }).waitFor();
    await rewrite(`From Monday on. ${summary.replace('140 towns', '120 cities')}`);
    await wren.locator('.card', { hasText: 'was edited. It said: 140 towns' }).waitFor();
    await wren.locator('[data-threads]', { hasText: '120 cities' }).waitFor();
    await rewrite('From Monday on. A driver collects within one working day.');
    await wren.locator('.card', { hasText: 'The passage is gone. It said: 140 towns' }).waitFor();
  });
  await checks.check('a thread that is resolved leaves the others’ open ones', async () => {
    const card = author.locator('.card.thread', { hasText: 'Which ones?' });
    if (!(await card.locator('.answer').isVisible())) await card.locator('.about').click();
    await card.getByRole('button', { name: 'Resolve' }).click();
    await wren.getByRole('tab', { name: 'Comments 1' }).waitFor();
  });
}

async function readInbox(checks: Checks, { author }: Pair, own: string): Promise<void> {
  const mention = author.getByRole('link', { name: /Wren Adeyemi mentioned you on “Night Lockers”: Is it short/ });
  await checks.check('what was seen beside the text is read in the inbox, which still leads there', async () => {
    await author.goto(`${own}/inbox`);
    await author.getByRole('heading', { level: 1 }).waitFor();
    must((await mention.count()) === 0, 'a thread that was read is still unread in the inbox');
    await author.getByRole('link', { name: 'All', exact: true }).click();
    await mention.first().click();
    await author.locator('.card.thread.active', { hasText: 'Is it short enough' }).waitFor();
  });
}

/** Selects words of the summary, as dragging over them does. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate(`(() => {
    const area = document.querySelector('[data-place="summary"]');
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(${JSON.stringify(words)});
      if (at !== -1) getSelection().setBaseAndExtent(node, at, node, at + ${words.length});
    }
  })()`);
}
