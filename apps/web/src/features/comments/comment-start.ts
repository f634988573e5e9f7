import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { PrfaqSearch } from '../prfaqs/prfaq-search.js';

/** What a new comment is begun about: selected words, a section or question, or the whole text. */
export interface CommentStart {
  /** A section key, `question:<id>`, or null for the whole text. */
  readonly place: string | null;
  readonly words: string;
  readonly share: number;
}

/** The comment that is being begun, and how to begin one: the comments open beside the text. */
export function useCommentStart(): readonly [CommentStart | null, (start: CommentStart | null) => void] {
  const [start, setStart] = useState<CommentStart | null>(null);
  const navigate = useNavigate();
  const begin = useCallback(
    (next: CommentStart | null): void => {
      setStart(next);
      if (next === null) return;
      void navigate({
        to: '.',
        search: ({ thread: _, ...rest }: PrfaqSearch) => ({ ...rest, panel: 'comments' as const }),
        replace: true,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [start, begin];
}
