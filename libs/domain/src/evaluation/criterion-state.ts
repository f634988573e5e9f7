/**
 * The states a success criterion can be in, from hopeful to decided (PRODUCT D4). Before the due date it is one of
 * the first four, or without usable data one of the last three; from the due date on only `met`, `missed`, `no-data`
 * and `error` remain.
 */
export const CRITERION_STATES = [
  'too-early',
  'on-track',
  'at-risk',
  'off-track',
  'met',
  'missed',
  'no-data',
  'stale',
  'error',
] as const;

/** What a criterion's latest evaluation says. */
export type CriterionState = (typeof CRITERION_STATES)[number];

/** Says whether a state exists because numbers are missing, too old, or could not be fetched. */
export function lacksData(state: CriterionState): state is 'no-data' | 'stale' | 'error' {
  return state === 'no-data' || state === 'stale' || state === 'error';
}
