/** Made-up roadmaps of any size, the same ones for every program that is compared. */
import type { Plan } from '@workback/domain/roadmap/plan';

/** The same network as the floor reads it. */
export interface NumberedNetwork {
  readonly size: number;
  readonly duration: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly lag: Int32Array;
}

const NEIGHBOURHOOD = 200;

/** A plan of `size` milestones that wait for up to `links` of the 200 before them, under random ids, from a fixed seed. */
export function makeNetwork(size: number, links: number): { plan: Plan; numbered: NumberedNetwork } {
  const random = seeded(20_260_302);
  const ids = Array.from({ length: size }, () => randomId(random));
  const duration = Int32Array.from(ids, () => 1 + Math.floor(random() * 10));
  const [from, to, lag]: [number[], number[], number[]] = [[], [], []];
  for (let successor = 1; successor < size; successor++) {
    const chosen = new Set<number>();
    for (let link = 0; link < links; link++) {
      chosen.add(successor - 1 - Math.floor(random() * Math.min(successor, NEIGHBOURHOOD)));
    }
    for (const predecessor of chosen) {
      from.push(predecessor);
      to.push(successor);
      lag.push(random() < 0.2 ? 2 : 0);
    }
  }
  const plan: Plan = {
    // Ids are copied the way a database driver would deliver them: every mention is a string of its own.
    milestones: ids.map((id, index) => ({ id: copyOf(id), estimateDays: duration[index]! })),
    dependencies: from.map((predecessor, link) => ({
      predecessorId: copyOf(ids[predecessor]!),
      successorId: copyOf(ids[to[link]!]!),
      type: 'FS',
      lagDays: lag[link]!,
    })),
    launchDate: '2027-06-30',
    today: '2026-03-02',
    calendar: { workingDays: [1, 2, 3, 4, 5], holidays: ['2026-12-25', '2027-01-01', '2027-12-24'] },
  };
  const numbered = { size, duration, from: Int32Array.from(from), to: Int32Array.from(to), lag: Int32Array.from(lag) };
  return { plan, numbered };
}

function copyOf(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

function randomId(random: () => number): string {
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-7${hex(3)}-a${hex(3)}-${hex(12)}`;
}

/** Mulberry32: small, and the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
