import { useEffect } from 'react';

/** A part of a document that somebody writes. */
export interface WrittenPart {
  /** As the page names it: a section, or `question:<id>`. */
  readonly id: string;
  readonly title: string;
}

let written: WrittenPart | null = null;
const listeners = new Set<() => void>();

/** What the person writes on this page right now. */
export const writtenPart = {
  get: (): WrittenPart | null => written,
  set(part: WrittenPart | null): void {
    if (part?.id === written?.id) return;
    written = part;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** For an editor: tells the others which part the person writes, as long as it is on the page. */
export function useWriting(part: WrittenPart | null): void {
  const { id, title } = part ?? { id: null, title: '' };
  useEffect(() => {
    writtenPart.set(id === null ? null : { id, title });
  }, [id, title]);
  useEffect(() => () => writtenPart.set(null), []);
}
