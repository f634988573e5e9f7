import type { Length } from '@workback/domain/prfaq/length-rules';

/** Says whether two lengths read the same, so that what shows them need not be drawn again. */
export const sameLength = (one: Length | undefined, other: Length | undefined): boolean =>
  one?.words === other?.words && one?.budgetWords === other?.budgetWords && one?.overBy === other?.overBy;
