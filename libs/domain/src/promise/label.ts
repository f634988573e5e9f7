/** The label of the n-th promise, counted from 1: `P1`. */
export function promiseLabel(number: number): string {
  return `P${number}`;
}
