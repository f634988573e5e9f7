import { useEffect } from 'react';
import type { WireDocument } from '../prfaqs/draft.js';
import { partAround } from '../prfaqs/editing/written-part.js';
import { selectedWords } from '../passages/selected-words.js';
import type { CommentStart } from './comment-start.js';

/** Ctrl or Cmd, Alt and M: a comment on the selected words, or else on the part that one is in. */
export function useCommentKey(document: WireDocument, begin: ((start: CommentStart) => void) | undefined): void {
  useEffect(() => {
    if (!begin) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyM' || !event.altKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      begin(startHere(document));
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [begin, document]);
}

/** What a comment would be about now: the selected words, or else the part that one is in. */
export function startHere(text: WireDocument): CommentStart {
  const selected = selectedWords(document.getSelection());
  if (selected && selected !== 'several') return selected;
  const field = document.activeElement;
  const place = (field && partAround(field, text)?.id) ?? null;
  if (!(field instanceof HTMLTextAreaElement) || place === null) return { place, words: '', share: 0 };
  const { value, selectionStart, selectionEnd } = field;
  const words = value.slice(selectionStart, selectionEnd).trim();
  return { place, words, share: selectionStart / (value.length || 1) };
}
