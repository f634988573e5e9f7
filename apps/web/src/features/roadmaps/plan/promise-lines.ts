import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';

const LONGEST = 120;

/** A line for each promise to begin a plan with, and the launch that waits for all of them. */
export function promiseLines(promises: readonly Pick<PromiseWire, 'label' | 'passage'>[]): string {
  return [
    ...promises.map(({ label, passage }) => `${words(passage.exact)} 10d ${label}`),
    'Ready to launch 0d after all',
  ].join('\n');
}

/** The words of a promise on one line, ended so that nothing at their end is taken for something else. */
function words(exact: string): string {
  const line = exact
    .replace(/\s+/g, ' ')
    .replace(/[.,;:]+$/, '')
    .trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).replace(/\s+\S*$/, '')}…`;
}
