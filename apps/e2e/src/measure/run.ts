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

/** From the address to the last question on the screen, with everything fetched anew. */
async function opening(page: Page, { path }: LargeDocument): Promise<void> {
  const times: number[] = [];
  for (let at = 0; at < TRIES; at += 1) {
    await page.goto('about:blank');
    const since = performance.now();
    await page.goto(`${path}/prfaq`, { waitUntil: 'commit' });
    await page.locator('article.memo li h3').last().waitFor({ state: 'attached' });
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    times.push(performance.now() - since);
  }
  say(`opening to read: ${middle(times)} ms (aim 1,000)`);
  const commented: number[] = [];
  for (let at = 0; at < TRIES; at += 1) {
    await page.goto('about:blank');
    const since = performance.now();
    await page.goto(`${path}/prfaq?panel=comments`, { waitUntil: 'commit' });
    await page.getByText('Is this so?').first().waitFor();
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    commented.push(performance.now() - since);
  }
  say(`opening with its comments: ${middle(commented)} ms`);
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
  const shown: number[] = [];
  for (let at = 0; at < TRIES; at += 1) {
    await page.goto('about:blank');
    const since = performance.now();
    await page.goto(`${path}/prfaq/versions?from=1&to=50`, { waitUntil: 'commit' });
    await page.locator('ins').first().waitFor();
    shown.push(performance.now() - since);
  }
  say(`comparing them on the screen, from the address: ${middle(shown)} ms`);
}

function middle(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  return (sorted[Math.floor(sorted.length / 2)] as number).toFixed(0);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
