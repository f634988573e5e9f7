import type { Run } from '@workback/contracts/run/run.schemas';

/** What the address of the runs page remembers. */
export interface RunSearch {
  readonly state?: Run['state'];
  readonly kpiId?: string;
}

/** The states of a run with their words, worst first. */
export const runStates = [
  ['failed', 'Failed'],
  ['skipped', 'Skipped'],
  ['running', 'Running'],
  ['queued', 'Queued'],
  ['succeeded', 'Succeeded'],
] as const satisfies readonly (readonly [Run['state'], string])[];

/** Reads the search part of the address; what is unknown is left out. */
export function readRunSearch(search: Record<string, unknown>): RunSearch {
  const state = runStates.find(([name]) => name === search['state'])?.[0];
  const { kpiId } = search;
  return {
    ...(state ? { state } : {}),
    ...(typeof kpiId === 'string' && /^[\da-f-]{36}$/i.test(kpiId) ? { kpiId } : {}),
  };
}
