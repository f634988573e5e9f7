import type { PassageAnchor } from './anchor.js';

/** Passages of this length do not overlap themselves in prose. */
const LONG = 256;
/** Prose has no passage in more places than this. */
const MANY_MATCHES = 2_000;

/** A place where the words of a passage stand exactly, and how much of what was around them still is. */
export interface VerbatimPlace {
  readonly start: number;
  /** Length of the unbroken old surroundings on both sides, in UTF-16 units. */
  readonly context: number;
}

/**
 * The place in `text[from, to)` where a passage stands word for word. Among several the one with the most of the old
 * surroundings wins, then the nearest to the old position; `accepts` may turn places down.
 */
export function verbatimPlace(
  text: string,
  { exact, prefix, suffix, start }: PassageAnchor,
  accepts: (at: number) => boolean = () => true,
  from = 0,
  to = text.length,
): VerbatimPlace | null {
  if (exact === '') return null;
  let best: VerbatimPlace | null = null;
  const consider = (at: number): void => {
    const context = sharedEnd(text, at, prefix) + sharedStart(text, at + exact.length, suffix);
    const better = best === null || context > best.context;
    const nearer = best !== null && context === best.context && Math.abs(at - start) < Math.abs(best.start - start);
    if ((better || nearer) && accepts(at)) best = { start: at, context };
  };
  if (start >= from && start + exact.length <= to && text.startsWith(exact, start)) consider(start);
  // A passage that is long and overlaps itself, or that stands in thousands of places, is no prose: leaping over some of
  // its matches keeps hostile text linear.
  let matches = 0;
  for (let at = text.indexOf(exact, from); at !== -1 && at + exact.length <= to;) {
    consider(at);
    at = text.indexOf(exact, at + leapAfter(matches++, exact.length));
  }
  return best;
}

/** How far to go on after a match, in UTF-16 units. */
function leapAfter(matches: number, length: number): number {
  if (length >= LONG) return length;
  return matches < MANY_MATCHES ? 1 : LONG;
}

function sharedEnd(text: string, at: number, prefix: string): number {
  let count = 0;
  while (count < prefix.length && count < at && text[at - 1 - count] === prefix[prefix.length - 1 - count]) count += 1;
  return count;
}

function sharedStart(text: string, at: number, suffix: string): number {
  let count = 0;
  while (count < suffix.length && at + count < text.length && text[at + count] === suffix[count]) count += 1;
  return count;
}
