/** Where a caret stands after its text became another one: before and behind what changed it keeps its place. */
export function keptCaret(before: string, after: string, caret: number): number {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  if (caret <= head) return caret;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const behind = before.length - caret;
  return behind <= tail ? after.length - behind : after.length - tail;
}
