import { type RefObject, useLayoutEffect, useRef } from 'react';
import { placeId } from '../prfaqs/outline.js';
import { stackCards } from './stacking.js';

const GAP = 10;
/** As long as the style sheet lets cards glide, and a little more. */
const MOVE_MS = 250;

/** Where a card wants to stand. */
export interface CardAnchor {
  readonly id: string;
  /** The section or question it is about when no words of the text are marked for it; null for the whole text. */
  readonly place: string | null;
}

/**
 * Lets the cards of a list stand beside what they are about, none covering another, and keeps them there while text and
 * cards grow. The cards are moved by hand: 300 of them must not be rendered again for every pixel.
 */
export function useCardPlaces(
  cards: readonly CardAnchor[],
  active: string | undefined,
  beside: boolean,
): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  const opened = useRef(active);
  const order = JSON.stringify(cards);
  useLayoutEffect(() => {
    const box = list.current;
    if (!box || !beside) return undefined;
    const anchors = JSON.parse(order) as CardAnchor[];
    const cards = new Map(
      [...box.children].map((card) => [(card as HTMLElement).dataset['card'], card as HTMLElement]),
    );
    const standing = anchors.flatMap((anchor) => {
      const element = cards.get(anchor.id);
      return element ? [{ anchor, element }] : [];
    });
    const place = (): void => {
      const origin = box.getBoundingClientRect().top;
      const words = wordsByThread();
      let least = 0;
      const wanted = standing.map(({ anchor, element }) => {
        // In the order of the text, whatever columns and folds do to positions.
        least = Math.max(least, topOf(anchor, words) - origin);
        return { wanted: least, height: element.offsetHeight };
      });
      const at = standing.findIndex(({ anchor }) => anchor.id === active);
      const tops = stackCards(wanted, at, GAP);
      standing.forEach(({ element }, index) => {
        element.style.transform = `translateY(${Math.round(tops[index] as number)}px)`;
      });
      const end = tops.length === 0 ? 0 : (tops.at(-1) as number) + (wanted.at(-1)?.height ?? 0);
      box.style.height = `${Math.ceil(end)}px`;
    };
    let frame = 0;
    // However much changes at once, cards are placed once before it is seen.
    const soon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(place);
    };
    // Cards glide when one is opened or closed; while the text is drawn they are simply where they belong.
    box.toggleAttribute('data-moving', opened.current !== active);
    opened.current = active;
    place();
    const moved = setTimeout(() => box.removeAttribute('data-moving'), MOVE_MS);
    const observer = new ResizeObserver(place);
    for (const { element } of standing) observer.observe(element);
    const memo = document.querySelector('.memo');
    if (memo) observer.observe(memo);
    // Marks arrive with the renderer of the text, which may leave its height as it is.
    const marks = new MutationObserver(soon);
    if (memo) marks.observe(memo, { childList: true, subtree: true });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(moved);
      observer.disconnect();
      marks.disconnect();
      box.style.height = '';
      for (const { element } of standing) element.style.transform = '';
    };
  }, [order, active, beside]);
  return list;
}

/** The first words of each thread in the text, found in one pass. */
function wordsByThread(): ReadonlyMap<string, Element> {
  const words = new Map<string, Element>();
  for (const element of document.querySelectorAll<HTMLElement>('.memo [data-threads]')) {
    for (const id of (element.dataset['threads'] as string).split(' ')) if (!words.has(id)) words.set(id, element);
  }
  return words;
}

function topOf({ id, place }: CardAnchor, words: ReadonlyMap<string, Element>): number {
  const element = words.get(id) ?? (place === null ? null : document.getElementById(placeId(place)));
  if (!element) return 0;
  // Within a closed fold, its head stands for what is in it.
  const shown = element.getClientRects().length > 0 ? element : (element.closest('details') ?? element);
  return shown.getBoundingClientRect().top;
}
