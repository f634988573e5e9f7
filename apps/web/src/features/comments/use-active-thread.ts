import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { PrfaqSearch } from '../prfaqs/prfaq-search.js';

/** The open thread, which the address names, and how to open another or none. */
export function useActiveThread(): readonly [string | undefined, (id: string | undefined) => void] {
  const { thread } = useSearch({ strict: false }) as PrfaqSearch;
  const navigate = useNavigate();
  const open = (id: string | undefined): void =>
    void navigate({
      to: '.',
      search: ({ thread: _, ...rest }: PrfaqSearch) =>
        id === undefined ? rest : { ...rest, panel: 'comments' as const, thread: id },
      replace: true,
      resetScroll: false,
    });
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

/** Emphasises the words of the open thread, and brings them and its card into view. */
export function useActiveWords(id: string | undefined, ready: boolean): void {
  useEffect(() => {
    if (id === undefined || !ready) return undefined;
    const words = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(`.memo [data-threads~="${id}"]`)];
    const show = (): void => {
      for (const element of words()) element.setAttribute('data-active', '');
      const target = words()[0] ?? document.querySelector(`[data-card="${id}"]`);
      if (target && !isInView(target)) target.scrollIntoView({ block: 'center' });
      const card = document.querySelector(`[data-card="${id}"]`);
      if (card && !isInView(card)) card.scrollIntoView({ block: 'nearest' });
    };
    show();
    // Once more when the text has been drawn.
    const again = setTimeout(show, 300);
    return () => {
      clearTimeout(again);
      for (const element of words()) element.removeAttribute('data-active');
    };
  }, [id, ready]);
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 56 && bottom <= window.innerHeight - 16;
}
