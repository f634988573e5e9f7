import type { NumberedNetwork } from '#bench/schedule/network';

/** What the floor computes: times and float as bare numbers. */
export interface FloorResult {
  readonly finish: number;
  readonly totalFloat: Int32Array;
}

/**
 * The floor: the critical path method over typed arrays and nothing else. No ids, no checks, no dates, no other
 * dependency types, no objects out.
 */
export function typedArrayFloor({ size, duration, from, to, lag }: NumberedNetwork, deadline: number): FloorResult {
  const count = from.length;
  const first = new Int32Array(size + 1);
  const waiting = new Int32Array(size);
  for (let link = 0; link < count; link++) {
    first[from[link]! + 1]!++;
    waiting[to[link]!]!++;
  }
  for (let task = 0; task < size; task++) first[task + 1]! += first[task]!;
  const next = first.slice(0, size);
  const successor = new Int32Array(count);
  const delay = new Int32Array(count);
  for (let link = 0; link < count; link++) {
    const slot = next[from[link]!]!++;
    successor[slot] = to[link]!;
    delay[slot] = lag[link]!;
  }
  const order = new Int32Array(size);
  const start = new Int32Array(size);
  let tail = 0;
  let finish = 0;
  for (let task = 0; task < size; task++) if (waiting[task] === 0) order[tail++] = task;
  for (let head = 0; head < tail; head++) {
    const task = order[head]!;
    const end = start[task]! + duration[task]!;
    if (end > finish) finish = end;
    for (let slot = first[task]!; slot < first[task + 1]!; slot++) {
      const other = successor[slot]!;
      const earliest = end + delay[slot]!;
      if (earliest > start[other]!) start[other] = earliest;
      if (--waiting[other]! === 0) order[tail++] = other;
    }
  }
  const latest = new Int32Array(size);
  const totalFloat = new Int32Array(size);
  const freeFloat = new Int32Array(size);
  for (let position = tail - 1; position >= 0; position--) {
    const task = order[position]!;
    const end = start[task]! + duration[task]!;
    let latestEnd = deadline;
    let free = finish - end;
    for (let slot = first[task]!; slot < first[task + 1]!; slot++) {
      const other = successor[slot]!;
      const bound = latest[other]! - delay[slot]!;
      if (bound < latestEnd) latestEnd = bound;
      const slack = start[other]! - delay[slot]! - end;
      if (slack < free) free = slack;
    }
    latest[task] = latestEnd - duration[task]!;
    totalFloat[task] = latestEnd - end;
    freeFloat[task] = free;
  }
  return { finish, totalFloat };
}
