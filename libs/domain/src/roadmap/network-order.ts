import type { Links } from './network-links.js';

/** An order in which every milestone comes after all it waits for, or milestones that wait for each other in a ring. */
export type NetworkOrder =
  { readonly kind: 'ok'; readonly order: Int32Array } | { readonly kind: 'cycle'; readonly cycle: readonly number[] };

const UNSEEN = 0;
const OPEN = 1;
const DONE = 2;

/** Orders milestones by walking back along their links, depth first and without recursion (linear in links). */
export function orderNetwork({ firstLink, linkFrom }: Links): NetworkOrder {
  const size = firstLink.length - 1;
  const order = new Int32Array(size);
  const seen = new Uint8Array(size);
  const stack = new Int32Array(size);
  const nextLink = firstLink.slice(0, size);
  let ordered = 0;

  for (let root = 0; root < size; root++) {
    if (seen[root] !== UNSEEN) continue;
    let depth = 0;
    stack[0] = root;
    seen[root] = OPEN;
    while (depth >= 0) {
      const current = stack[depth]!;
      const end = firstLink[current + 1]!;
      let link = nextLink[current]!;
      while (link < end && seen[linkFrom[link]!] === DONE) link++;
      if (link === end) {
        seen[current] = DONE;
        order[ordered++] = current;
        depth--;
        continue;
      }
      nextLink[current] = link + 1;
      const predecessor = linkFrom[link]!;
      if (seen[predecessor] === OPEN) return { kind: 'cycle', cycle: ring(stack, depth, predecessor) };
      seen[predecessor] = OPEN;
      stack[++depth] = predecessor;
    }
  }
  return { kind: 'ok', order };
}

/** The ring in order of work, beginning with the milestone listed first so that the answer does not depend on luck. */
function ring(stack: Int32Array, depth: number, closing: number): number[] {
  const start = stack.indexOf(closing);
  const members = [...stack.subarray(start, depth + 1)].reverse();
  const first = members.indexOf(Math.min(...members));
  return [...members.slice(first), ...members.slice(0, first)];
}
