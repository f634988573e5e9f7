/** What the address of an amendment remembers: the amended text, the editor or the meeting instead of the changes. */
export interface AmendmentSearch {
  readonly mode?: 'read' | 'edit' | 'meeting';
}

/** Reads the search part of the address; anything unknown is left out instead of failing. */
export function readAmendmentSearch({ mode }: Record<string, unknown>): AmendmentSearch {
  return mode === 'edit' || mode === 'read' || mode === 'meeting' ? { mode } : {};
}
