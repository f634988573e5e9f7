import { isEmptyParagraph, type RichMark, type RichNode } from './rich-json.js';

/** What a reader sees: blocks and words with their marks; spaces, empty paragraphs and the looseness of lists aside. */
export function shown(blocks: readonly RichNode[]): unknown[] {
  return blocks
    .filter((each) => !isEmptyParagraph(each))
    .map(({ type, attrs, content = [] }) => {
      if (type === 'codeBlock') return [type, attrs, content[0]?.text ?? ''];
      if (type === 'paragraph' || type === 'heading') return [type, attrs?.['level'], characters(content)];
      if (type === 'tableCell') return [type, shown(content)];
      const { spread: _, checked = null, ...rest } = attrs ?? {};
      const isTask = checked !== null && content.find((each) => !isEmptyParagraph(each))?.type === 'paragraph';
      return [type, { ...rest, checked: isTask ? checked : null }, shown(content)];
    });
}
function characters(inline: readonly RichNode[]): unknown[] {
  const units = inline.flatMap(({ type, text = '', attrs, marks = [] }) => {
    const own = marks
      .filter((mark) => !isOwnAddress(text, mark))
      .map(markWords)
      .sort()
      .join();
    if (type === 'text')
      return [...text].filter((char) => /\S/.test(char) || own.includes('code')).map((char) => `${char} ${own}`);
    return type === 'hardBreak' ? ['break'] : [JSON.stringify([type, attrs, own])];
  });
  while (units[0] === 'break') units.shift();
  while (units.at(-1) === 'break') units.pop();
  return units;
}

const markWords = ({ type, attrs }: RichMark): string =>
  type === 'link' ? `link ${target(attrs?.['href'])} ${attrs?.['title']}` : type;
/** Reading makes a link of every address. */
const isOwnAddress = (text: string, { type, attrs }: RichMark): boolean =>
  type === 'link' &&
  attrs?.['title'] === null &&
  [text, `http://${text}`, `mailto:${text}`].map(target).includes(target(attrs['href']));
const target = (href: unknown): string => String(href).replace(/[\s<>\\]/g, encodeURIComponent);
