import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { rangeOf } from '../coach/point-at.js';
import type { PrfaqSearch } from '../prfaqs/prfaq-search.js';

/** The open thread, which the address names, and how to open another or none. */
export function useActiveThread(): readonly [string | undefined, (id: string | undefined) => void] {
  const { thread } = useSearch({ strict: false }) as PrfaqSearch;
  const navigate = useNavigate();
  const open = useCallback(
    (id: string | undefined): void =>
      void navigate({
        to: '.',
        search: ({ thread: _, ...rest }: PrfaqSearch) =>
          id === undefined ? rest : { ...rest, panel: 'comments' as const, thread: id },
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return [thread, open];
}

/** Opens a thread when its words in the text are clicked, or the button behind them is pressed, which moves the focus. */
export function useThreadClicks(open: (id: string) => void): void {
  useEffect(() => {
    const look = ({ target }: MouseEvent): void => {
      if (!(target instanceof Element)) return;
      const button = target.closest<HTMLElement>('.memo [data-thread]');
      const words = target.closest<HTMLElement>('.memo [data-threads]');
      if (button) open(button.dataset['thread'] as string);
      else if (words && document.getSelection()?.isCollapsed !== false) {
        // Of several, the one whose words are the fewest was meant; it comes last.
        open((words.dataset['threads'] as string).split(' ').at(-1) as string);
      } else return;
      if (button) requestAnimationFrame(() => focusCard(button.dataset['thread'] as string));
    };
    document.addEventListener('click', look);
    return () => document.removeEventListener('click', look);
  }, [open]);
}

/** Moves the focus to the head of a card. */
export function focusCard(id: string): void {
  document.querySelector<HTMLElement>(`[data-card="${id}"] .about`)?.focus({ preventScroll: true });
}

/** The open thread, as far as showing its words needs it. */
interface ActiveWords {
  readonly id: string | undefined;
  /** Where its passage stands now; null when it has none. */
  readonly passage: { readonly place: string; readonly exact: string } | null;
}

/** Emphasises the words of the open thread, in the memo as in the editor, and brings them and its card into view. */
export function useActiveWords({ id, passage }: ActiveWords): void {
  const [place, exact] = [passage?.place, passage?.exact];
  useEffect(() => {
    if (id === undefined) return undefined;
    const marks = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(`.memo [data-threads~="${id}"]`)];
    const show = (): void => {
      for (const element of marks()) element.setAttribute('data-active', '');
      const target = marks()[0] ?? inEditor(place, exact);
      const card = document.querySelector(`[data-card="${id}"]`);
      if (target && !isInView(target)) target.scrollIntoView({ block: 'center' });
      if (card && !isInView(card)) card.scrollIntoView({ block: 'nearest' });
    };
    show();
    // Once more when the text has been drawn.
    const again = setTimeout(show, 300);
    return () => {
      clearTimeout(again);
      CSS.highlights?.delete(HIGHLIGHT);
      for (const element of marks()) element.removeAttribute('data-active');
    };
  }, [id, place, exact]);
}

const HIGHLIGHT = 'comment';

/** Lights up words of the editor, which nobody else may mark in its text, and answers where they are. */
function inEditor(place: string | undefined, exact: string | undefined): Element | null {
  if (place === undefined || !exact) return null;
  const area = document.querySelector(`.editor [data-place="${CSS.escape(place)}"]`);
  const range = area && rangeOf(area, exact, 0);
  if (range) CSS.highlights?.set(HIGHLIGHT, new Highlight(range));
  return range?.startContainer.parentElement ?? area;
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 100 && bottom <= window.innerHeight - 16;
}
