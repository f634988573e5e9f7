/**
 * Decks of 50 and 400 KPIs over three years in a real browser: `pnpm build && pnpm measure:deck`. How long from the address
 * until the exceptions and the first charts can be read, and the frames while one scrolls through all of it.
 */
import { loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { openVisitor } from '#journey/browser';
import { must } from '#journey/checks';
import { startProduct } from '#journey/product';
import { framesDuring } from '#measure/frames';
import { type LargeDeck, makeLargeDeck } from '#measure/large-deck-world';

const SIZES = [50, 400];
const ROUNDS = 5;
const product = await startProduct('');
const visitor = await openVisitor();
try {
  const page = await visitor.context.newPage();
  await page.goto(product.link);
  await page.waitForURL(/\/portfolio/);
  const { origin } = new URL(product.link);
  for (const size of SIZES) {
    const deck = await makeLargeDeck(visitor.context.request, origin, size);
    say(`A deck of ${deck.kpis} KPIs over three years; load ${loadavg()[0]?.toFixed(1)}`);
    await asking(deck, origin);
    await reading(page, `${origin}${deck.path}`);
    await scrolling(page, deck);
  }
} finally {
  await visitor.close();
  await product.stop();
}

/** The API by itself. */
async function asking(deck: LargeDeck, origin: string): Promise<void> {
  let bytes = 0;
  const times = await repeated(async () => {
    const answer = await visitor.context.request.get(`${origin}${deck.api}`);
    bytes = (await answer.body()).length;
  });
  say(`  the numbers from the API: ${times} (${Math.round(bytes / 1024)} KB)`);
}

/** From the address, with an empty memory of answers, to the first chart. */
async function reading(page: Page, address: string): Promise<void> {
  const times = await repeated(async () => {
    await page.goto(address, { waitUntil: 'commit' });
    await page.locator('.block .st-now').first().waitFor();
  });
  const drawn = await page.locator('.block .chart-plot svg').count();
  say(`  from the address to readable: ${times}; ${drawn} charts were drawn for it`);
}

async function scrolling(page: Page, deck: LargeDeck): Promise<void> {
  const felt = await framesDuring(page, async () => {
    await page.mouse.move(640, 450);
    for (let step = 0; step < 160; step += 1) {
      await page.mouse.wheel(0, 500);
      await page.waitForTimeout(8);
    }
  });
  must(felt.frames > 10, `The deck of ${deck.kpis} was not drawn while it scrolled.`);
  say(
    `  scrolling: ${felt.frames} frames, ${felt.medianMs.toFixed(1)} ms in the median, ${felt.p95Ms.toFixed(1)} at 95 %, ` +
      `${felt.longestMs.toFixed(0)} the longest; ${felt.longTasks} tasks over 50 ms`,
  );
}

/** The median and the longest of several rounds, in words; a first one warms up. */
async function repeated(work: () => Promise<void>): Promise<string> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const since = performance.now();
    await work();
    times.push(performance.now() - since);
  }
  times.sort((one, other) => one - other);
  return `${times[Math.floor(ROUNDS / 2)]!.toFixed(0)} ms in the median, ${times.at(-1)!.toFixed(0)} the longest`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
