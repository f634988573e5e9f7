import { inOrder } from './question-changes.js';

/**
 * The order of questions that two people sorted. Whoever sorted is followed; when both did, mine. What only the other has
 * stands behind what it stood behind there.
 */
export function mergeOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  present: ReadonlySet<string>,
): readonly string[] {
  const [first, second] = isSorted(base, mine) ? [mine, theirs] : [theirs, mine];
  const ids = [...new Set([...second, ...first])].filter((id) => present.has(id));
  return inOrder(
    ids.map((id) => ({ id })),
    first.filter((id) => present.has(id)),
  ).map(({ id }) => id);
}

/** Says whether the ids that two lists share stand in another order. */
function isSorted(base: readonly string[], other: readonly string[]): boolean {
  const own = new Set(other);
  const old = new Set(base);
  const before = base.filter((id) => own.has(id));
  return other.filter((id) => old.has(id)).some((id, at) => id !== before[at]);
}
