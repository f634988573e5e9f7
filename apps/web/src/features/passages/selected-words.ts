/** Words that a person selected in the text, and about where. */
export interface SelectedWords {
  readonly place: string;
  readonly words: string;
  /** How far into the rendered text they begin, 0 to 1; tells equal words apart. */
  readonly share: number;
  readonly box: DOMRect;
}

/** What is selected within one text of the memo; null when nothing is, 'several' when it crosses texts. */
export function selectedWords(selection: Selection | null): SelectedWords | 'several' | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const words = selection.toString();
  if (words.trim() === '') return null;
  const range = selection.getRangeAt(0);
  const [from, to] = [textOf(range.startContainer), textOf(range.endContainer)];
  if (!from && !to) return null;
  // A triple click ends at the very start of the next paragraph.
  const whole = from && (!to || (to !== from && range.endOffset === 0));
  if (!from || (to !== from && !whole)) return 'several';
  const before = document.createRange();
  before.setStart(from, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const length = from.textContent.length || 1;
  return {
    place: from.dataset['place'] ?? '',
    words: words.trim(),
    share: Math.min(1, before.toString().length / length),
    box: range.getBoundingClientRect(),
  };
}

function textOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-place]') ?? null;
}
