/** A text that can be compared: a version by its number, or the draft as it is now. */
export type TextChoice = number | 'draft';

/** What the address of the versions page remembers. */
export interface VersionsSearch {
  readonly from?: TextChoice;
  readonly to?: TextChoice;
  readonly view?: 'side';
}

/** Reads the search part of the address; anything unknown is left out instead of failing. */
export function readVersionsSearch({ from, to, view }: Record<string, unknown>): VersionsSearch {
  return {
    ...(isChoice(from) ? { from } : {}),
    ...(isChoice(to) ? { to } : {}),
    ...(view === 'side' ? { view } : {}),
  };
}

function isChoice(value: unknown): value is TextChoice {
  return value === 'draft' || (Number.isInteger(value) && (value as number) > 0);
}
