import { placeId } from '../prfaqs/outline.js';

const NAME = 'coach';
/** Room for the bar at the top, in CSS pixels. */
const COVERED_TOP = 72;

/**
 * Brings a place of the text into view and lights up its words, in the memo as in the editor: the words are looked for in
 * what is drawn, by letters and digits, so that Markdown and its marks do not matter. Answers whether the place is there.
 */
export function pointAt(place: string, words: string, nth: number): boolean {
  const area = document.getElementById(placeId(place)) ?? nearby(place);
  if (!area) return false;
  forgetPointed();
  const field = area.querySelector('textarea');
  if (field) return pointInField(field, words, nth);
  const range = words === '' ? null : rangeOf(area, words, nth);
  const target = range?.startContainer.parentElement ?? area;
  const editable = area.querySelector<HTMLElement>('[contenteditable="true"]');
  if (editable) editable.focus({ preventScroll: true });
  else {
    if (area.tabIndex < 0) area.tabIndex = -1;
    area.focus({ preventScroll: true });
  }
  if (range) CSS.highlights?.set(NAME, new Highlight(range));
  else area.setAttribute('data-coached', '');
  bringIntoView(target);
  return true;
}

/** Puts out what was lit up. */
export function forgetPointed(): void {
  CSS.highlights?.delete(NAME);
  for (const area of document.querySelectorAll('[data-coached]')) area.removeAttribute('data-coached');
}

/** What is not written is not drawn in the memo; then the list that it would stand in, or the text as a whole. */
function nearby(place: string): HTMLElement | null {
  if (place === 'document') return document.querySelector<HTMLElement>('.memo, .editor');
  return null;
}

function pointInField(field: HTMLTextAreaElement, words: string, nth: number): boolean {
  let at = words === '' ? -1 : field.value.indexOf(words);
  for (let n = 0; n < nth && at !== -1; n += 1) at = field.value.indexOf(words, at + 1);
  field.focus({ preventScroll: true });
  if (at !== -1) field.setSelectionRange(at, at + words.length);
  bringIntoView(field);
  return true;
}

/** On narrow windows the margin covers the lower half. */
function bringIntoView(target: HTMLElement): void {
  const covered = window.matchMedia('(max-width: 1000px)').matches;
  target.scrollIntoView({ block: covered ? 'start' : 'center' });
  if (covered) window.scrollBy(0, -COVERED_TOP);
}

/** The n-th place where these letters and digits stand one after the other in what is drawn. */
export function rangeOf(area: Element, words: string, nth: number): Range | null {
  const wanted = letters(words);
  if (wanted === '') return null;
  const places: { node: Text; offset: number }[] = [];
  let drawn = '';
  const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.parentElement?.closest('.sect, .vh, h2, h3, label, button')) continue;
    for (let offset = 0; offset < node.data.length; offset += 1) {
      const letter = letters(node.data[offset] as string);
      for (const unit of letter.split('')) {
        drawn += unit;
        places.push({ node, offset });
      }
    }
  }
  let at = drawn.indexOf(wanted);
  for (let n = 0; n < nth && at !== -1; n += 1) {
    const next = drawn.indexOf(wanted, at + 1);
    if (next === -1) break;
    at = next;
  }
  const first = places[at];
  const last = places[at + wanted.length - 1];
  if (at === -1 || !first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}

function letters(text: string): string {
  // The target of a link is not drawn.
  return text.replace(/\]\([^()\s]*\)/g, '').replace(/[^\p{L}\p{N}\ud800-\udfff]/gu, '');
}
