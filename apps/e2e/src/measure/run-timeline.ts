/**
 * The timeline of 2,000 milestones in a real browser: `pnpm build && pnpm measure:timeline`. How long the plan takes to be
 * worked out anew at every move of a pointer, and the frames while it is scrolled and dragged. A frame has 16.7 ms; what
 * the page itself does in it is told apart from what the machine is busy with otherwise.
 */
import { loadavg } from 'node:os';
import type { CDPSession, Page } from 'playwright-core';
import { openVisitor } from '#journey/browser';
import { must } from '#journey/checks';
import { startProduct } from '#journey/product';
import { framesDuring } from '#measure/frames';
import { makeLargePlan } from '#measure/large-plan-world';

const MILESTONES = 2_000;
const FRAME_MS = 1_000 / 60;
const product = await startProduct('');
const visitor = await openVisitor();
try {
  const page = await visitor.context.newPage();
  await page.goto(product.link);
  await page.waitForURL(/\/portfolio/);
  const plan = await makeLargePlan(visitor.context.request, new URL(product.link).origin, MILESTONES);
  say(
    `A plan of ${plan.milestones} milestones and ${plan.dependencies} dependencies; load ${loadavg()[0]?.toFixed(1)}`,
  );
  const since = performance.now();
  await page.goto(`${plan.path}?zoom=9&sort=start`, { waitUntil: 'commit' });
  await page.locator('.cv-row').first().waitFor();
  say(`from the address to the first rows: ${(performance.now() - since).toFixed(0)} ms`);
  const session = await visitor.context.newCDPSession(page);
  await session.send('Performance.enable');
  await scrolling(page, session);
  await dragging(page, session);
} finally {
  await visitor.close();
  await product.stop();
}

/** Through all rows and along the time, by wheel. */
async function scrolling(page: Page, session: CDPSession): Promise<void> {
  const box = await page.locator('.cv').boundingBox();
  must(box !== null, 'The timeline is not on the screen.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (const [words, x, y] of [['down its rows', 0, 90] as const, ['along the time', 90, 0] as const]) {
    await report(page, session, `scrolling ${words}`, async () => {
      for (let step = 0; step < 240; step += 1) {
        await page.mouse.wheel(step < 120 ? x : -x, step < 120 ? y : -y);
        await page.waitForTimeout(8);
      }
    });
  }
}

/** A bar in the middle of the plan, to and fro; nothing is kept. */
async function dragging(page: Page, session: CDPSession): Promise<void> {
  const place = await page.evaluate<{ x: number; y: number } | null>(`(async () => {
    const canvas = document.querySelector('.cv');
    const drawn = () => new Promise((resume) => setTimeout(resume, 300));
    const bars = () => [...document.querySelectorAll('.tl-bar .tl-work')].map((bar) => bar.getBoundingClientRect());
    canvas.scrollTo({ top: 20 * 44, left: 0 });
    await drawn();
    const { left, width } = canvas.getBoundingClientRect();
    canvas.scrollTo({ top: 20 * 44, left: bars()[12].left - left - width * 0.7 });
    await drawn();
    const places = bars().map((bar) => ({ x: bar.left + Math.min(bar.width / 2, 20), y: bar.top + bar.height / 2 }));
    // Bars under the head or the names cannot be taken hold of.
    const free = places.filter(({ x, y }) => document.elementFromPoint(x, y)?.closest('[data-part]')?.dataset.part === 'bar');
    return free[Math.floor(free.length / 2)] ?? null;
  })()`);
  must(place !== null, 'There is no bar to drag.');
  await page.evaluate(`(() => {
    window.__replanned = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'plan worked out anew') window.__replanned.push(entry.duration);
    }).observe({ type: 'measure' });
  })()`);
  const { x, y } = place;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await report(page, session, 'dragging a bar', async () => {
    for (let step = 1; step <= 240; step += 1) {
      await page.mouse.move(x + 120 * Math.sin(step / 20), y);
      await page.waitForTimeout(8);
    }
  });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  const replanned = (await page.evaluate<number[]>('window.__replanned')).toSorted((one, other) => one - other);
  must(replanned.length > 20, 'The plan was not worked out anew while the bar moved.');
  const at = (part: number) => (replanned[Math.floor((replanned.length - 1) * part)] as number).toFixed(1);
  say(
    `working the plan out anew, ${replanned.length} times: ${at(0.5)} ms in the median, ${at(0.95)} at 95 %, ${at(1)} the longest (aim 16)`,
  );
}

async function report(page: Page, session: CDPSession, words: string, work: () => Promise<void>): Promise<void> {
  const before = await busyMs(session);
  const felt = await framesDuring(page, work);
  const own = ((await busyMs(session)) - before) / felt.frames;
  say(
    `${words}: ${felt.frames} frames, ${felt.medianMs.toFixed(1)} ms in the median, ${felt.p95Ms.toFixed(1)} at 95 %, ${felt.longestMs.toFixed(0)} the longest; ` +
      `the page's own work ${own.toFixed(1)} of ${FRAME_MS.toFixed(1)} ms a frame; ${felt.longTasks} tasks over 50 ms`,
  );
}

/** What the page's own thread has done so far: script, style and layout. */
async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return (of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration')) * 1_000;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
