import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is true; throws, naming what was waited for, when the time is over. */
export async function eventually(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  withinMs = 40_000,
): Promise<void> {
  for (const endMs = performance.now() + withinMs; performance.now() < endMs; await sleep(25)) {
    if (await isTrue()) return;
  }
  throw new Error(`Not within ${withinMs / 1000} s: ${what}`);
}
