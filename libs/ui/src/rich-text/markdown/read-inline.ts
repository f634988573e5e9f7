import type { Definition, PhrasingContent } from 'mdast';
import type { RichMark, RichNode } from './rich-json.js';
import { writeTree } from './write-tree.js';

/** Where the targets of `[words][label]` stand, by label. */
export type Definitions = ReadonlyMap<string, Definition>;

/** Words, breaks, images and what the editor keeps as source, from the phrasing part of a syntax tree. */
export function readInline(
  nodes: readonly PhrasingContent[],
  definitions: Definitions,
  marks: readonly RichMark[] = [],
): RichNode[] {
  return joinWords(nodes.flatMap((node) => readOne(node, definitions, marks)));
}

function readOne(node: PhrasingContent, definitions: Definitions, marks: readonly RichMark[]): RichNode[] {
  switch (node.type) {
    case 'text':
      return words(node.value, marks);
    case 'inlineCode':
      return words(node.value, withMark(marks, { type: 'code' }));
    case 'strong':
      return readInline(node.children, definitions, withMark(marks, { type: 'bold' }));
    case 'emphasis':
      return readInline(node.children, definitions, withMark(marks, { type: 'italic' }));
    case 'delete':
      return readInline(node.children, definitions, withMark(marks, { type: 'strike' }));
    case 'break':
      return [{ type: 'hardBreak', ...marked(marks) }];
    case 'link':
      return readInline(node.children, definitions, withMark(marks, link(node.url, node.title)));
    case 'linkReference': {
      const target = definitions.get(node.identifier);
      if (!target) return kept(node, marks);
      return readInline(node.children, definitions, withMark(marks, link(target.url, target.title)));
    }
    case 'image':
      return [image(node.url, node.alt, node.title, marks)];
    case 'imageReference': {
      const target = definitions.get(node.identifier);
      return target ? [image(target.url, node.alt, target.title, marks)] : kept(node, marks);
    }
    case 'html':
      return [{ type: 'keptInline', attrs: { source: oneLine(node.value) }, ...marked(marks) }];
    default:
      return kept(node, marks);
  }
}

/** What the editor has no form for stays as the Markdown it is. */
function kept(node: PhrasingContent, marks: readonly RichMark[]): RichNode[] {
  const source = oneLine(writeTree([{ type: 'paragraph', children: [node] }]));
  return source === '' ? [] : [{ type: 'keptInline', attrs: { source }, ...marked(marks) }];
}

const link = (href: string, title: string | null | undefined): RichMark => ({
  type: 'link',
  attrs: { href, title: title ?? null },
});

function image(
  src: string,
  alt: string | null | undefined,
  title: string | null | undefined,
  marks: readonly RichMark[],
) {
  return { type: 'image', attrs: { src, alt: oneLine(alt ?? ''), title: title ?? null }, ...marked(marks) };
}

/** A line end inside a paragraph is a space to readers. */
const words = (value: string, marks: readonly RichMark[]): RichNode[] => {
  const text = oneLine(value);
  return text === '' ? [] : [{ type: 'text', text, ...marked(marks) }];
};

const oneLine = (text: string): string => text.replace(/[ \t]*[\r\n]+[ \t]*/g, ' ');

const marked = (marks: readonly RichMark[]) => (marks.length === 0 ? {} : { marks });

function withMark(marks: readonly RichMark[], mark: RichMark): readonly RichMark[] {
  // A mark counts once; of two links the inner one is what a reader follows.
  return [...marks.filter(({ type }) => type !== mark.type), mark];
}

/** Neighbouring words with the same marks are one text, as the editor keeps them. */
function joinWords(nodes: readonly RichNode[]): RichNode[] {
  const joined: RichNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text' && sameMarks(last.marks, node.marks)) {
      joined[joined.length - 1] = { ...last, text: `${last.text}${node.text}` };
    } else joined.push(node);
  }
  return joined;
}

/** Says whether two stretches carry the same marks, in whatever order. */
export function sameMarks(one: readonly RichMark[] = [], other: readonly RichMark[] = []): boolean {
  return one.length === other.length && one.every((mark) => other.some((twin) => sameMark(mark, twin)));
}

/** Says whether two marks are the same: kind and, for a link, target. */
export function sameMark(one: RichMark, other: RichMark): boolean {
  if (one.type !== other.type) return false;
  if (one.type !== 'link') return true;
  return one.attrs?.['href'] === other.attrs?.['href'] && one.attrs?.['title'] === other.attrs?.['title'];
}
