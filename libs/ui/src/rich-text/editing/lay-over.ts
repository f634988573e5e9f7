import type { Fragment, Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';

/** Beyond this many pairs to compare, what changed in between is replaced as one. */
const MOST_PAIRS = 40_000;

/** Which block of the document becomes which of the new ones; a missing side means added or removed. */
interface Step {
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * Changes a document into other blocks with as little as possible, so that the cursor, the scroll and the steps back
 * stay where nothing changed. It is not a step that the writer can take back: it is somebody else's.
 */
export function layOver(state: EditorState, blocks: readonly Node[]): Transaction {
  const tr = state.tr.setMeta('addToHistory', false);
  const places = placesOf(state.doc);
  const present = places.map(({ node }) => node);
  const steps = alignment(present, blocks);
  // From the end, so that earlier places stay true.
  let next = state.doc.content.size;
  for (const { from, to } of [...steps].reverse()) {
    const place = from === null ? undefined : places[from];
    const node = to === null ? undefined : blocks[to];
    if (place && node) change(tr, place.at, place.node, node);
    else if (place) tr.delete(place.at, place.at + place.node.nodeSize);
    else if (node) tr.insert(next, node);
    if (place) next = place.at;
  }
  return tr;
}

/** The blocks of a document that Markdown knows of; empty paragraphs are the writer's own and stay where they are. */
function placesOf(doc: Node): { readonly node: Node; readonly at: number }[] {
  const places: { node: Node; at: number }[] = [];
  doc.forEach((node, at) => {
    if (node.type.name !== 'paragraph' || node.content.size > 0 || doc.type.spec.content === 'line+')
      places.push({ node, at });
  });
  return places;
}

function change(tr: Transaction, at: number, before: Node, after: Node): void {
  if (before.eq(after)) return;
  if (!before.sameMarkup(after) || before.isAtom) {
    tr.replaceWith(at, at + before.nodeSize, after);
    return;
  }
  const start = before.content.findDiffStart(after.content);
  if (start === null) return;
  const end = ends(before.content, after.content, start);
  tr.replace(at + 1 + start, at + 1 + end.a, after.slice(start, end.b));
}

/** Where two contents begin to agree again, not before the place where they began to differ. */
function ends(before: Fragment, after: Fragment, start: number): { a: number; b: number } {
  const found = before.findDiffEnd(after) ?? { a: before.size, b: after.size };
  const overlap = start - Math.min(found.a, found.b);
  return overlap > 0 ? { a: found.a + overlap, b: found.b + overlap } : found;
}

/** Pairs equal blocks; what lies between them is paired in order as long as both sides have some. */
function alignment(before: readonly Node[], after: readonly Node[]): Step[] {
  const steps: Step[] = [];
  let a = 0;
  let b = 0;
  const upTo = (aEnd: number, bEnd: number): void => {
    while (a < aEnd && b < bEnd) steps.push({ from: a++, to: b++ });
    while (a < aEnd) steps.push({ from: a++, to: null });
    while (b < bEnd) steps.push({ from: null, to: b++ });
  };
  for (const [atBefore, atAfter] of common(before, after)) {
    upTo(atBefore, atAfter);
    steps.push({ from: a++, to: b++ });
  }
  upTo(before.length, after.length);
  return steps;
}

/** The longest common part of two lists of blocks, as pairs of places. */
function common(before: readonly Node[], after: readonly Node[]): [number, number][] {
  let head = 0;
  while (head < before.length && head < after.length && same(before[head], after[head])) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && same(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  const width = before.length - head - tail;
  const height = after.length - head - tail;
  const middle =
    width * height > MOST_PAIRS ? [] : longest(before.slice(head, head + width), after.slice(head, head + height));
  return [
    ...Array.from({ length: head }, (_, at): [number, number] => [at, at]),
    ...middle.map(([x, y]): [number, number] => [head + x, head + y]),
    ...Array.from({ length: tail }, (_, at): [number, number] => [before.length - tail + at, after.length - tail + at]),
  ];
}

function longest(before: readonly Node[], after: readonly Node[]): [number, number][] {
  const length = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  const at = (x: number, y: number): number => length[x]?.[y] ?? 0;
  for (let x = before.length - 1; x >= 0; x -= 1) {
    for (let y = after.length - 1; y >= 0; y -= 1) {
      (length[x] as Uint32Array)[y] = same(before[x], after[y])
        ? at(x + 1, y + 1) + 1
        : Math.max(at(x + 1, y), at(x, y + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let x = 0, y = 0; x < before.length && y < after.length;) {
    if (same(before[x], after[y])) pairs.push([x++, y++]);
    else if (at(x + 1, y) >= at(x, y + 1)) x += 1;
    else y += 1;
  }
  return pairs;
}

const same = (one: Node | undefined, other: Node | undefined): boolean =>
  one !== undefined && other !== undefined && one.eq(other);
