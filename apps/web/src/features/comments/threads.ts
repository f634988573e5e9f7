import type { ThreadsWire, ThreadWire } from '@workback/contracts/comment/comment.schemas';
import { mentionsIn, plainBody } from '@workback/domain/comment/body';
import type { PassageAnchor } from '@workback/domain/passage/anchor';
import { passageFinder, placesOf } from '@workback/domain/passage/find';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
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

/**
 * Threads in the order in which one reads: those about the whole and those whose passage is gone first, then along the
 * text. Looked up in the text that is shown, which may be a little newer than what the server answered.
 */
export function placeThreads(document: PrfaqDocument, threads: readonly ThreadWire[]): readonly PlacedThread[] {
  const find = passageFinder(document);
  const order = new Map<string, number>(placesOf(document).map((place, at) => [place, at]));
  const placed = threads.map((thread): PlacedThread => {
    const present = thread.anchor?.present;
    const at = present ? find(present as PassageAnchor) : null;
    return { thread, range: at && at.state !== 'gone' ? { place: at.place, start: at.start, end: at.end } : null };
  });
  const rank = ({ thread: { anchor }, range }: PlacedThread): readonly [number, number] => {
    if (range) return [order.get(range.place) ?? -1, range.start + 1];
    return [anchor && anchor.state !== 'gone' ? (order.get(anchor.place) ?? -1) : -1, 0];
  };
  return placed.toSorted((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    return a[0] - b[0] || a[1] - b[1];
  });
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
