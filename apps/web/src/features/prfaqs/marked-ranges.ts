import { each, type TreeNode } from './markdown-tree.js';

/** A stretch of the Markdown source, in UTF-16 units. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** Words that promise something. */
export interface PromiseRange extends Range {
  readonly kind: 'promise';
  /** Written behind the words: `P1`. */
  readonly label: string;
  /** Nobody builds or measures it. */
  readonly gap: boolean;
  /** Where what builds and what proves it is shown; its label leads there. */
  readonly href?: string;
}

/** Words that somebody commented on. */
export interface CommentRange extends Range {
  readonly kind: 'comment';
  readonly threadId: string;
  /** How many comments there are, on the button behind the words; none while the first is being written. */
  readonly count: number;
  /** What the button says to those who do not see it. */
  readonly words: string;
}

/** A stretch of the Markdown source to highlight. */
export type MarkedRange = PromiseRange | CommentRange;

/** What two sources highlight in a document, by place. */
export function joinedRanges(
  one: ReadonlyMap<string, readonly MarkedRange[]>,
  other: ReadonlyMap<string, readonly MarkedRange[]>,
): ReadonlyMap<string, readonly MarkedRange[]> {
  const all = new Map(one);
  for (const [place, ranges] of other) all.set(place, [...(all.get(place) ?? []), ...ranges]);
  return all;
}

interface Piece {
  readonly text: string;
  readonly ranges: readonly MarkedRange[];
  readonly at: number;
}

/**
 * Rehype plugin: highlights the words of the given source ranges, across formatting and where ranges overlap. Promises are
 * `<mark>`s; words with comments carry the ids of their threads, and each thread has a button behind its last word.
 */
export function markRanges(source: string, ranges: readonly MarkedRange[]) {
  return () =>
    (tree: TreeNode): void => {
      if (ranges.length === 0) return;
      const marked: { readonly element: TreeNode; readonly piece: Piece }[] = [];
      each(tree, (node, parent, replace) => {
        if (node.type !== 'text' || !node.value?.trim()) return;
        const standing = standingOf(node.value, source, node.position ?? parent.position);
        if (standing === null) return;
        const pieces = split(node.value, standing, ranges);
        if (pieces.every((piece) => piece.ranges.length === 0)) return;
        replace(
          pieces.map((piece) => {
            const words: TreeNode = { type: 'text', value: piece.text };
            if (piece.ranges.length === 0) return words;
            const element = elementOf(piece, words);
            marked.push({ element, piece });
            return element;
          }),
        );
      });
      for (const range of ranges) {
        const own = marked.filter(({ piece }) => piece.ranges.includes(range));
        own.sort((one, other) => one.piece.at - other.piece.at);
        const [first, last] = [own[0]?.element, own.at(-1)?.element];
        if (first && last) close(range, first, last);
      }
    };
}

function elementOf({ ranges }: Piece, words: TreeNode): TreeNode {
  const promise = ranges.find((range) => range.kind === 'promise');
  const threads = ranges.flatMap((range) => (range.kind === 'comment' ? [range.threadId] : []));
  const classes = [...(promise?.gap ? ['gapm'] : []), ...(threads.length > 0 ? ['anch'] : [])];
  return {
    type: 'element',
    tagName: promise ? 'mark' : 'span',
    properties: {
      ...(classes.length > 0 ? { className: classes } : {}),
      ...(threads.length > 0 ? { dataThreads: threads.join(' ') } : {}),
    },
    children: [words],
  };
}

/** Names the first piece of a range and ends the last one. */
function close(range: MarkedRange, first: TreeNode, last: TreeNode): void {
  if (range.kind === 'promise') {
    first.properties = { ...first.properties, id: `promise-${range.label}`, tabIndex: -1 };
    if (range.href === undefined) last.properties = { ...last.properties, dataLabel: range.label };
    // Without words of its own, so that whoever selects or searches the text finds only its words.
    else last.children?.push({ type: 'element', tagName: 'a', properties: linkOf(range, range.href), children: [] });
    return;
  }
  const { threadId, count, words } = range;
  if (count === 0) return;
  last.children?.push({
    type: 'element',
    tagName: 'button',
    properties: { type: 'button', className: ['cnum'], dataThread: threadId, ariaLabel: words },
    children: [{ type: 'text', value: String(count) }],
  });
}

function linkOf({ label, gap }: PromiseRange, href: string): TreeNode['properties'] {
  return { href, className: gap ? ['pid', 'gapm'] : ['pid'], dataLabel: label };
}

function split(value: string, standing: Standing, all: readonly MarkedRange[]): readonly Piece[] {
  const [least, most] = [offsetAt(standing, 0), offsetAt(standing, value.length - 1)];
  const near = all.filter(({ start, end }) => start <= most && end > least);
  if (near.length === 0) return [{ text: value, ranges: [], at: least }];
  // What is marked changes only where a range begins or ends: no character needs to be asked.
  const cuts = new Set([
    0,
    ...near.flatMap(({ start, end }) => [
      firstFrom(standing, start, value.length),
      firstFrom(standing, end, value.length),
    ]),
  ]);
  const from = [...cuts].filter((cut) => cut < value.length).sort((one, other) => one - other);
  return from.map((cut, index) => {
    const at = offsetAt(standing, cut);
    return {
      text: value.slice(cut, from[index + 1] ?? value.length),
      ranges: near.filter(({ start, end }) => at >= start && at < end),
      at,
    };
  });
}

/** Where the characters of a rendered text stand in the source: all in a row from one on, or each by itself, ascending. */
type Standing = number | readonly number[];

const offsetAt = (standing: Standing, index: number): number =>
  typeof standing === 'number' ? standing + index : (standing[index] as number);

/** The first character that stands at an offset of the source or behind it. */
function firstFrom(standing: Standing, offset: number, length: number): number {
  if (typeof standing === 'number') return Math.min(length, Math.max(0, offset - standing));
  const index = standing.findIndex((at) => at >= offset);
  return index === -1 ? length : index;
}

/** Null when it cannot be told. */
function standingOf(value: string, source: string, position: TreeNode['position']): Standing | null {
  const from = position?.start.offset;
  const to = position?.end.offset;
  if (from === undefined || to === undefined) return null;
  const verbatim = source.slice(from, to).indexOf(value);
  if (verbatim !== -1) return from + verbatim;
  const offsets: number[] = [];
  let at = from;
  for (const unit of value.split('')) {
    // Escapes, entities, quote marks and indents stand between the characters; none of them is long.
    const found = unit === '\n' ? source.indexOf('\n', at) : source.indexOf(unit, at);
    if (found === -1 || found >= to || found - at > 60) {
      offsets.push(Math.min(at, to - 1));
      continue;
    }
    offsets.push(found);
    at = found + 1;
  }
  return offsets;
}
