import type { Page } from 'playwright-core';

/** What a person felt while something went on: times between frames and tasks that held the page up, milliseconds. */
export interface Frames {
  readonly frames: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly longestMs: number;
  /** Tasks of more than 50 ms. */
  readonly longTasks: number;
}

/** Counts frames and long tasks while work goes on in a page. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<Frames> {
  await page.evaluate(`(() => {
    const seen = (window.__frames = { times: [], long: 0, on: true });
    const observer = new PerformanceObserver((list) => { seen.long += list.getEntries().length; });
    observer.observe({ type: 'longtask', buffered: false });
    let before = performance.now();
    const next = (now) => {
      seen.times.push(now - before);
      before = now;
      if (seen.on) requestAnimationFrame(next); else observer.disconnect();
    };
    requestAnimationFrame(next);
  })()`);
  await work();
  const { times, long } = await page.evaluate<{ times: number[]; long: number }>(`(() => {
    window.__frames.on = false;
    return { times: window.__frames.times.slice(1), long: window.__frames.long };
  })()`);
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return {
    frames: times.length,
    medianMs: at(0.5),
    p95Ms: at(0.95),
    longestMs: sorted.at(-1) ?? Number.NaN,
    longTasks: long,
  };
}
