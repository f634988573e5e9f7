/** Longest stretch of such work at a time. */
const TURN_MS = 8;

const waiting = new Set<() => void>();
let planned = false;

/** Does something when the page has time, in the order of asking; the answer calls it off. */
export function whenIdle(work: () => void): () => void {
  waiting.add(work);
  plan();
  return () => waiting.delete(work);
}

function plan(): void {
  if (planned || waiting.size === 0) return;
  planned = true;
  // Safari has no idle callbacks; a macrotask leaves room for keys and frames as well.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(turn, { timeout: 200 });
  else setTimeout(turn, 16);
}

function turn(): void {
  planned = false;
  const untilMs = performance.now() + TURN_MS;
  for (const work of waiting) {
    waiting.delete(work);
    work();
    if (performance.now() > untilMs) break;
  }
  plan();
}
