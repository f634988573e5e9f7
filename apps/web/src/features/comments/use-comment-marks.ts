import { useQuery } from '@tanstack/react-query';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { useMemo } from 'react';
import { passageOfWords } from '../passages/passage-of-words.js';
import type { ThreadWire } from '@workback/contracts/comment/comment.schemas';
import type { WireDocument } from '../prfaqs/draft.js';
import type { CommentRange } from '../prfaqs/marked-ranges.js';
import { commentedText, threadsQuery } from './api/comments.queries.js';
import type { CommentStart } from './comment-start.js';
import { commentRanges, placeThreads } from './threads.js';
import { useActiveThread } from './use-active-thread.js';

interface Commented {
  readonly params: { readonly workspaceId: string; readonly initiativeId: string };
  /** The amendment whose text it is; the PR/FAQ itself unless told. */
  readonly amendmentId?: string;
  readonly document: WireDocument;
  readonly old: boolean;
  /** The comment that is being begun: its words are highlighted too. */
  readonly comment: CommentStart | null;
}

interface CommentMarks {
  /** Passages by place. */
  readonly ranges: ReadonlyMap<string, readonly CommentRange[]>;
  /** How many open threads are about each whole section or question. */
  readonly whole: ReadonlyMap<string, number>;
  readonly threads: readonly ThreadWire[];
  /** False until it is known what is commented on. */
  readonly ready: boolean;
}

const noThreads: readonly ThreadWire[] = [];

/** What of a text is commented on. */
export function useCommentMarks({ params, amendmentId, document, old, comment }: Commented): CommentMarks {
  const { data, isPending } = useQuery(threadsQuery(commentedText(params, amendmentId)));
  const [active] = useActiveThread();
  // Only the open thread is highlighted although it is resolved: opening any other changes nothing in the text.
  const resolved = data?.threads.find(({ id, resolvedAt }) => id === active && resolvedAt !== null)?.id;
  const marks = useMemo(() => {
    const whole = new Map<string, number>();
    const threads = old ? noThreads : (data?.threads ?? noThreads);
    if (!data || threads.length === 0) return { ranges: new Map<string, CommentRange[]>(), whole, threads };
    for (const { anchor, resolvedAt } of threads) {
      if (!anchor || anchor.said !== null || resolvedAt !== null) continue;
      whole.set(anchor.place, (whole.get(anchor.place) ?? 0) + 1);
    }
    const shown = placeThreads(document as PrfaqDocument, threads).filter(
      ({ thread: { id, resolvedAt } }) => resolvedAt === null || id === resolved,
    );
    return { ranges: commentRanges(shown, data), whole, threads };
  }, [data, document, old, resolved]);
  const ready = old || !isPending;
  return useMemo(() => {
    if (!comment || comment.place === null || comment.words === '') return { ...marks, ready };
    const { place, words, share } = comment;
    const passage = passageOfWords(document as PrfaqDocument, place, words, share);
    if (typeof passage === 'string') return { ...marks, ready };
    const { start, exact } = passage;
    const begun: CommentRange = { kind: 'comment', start, end: start + exact.length, threadId: 'new', count: 0, words };
    const ranges = new Map(marks.ranges);
    ranges.set(place, [...(ranges.get(place) ?? []), begun]);
    return { ...marks, ranges, ready };
  }, [marks, comment, document, ready]);
}
