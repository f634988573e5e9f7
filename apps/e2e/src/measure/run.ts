/**
 * How the product feels with a large document, in a real browser: `pnpm build && pnpm measure`. Figures of this machine as
 * it is now, each as the median of several tries; the load average says how busy it was.
 */
import { loadavg } from 'node:os';
import { diffDocuments } from '@workback/domain/prfaq/diff';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import type { Page } from 'playwright-core';
import { openVisitor } from '#journey/browser';
import { startProduct } from '#journey/product';
import { framesDuring } from '#measure/frames';
import { timesUntil } from '#measure/times-until';
import { type LargeDocument, makeLargeDocument } from '#measure/large-document-world';

const TRIES = 5;
const product = await startProduct('');
const visitor = await openVisitor();
try {
  const page = await visitor.context.newPage();
  await page.goto(product.link);
  await page.waitForURL(/\/portfolio/);
  const origin = new URL(product.link).origin;
  const document = await makeLargeDocument(visitor.context.request, origin);
  say(
    `A document of ${document.words.toLocaleString('en-GB')} words, 120 questions, 300 comments, 50 versions; load ${loadavg()[0]?.toFixed(1)}`,
  );
  await opening(page, document);
  await typing(page, document);
  await comparing(page, document);
} finally {
  await visitor.close();
  await product.stop();
}

/** Everything fetched anew; beside it a page of the same product, for machines differ and are busy. */
async function opening(page: Page, { path }: LargeDocument): Promise<void> {
  const workspace = path.slice(0, path.indexOf('/initiatives/'));
  const settings = await timesUntil(page, `${workspace}/settings`, { shown: 'main form' }, TRIES);
  say(`opening the settings, to compare with: ${middle(settings.shown)} ms`);
  const read = await timesUntil(
    page,
    `${path}/prfaq`,
    { text: '.memo [data-place] p:not(.raw)', all: '.memo:not(:has(.raw)) .faq > li:nth-child(60)' },
    TRIES,
  );
  say(
    `opening to read: ${middle(read.text)} ms to the text (aim 700), ${middle(read.all)} ms to its last answer; ${ratio(read.text, settings.shown)} times the settings`,
  );
  const commented = await timesUntil(
    page,
    `${path}/prfaq?panel=comments`,
    { first: '.threads .thread', all: `.threads .thread:nth-child(300)` },
    TRIES,
  );
  say(
    `opening with its comments: ${middle(commented.first)} ms to the first beside the text (aim 1,000), ${middle(commented.all)} ms to the last of 300`,
  );
}

/** A minute of writing in the middle of the document. */
async function typing(page: Page, { path }: LargeDocument): Promise<void> {
  await page.goto(`${path}/prfaq?mode=edit`);
  const field = page.getByLabel('Solution', { exact: true });
  await field.click();
  await page.waitForTimeout(1_500);
  const typed = await framesDuring(page, () =>
    page.keyboard.type('The driver who is already on the street takes it along. '.repeat(4), { delay: 40 }),
  );
  say(
    `typing 220 characters: frames ${typed.medianMs.toFixed(1)} ms in the median, ${typed.p95Ms.toFixed(1)} ms at 95 %, ${typed.longestMs.toFixed(0)} ms the longest; ${typed.longTasks} tasks over 50 ms`,
  );
}

/** Two versions compared: the rule alone, and the page. */
async function comparing(page: Page, { path, workspaceId, initiativeId }: LargeDocument): Promise<void> {
  const read = async (number: number): Promise<PrfaqDocument> => {
    const answer = await page.request.get(
      `${new URL(path).origin}/api/workspaces/${workspaceId}/initiatives/${initiativeId}/prfaq/versions/${number}`,
    );
    return ((await answer.json()) as { document: PrfaqDocument }).document;
  };
  const [first, last] = [await read(1), await read(50)];
  const alone: number[] = [];
  for (let at = 0; at < TRIES; at += 1) {
    const since = performance.now();
    diffDocuments(first, last);
    alone.push(performance.now() - since);
  }
  say(`comparing versions 1 and 50, the rule alone: ${middle(alone)} ms (aim 300)`);
  const { shown } = await timesUntil(page, `${path}/prfaq/versions?from=1&to=50`, { shown: 'ins' }, TRIES);
  say(`comparing them on the screen, from the address: ${middle(shown)} ms (aim 700)`);
}

function ratio(one: readonly number[], other: readonly number[]): string {
  return (Number(middle(one)) / Number(middle(other))).toFixed(1);
}

function middle(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  return (sorted[Math.floor(sorted.length / 2)] as number).toFixed(0);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
