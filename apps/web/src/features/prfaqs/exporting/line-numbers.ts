const MARK = 'ln';
const BLOCKS = 'p, h1, h2, h3, h4, li, pre, td, th, blockquote';

/** Takes the line numbers out of a text. */
export function clearLineNumbers(text: HTMLElement): void {
  for (const mark of text.querySelectorAll(`.${MARK}`)) mark.remove();
}

/**
 * Numbers the lines of a text as they are set now. A number stands in the block of its line, so that it moves along when the
 * block goes to another page. Answers how many lines there are.
 */
export function numberLines(text: HTMLElement): number {
  clearLineNumbers(text);
  const left = text.getBoundingClientRect().left;
  const marks: { block: HTMLElement; top: number; inset: number }[] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { block, rect } of linesOf(text)) {
    // What stands beside a line, such as the next cell of a row, is the same line.
    if (rect.top + rect.height / 2 < bottom) {
      bottom = Math.max(bottom, rect.bottom);
      continue;
    }
    bottom = rect.bottom;
    const own = block.getBoundingClientRect();
    marks.push({ block, top: rect.top - own.top, inset: left - own.left });
  }
  // All is measured before anything is added: a number must not move what it counts.
  marks.forEach(({ block, top, inset }, at) => {
    const mark = document.createElement('span');
    mark.className = MARK;
    mark.setAttribute('aria-hidden', 'true');
    mark.dataset['n'] = String(at + 1);
    mark.style.top = `${top}px`;
    mark.style.left = `${inset}px`;
    block.append(mark);
  });
  return marks.length;
}

/** The boxes of every line of words, in the order of the text. */
function linesOf(text: HTMLElement): { block: HTMLElement; rect: DOMRect }[] {
  const lines: { block: HTMLElement; rect: DOMRect }[] = [];
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const block = node.parentElement?.closest<HTMLElement>(BLOCKS);
    if (
      !block ||
      (node.nodeValue ?? '').trim() === '' ||
      node.parentElement?.closest('.vh, .noprint, .printhead, .printfootline')
    )
      continue;
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) if (rect.width > 0 && rect.height > 0) lines.push({ block, rect });
  }
  return lines;
}
