/** What the address of an amendment remembers: the amended text or the editor instead of the changes. */
export interface AmendmentSearch {
  readonly mode?: 'read' | 'edit';
}

/** Reads the search part of the address; anything unknown is left out instead of failing. */
export function readAmendmentSearch({ mode }: Record<string, unknown>): AmendmentSearch {
  return mode === 'edit' || mode === 'read' ? { mode } : {};
}
