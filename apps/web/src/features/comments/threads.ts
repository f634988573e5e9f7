import type { ThreadsWire, ThreadWire } from '@workback/contracts/comment/comment.schemas';
import { mentionsIn, plainBody } from '@workback/domain/comment/body';
import type { PassageAnchor } from '@workback/domain/passage/anchor';
import { passageFinder, placesOf } from '@workback/domain/passage/find';
import { sameWords } from '@workback/domain/passage/words';
import { type PrfaqDocument, textAt, type TextPlace } from '@workback/domain/prfaq/document';
import type { CommentRange } from '../prfaqs/marked-ranges.js';
import type { ThreadFilter } from './thread-filters.js';

/** Says whether a thread passes a filter; `me` is whose threads are mine. */
export function passes(thread: ThreadWire, filter: ThreadFilter, me: string): boolean {
  const open = thread.resolvedAt === null;
  if (filter === 'resolved') return !open;
  if (filter === 'gone') return open && thread.anchor?.state === 'gone';
  return open && (filter === 'open' || isMine(thread, me));
}

function isMine({ createdBy, comments }: ThreadWire, me: string): boolean {
  return (
    createdBy?.id === me || comments.some(({ author, body }) => author?.id === me || mentionsIn(body).includes(me))
  );
}

/** How many threads each filter shows. */
export function countThreads(threads: readonly ThreadWire[], me: string): Readonly<Record<ThreadFilter, number>> {
  const count = (filter: ThreadFilter): number => threads.filter((thread) => passes(thread, filter, me)).length;
  return { open: count('open'), resolved: count('resolved'), gone: count('gone'), mine: count('mine') };
}

/** A thread with where its words stand in a document. */
export interface PlacedThread {
  readonly thread: ThreadWire;
  readonly range: { readonly place: string; readonly start: number; readonly end: number } | null;
}

/** The text and its margin ask for the same places: they are looked for once. */
const placed = new WeakMap<
  readonly ThreadWire[],
  { readonly document: PrfaqDocument; readonly threads: readonly PlacedThread[] }
>();

/**
 * Threads in the order in which one reads: those about the whole and those whose passage is gone first, then along the
 * text. Looked up in the text that is shown, which may be newer than what the server answered: what became of a passage is
 * said of this text.
 */
export function placeThreads(document: PrfaqDocument, threads: readonly ThreadWire[]): readonly PlacedThread[] {
  const known = placed.get(threads);
  if (known?.document === document) return known.threads;
  const found = placeEach(document, threads);
  placed.set(threads, { document, threads: found });
  return found;
}

function placeEach(document: PrfaqDocument, threads: readonly ThreadWire[]): readonly PlacedThread[] {
  const find = passageFinder(document);
  const order = new Map<string, number>(placesOf(document).map((place, at) => [place, at]));
  const rank = ({ thread: { anchor }, range }: PlacedThread): readonly [number, number] => {
    if (range) return [order.get(range.place) ?? -1, range.start + 1];
    return [anchor && anchor.state !== 'gone' ? (order.get(anchor.place) ?? -1) : -1, 0];
  };
  return threads
    .map((thread) => placeThread(document, find, thread))
    .toSorted((one, other) => {
      const [a, b] = [rank(one), rank(other)];
      return a[0] - b[0] || a[1] - b[1];
    });
}

function placeThread(
  document: PrfaqDocument,
  find: ReturnType<typeof passageFinder>,
  thread: ThreadWire,
): PlacedThread {
  const { anchor } = thread;
  if (!anchor) return { thread, range: null };
  const { present, said } = anchor;
  const shown = (changed: Partial<typeof anchor>): ThreadWire =>
    Object.entries(changed).every(([key, value]) => anchor[key as keyof typeof anchor] === value)
      ? thread
      : { ...thread, anchor: { ...anchor, ...changed } };
  if (said === null) {
    const there = textAt(document, anchor.place as TextPlace) !== null;
    return { thread: shown({ state: there ? 'found' : 'gone' }), range: null };
  }
  const at = present ? find(present as PassageAnchor) : null;
  if (!present || !at || at.state === 'gone') return { thread: shown({ state: 'gone' }), range: null };
  const exact = (textAt(document, at.place) ?? '').slice(at.start, at.end);
  const state = sameWords(said, exact) ? 'found' : 'changed';
  return {
    thread: shown({ state, place: at.place, ...(exact === present.exact ? {} : { present: { ...present, exact } }) }),
    range: { place: at.place, start: at.start, end: at.end },
  };
}

/** What is highlighted in a document, by place. */
export function commentRanges(
  placed: readonly PlacedThread[],
  { people }: Pick<ThreadsWire, 'people'>,
): ReadonlyMap<string, CommentRange[]> {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const ranges = new Map<string, CommentRange[]>();
  for (const { thread, range } of placed) {
    if (!range) continue;
    const [first] = thread.comments;
    const said = first?.deletedAt === null ? plainBody(first.body, (id) => names.get(id), 80) : 'deleted';
    const words = `Comment by ${first?.author?.name ?? 'somebody'}: ${said}`;
    const { place, start, end } = range;
    ranges.set(place, [
      ...(ranges.get(place) ?? []),
      { kind: 'comment', start, end, threadId: thread.id, count: thread.comments.length, words },
    ]);
  }
  return ranges;
}
