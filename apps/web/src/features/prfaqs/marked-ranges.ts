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
        const offsets = offsetsOf(node.value, source, node.position ?? parent.position);
        if (!offsets) return;
        const pieces = split(node.value, offsets, ranges);
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

function split(value: string, offsets: readonly number[], all: readonly MarkedRange[]): readonly Piece[] {
  const [least = 0, most = 0] = [offsets[0], offsets.at(-1)];
  const near = all.filter(({ start, end }) => start <= most && end > least);
  if (near.length === 0) return [{ text: value, ranges: [], at: least }];
  const pieces: Piece[] = [];
  let from = 0;
  let present = within(near, least);
  for (let i = 1; i <= value.length; i += 1) {
    const next = i < value.length ? within(near, offsets[i] as number) : null;
    if (next !== null && next.length === present.length && next.every((range, at) => range === present[at])) continue;
    pieces.push({ text: value.slice(from, i), ranges: present, at: offsets[from] as number });
    from = i;
    present = next ?? [];
  }
  return pieces;
}

function within(ranges: readonly MarkedRange[], at: number): readonly MarkedRange[] {
  return ranges.filter(({ start, end }) => at >= start && at < end);
}

/** Where each character of a rendered text stands in the source; null when that cannot be told. */
function offsetsOf(value: string, source: string, position: TreeNode['position']): number[] | null {
  const from = position?.start.offset;
  const to = position?.end.offset;
  if (from === undefined || to === undefined) return null;
  const verbatim = source.slice(from, to).indexOf(value);
  if (verbatim !== -1) return Array.from({ length: value.length }, (_, i) => from + verbatim + i);
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
