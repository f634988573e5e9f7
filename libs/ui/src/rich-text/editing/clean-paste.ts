const REMOVED = 'script, style, meta, link, title, head, iframe, object, embed, template, noscript, svg, math';

/** Markup from other programs without what only they understand: styles, scripts, comments, lists drawn with spaces. */
export function cleanPaste(html: string): string {
  // A document of its own: nothing in it runs or is fetched.
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const element of page.querySelectorAll(REMOVED)) element.remove();
  const comments = page.createNodeIterator(page, NodeFilter.SHOW_COMMENT);
  for (let node = comments.nextNode(); node; node = comments.nextNode()) (node as Comment).remove();
  for (const image of page.querySelectorAll('img')) {
    if (!/^(?:https?:|\/api\/)/i.test(image.getAttribute('src') ?? '')) image.replaceWith(image.alt);
  }
  makeLists(page);
  return page.body.innerHTML;
}

/** Word writes the items of a list as paragraphs with the bullet in their text. */
function makeLists(page: Document): void {
  let lists: HTMLElement[] = [];
  let last: Element | null = null;
  for (const paragraph of page.querySelectorAll<HTMLElement>('p')) {
    const level = /mso-list:[^;]*\blevel(\d+)/i.exec(paragraph.getAttribute('style') ?? '')?.[1];
    if (level === undefined) continue;
    if (paragraph.previousElementSibling !== last) lists = [];
    const depth = Math.min(Number(level), 9);
    const ordered = /^\s*\(?(?:\d+|[a-z]+)[.)]/i.test(takeBullet(paragraph));
    lists = lists.slice(0, depth);
    while (lists.length < depth) {
      const list = page.createElement(ordered ? 'ol' : 'ul');
      const above = lists.at(-1);
      if (above) (above.lastElementChild ?? above.appendChild(page.createElement('li'))).append(list);
      else paragraph.before(list);
      lists.push(list);
    }
    const item = page.createElement('li');
    lists.at(-1)?.append(item);
    last = lists[0] ?? null;
    item.append(paragraph);
  }
}

/** Takes the drawn bullet out of an item and gives back what it was. */
function takeBullet(paragraph: HTMLElement): string {
  for (const span of paragraph.querySelectorAll<HTMLElement>('span')) {
    if (!/mso-list:\s*ignore/i.test(span.getAttribute('style') ?? '')) continue;
    const bullet = span.textContent;
    span.remove();
    return bullet;
  }
  return '';
}

const MARKDOWN = /^(?:#{1,6} |[-*+] |\d{1,9}[.)] |> |```|~~~|\|.*\|\s*$)|\*\*[^*\n]+\*\*|\[[^\]\n]+\]\([^)\n]+\)/m;
const STRUCTURE = /<(?:h[1-6]|ul|ol|li|table|blockquote|strong|em|b|i|a|p|img)\b/i;

/** Says whether pasted words are Markdown that another program dressed up, such as a code editor. */
export const isMarkdown = (text: string, html: string): boolean => MARKDOWN.test(text) && !STRUCTURE.test(html);
