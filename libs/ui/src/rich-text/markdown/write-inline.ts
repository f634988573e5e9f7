import type { PhrasingContent } from 'mdast';
import { sameMark, sameMarks } from './read-inline.js';
import { type RichMark, type RichNode, textAttr } from './rich-json.js';

/** Marks from the outside in, where several reach equally far. Code is not among them: nothing is marked inside it. */
const nesting = ['bold', 'italic', 'strike', 'link'] as const;
/** Marks that Markdown does not recognise next to a space on their inner side. */
const clinging = ['bold', 'italic', 'strike'] as const;

/** What a line break becomes: Markdown has none in a heading or a table cell. */
type Breaks = 'kept' | 'spaces';

/** The phrasing part of a syntax tree from the editor's words. */
export function writeInline(nodes: readonly RichNode[], breaks: Breaks = 'kept'): PhrasingContent[] {
  const units = breaks === 'spaces' ? nodes.map(breakAsSpace) : nodes;
  return nest(joined(clinging.reduce(looseEnds, trimmed(units))), nesting);
}

const breakAsSpace = (node: RichNode): RichNode =>
  node.type === 'hardBreak' ? { type: 'text', text: ' ', ...(node.marks ? { marks: node.marks } : {}) } : node;

/** Lines without spaces at their ends, and without empty ones first and last: Markdown keeps none of them. */
function trimmed(nodes: readonly RichNode[]): RichNode[] {
  const lines: { words: RichNode[]; end: RichNode | null }[] = [{ words: [], end: null }];
  for (const node of nodes) {
    const line = lines.at(-1) as (typeof lines)[number];
    if (node.type !== 'hardBreak') line.words.push(node);
    else {
      line.end = node;
      lines.push({ words: [], end: null });
    }
  }
  for (const line of lines) {
    trimEnd(line.words, 0, /^[ \t\r\n]+/);
    trimEnd(line.words, -1, /[ \t\r\n]+$/);
  }
  while (lines[0]?.words.length === 0) lines.shift();
  while (lines.at(-1)?.words.length === 0) lines.pop();
  return lines.flatMap(({ words, end }, at) => [...words, ...(end && at < lines.length - 1 ? [end] : [])]);
}

function trimEnd(words: RichNode[], side: 0 | -1, blank: RegExp): void {
  for (let node = words.at(side); node?.type === 'text' && !hasMark(node, 'code'); node = words.at(side)) {
    const text = (node.text ?? '').replace(blank, '');
    words.splice(side, 1, ...(text === '' ? [] : [{ ...node, text }]));
    if (text !== '') return;
  }
}

/** Takes a mark off the spaces and breaks at both ends of each stretch that carries it. */
function looseEnds(nodes: RichNode[], type: (typeof clinging)[number]): RichNode[] {
  const out: RichNode[] = [];
  for (let from = 0; from < nodes.length;) {
    let to = from;
    while (to < nodes.length && hasMark(nodes[to] as RichNode, type)) to += 1;
    if (to === from) {
      out.push(nodes[from] as RichNode);
      from += 1;
      continue;
    }
    const stretch = nodes.slice(from, to);
    const head = freed(stretch, type, /^\s+/u);
    const tail = freed(stretch.reverse(), type, /\s+$/u).reverse();
    out.push(...head, ...stretch.reverse(), ...tail);
    from = to;
  }
  return out;
}

/** Moves leading blank nodes, and the blank part of the first other one, out of a stretch. */
function freed(stretch: RichNode[], type: RichMark['type'], blank: RegExp): RichNode[] {
  const out: RichNode[] = [];
  for (let node = stretch[0]; node; node = stretch[0]) {
    if (node.type === 'hardBreak') {
      out.push(withoutMark(node, type));
      stretch.shift();
      continue;
    }
    const text = node.type === 'text' && !hasMark(node, 'code') ? (node.text ?? '') : '';
    const [spaces] = blank.exec(text) ?? [];
    if (spaces === undefined) return out;
    out.push(withoutMark({ ...node, text: spaces }, type));
    stretch.shift();
    if (spaces !== text) {
      stretch.unshift({ ...node, text: text.replace(blank, '') });
      return out;
    }
  }
  return out;
}

function joined(nodes: readonly RichNode[]): RichNode[] {
  const out: RichNode[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type === 'text' && last?.type === 'text' && sameMarks(last.marks, node.marks)) {
      out[out.length - 1] = { ...last, text: `${last.text}${node.text}` };
    } else out.push(node);
  }
  return out;
}

/** Makes a tree of marked words: of the marks that begin at a word, the one that reaches furthest goes outside. */
function nest(nodes: readonly RichNode[], kinds: readonly RichMark['type'][]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (let from = 0; from < nodes.length;) {
    const [mark, to] = furthest(nodes, from, kinds);
    const children = nodes.slice(from, to);
    if (mark === undefined) out.push(...children.map(leaf));
    else
      out.push(
        element(
          mark,
          nest(
            children,
            kinds.filter((kind) => kind !== mark.type),
          ),
        ),
      );
    from = to;
  }
  return out;
}

function furthest(nodes: readonly RichNode[], from: number, kinds: readonly RichMark['type'][]) {
  let best: readonly [RichMark | undefined, number] = [undefined, from + 1];
  for (const kind of kinds) {
    const mark = markOf(nodes[from] as RichNode, kind);
    if (mark === undefined) continue;
    let to = from + 1;
    while (to < nodes.length && (nodes[to]?.marks ?? []).some((other) => sameMark(mark, other))) to += 1;
    if (best[0] === undefined || to > best[1]) best = [mark, to];
  }
  return best;
}

function element(mark: RichMark, children: PhrasingContent[]): PhrasingContent {
  if (mark.type === 'bold') return { type: 'strong', children };
  if (mark.type === 'italic') return { type: 'emphasis', children };
  if (mark.type === 'strike') return { type: 'delete', children };
  return {
    type: 'link',
    url: textAttr(mark.attrs, 'href'),
    title: textAttr(mark.attrs, 'title') || null,
    children,
  } as PhrasingContent;
}

function leaf(node: RichNode): PhrasingContent {
  const { type, text = '', attrs } = node;
  if (type === 'hardBreak') return { type: 'break' };
  if (type === 'image') {
    return {
      type: 'image',
      url: textAttr(attrs, 'src'),
      alt: textAttr(attrs, 'alt'),
      title: textAttr(attrs, 'title') || null,
    };
  }
  if (type === 'keptInline') return { type: 'html', value: textAttr(attrs, 'source') };
  return { type: hasMark(node, 'code') ? 'inlineCode' : 'text', value: text };
}

const markOf = ({ marks = [] }: RichNode, type: RichMark['type']): RichMark | undefined =>
  marks.find((mark) => mark.type === type);

const hasMark = (node: RichNode, type: RichMark['type']): boolean => markOf(node, type) !== undefined;

function withoutMark({ marks = [], ...node }: RichNode, type: RichMark['type']): RichNode {
  const left = marks.filter((mark) => mark.type !== type);
  return left.length === 0 ? node : { ...node, marks: left };
}
