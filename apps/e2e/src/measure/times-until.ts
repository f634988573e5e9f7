import type { Page } from 'playwright-core';

/**
 * Opens an address several times and answers, for each selector, after how many milliseconds something of it was drawn, by
 * the clock of the page: the one who looks must not slow it down.
 */
export async function timesUntil<Name extends string>(
  page: Page,
  address: string,
  selectors: Readonly<Record<Name, string>>,
  tries: number,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(selectors) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  const watch = await page.addInitScript(watchFor(selectors));
  try {
    for (let at = 0; at < tries; at += 1) {
      await page.goto('about:blank');
      await page.goto(address, { waitUntil: 'commit' });
      const seen = await allSeen(page, names.length);
      for (const name of names) times[name].push(seen[name] as number);
    }
  } finally {
    await watch.dispose();
  }
  return times;
}

/** The policy of the page lets no script wait in it that comes as words, so it is asked from outside, and seldom. */
async function allSeen(page: Page, count: number): Promise<Record<string, number>> {
  for (const deadline = Date.now() + LATEST_MS; Date.now() < deadline;) {
    const seen = await page.evaluate<Record<string, number>>('window.__seen ?? {}');
    if (Object.keys(seen).length === count) return seen;
    await page.waitForTimeout(100);
  }
  throw new Error(`Not all of ${page.url()} was drawn in ${LATEST_MS} ms.`);
}

const LATEST_MS = 60_000;

const watchFor = (selectors: Readonly<Record<string, string>>): string => `(() => {
  const seen = (window.__seen = {});
  const waiting = new Map(Object.entries(${JSON.stringify(selectors)}));
  const observer = new MutationObserver(() => {
    for (const [name, selector] of waiting) {
      if (!document.querySelector(selector)) continue;
      waiting.delete(name);
      requestAnimationFrame(() => setTimeout(() => { seen[name] = performance.now(); }));
    }
    if (waiting.size === 0) observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
})()`;
