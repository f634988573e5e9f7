import { DRIVER_IS_FACT, DRIVES_FINISH, FROM_START, IS_MOOT } from './network-links.js';
import type { Network } from './network.js';
import type { Times } from './passes.js';
import { FINISHED } from './progress.js';

/**
 * The chain of unfinished milestones that decides the forecast, in order of work: from the one that ends last, back along
 * links without slack (METHOD 8.1). Of several that end last the one with the least float, of chains of the same length
 * the one that the plan's order names first.
 */
export function criticalChain(network: Network, order: Int32Array, times: Times): number[] {
  const { firstLink, linkFrom, linkLag, linkType, progress } = network;
  const { start, finish } = times;
  let current = lastToFinish(network, order, times);
  const chain: number[] = [];
  while (current >= 0) {
    chain.push(current);
    let driver = -1;
    for (let link = firstLink[current]!; link < firstLink[current + 1]! && driver < 0; link++) {
      const type = linkType[link]!;
      const from = linkFrom[link]!;
      if ((type & (IS_MOOT | DRIVER_IS_FACT)) !== 0 || progress[from] === FINISHED) continue;
      const driving = ((type & FROM_START) === 0 ? finish[from]! : start[from]!) + linkLag[link]!;
      const driven = (type & DRIVES_FINISH) === 0 ? start[current]! : finish[current]!;
      if (driving === driven) driver = from;
    }
    current = driver;
  }
  return chain.reverse();
}

function lastToFinish({ progress }: Network, order: Int32Array, { finish, latestFinish }: Times): number {
  let last = -1;
  for (let position = 0; position < order.length; position++) {
    const milestone = order[position]!;
    if (progress[milestone] === FINISHED) continue;
    // The later one in order wins a tie, so that an event at the very end is not left out.
    const later = last < 0 ? 1 : finish[milestone]! - finish[last]!;
    if (later > 0 || (later === 0 && latestFinish[milestone]! <= latestFinish[last]!)) last = milestone;
  }
  return last;
}
