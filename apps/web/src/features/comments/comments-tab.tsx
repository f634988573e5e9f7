import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { threadPath } from '@workback/domain/comment/subject';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { useDeferredValue, useEffect, useMemo } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useMedia } from '../../app/use-media.js';
import { useSeen } from '../notifications/use-seen.js';
import type { PrfaqSearch } from '../prfaqs/prfaq-search.js';
import { type MarginTab, SHEET } from '../prfaqs/reading/margin.js';
import type { BesideText } from '../prfaqs/reading/margin-tabs.js';
import { commentedText, threadsQuery } from './api/comments.queries.js';
import { CommentsPanel, nextThread } from './comments-panel.js';
import { CommentsTools } from './comments-tools.js';
import type { ThreadFilter } from './thread-filters.js';
import { countThreads, passes, placeThreads } from './threads.js';
import { focusCard, useActiveThread, useThreadClicks } from './use-active-thread.js';
import { startHere, useCommentKey } from './use-comment-key.js';
import { useThreadActions } from './use-thread-actions.js';
import './comments.css';

const nothing = (): void => undefined;

type CommentedText = Pick<BesideText, 'params' | 'document' | 'old' | 'editing' | 'comment' | 'onComment'> & {
  /** The amendment whose text it is; the PR/FAQ itself unless told. */
  readonly amendmentId?: string;
};

/** The comments on a text, in the margin. */
export function useCommentsTab(text: CommentedText): MarginTab {
  const { params, document, old, editing, comment, onComment, amendmentId } = text;
  const on = commentedText(params, amendmentId);
  const query = useQuery(threadsQuery(on));
  const actions = useThreadActions(on);
  const { show: filter = 'open' } = useSearch({ strict: false }) as PrfaqSearch;
  const navigate = useNavigate();
  const sheet = useMedia(SHEET);
  const [active, open] = useActiveThread();
  const threads = query.data?.threads;
  // While somebody types, the letters come first.
  const shown = useDeferredValue(document) as PrfaqDocument;
  const placed = useMemo(() => {
    const all = threads ?? [];
    return old ? all.map((thread) => ({ thread, range: null })) : placeThreads(shown, all);
  }, [shown, threads, old]);
  const queries = useQueryClient();
  const lost = !editing && (threads ?? []).some(({ anchor }) => anchor?.state === 'gone');
  const { queryKey } = threadsQuery(on);
  const key = JSON.stringify(queryKey);
  useEffect(() => {
    // Words that were gone may be back; only the server knows all of what was around them.
    if (lost) void queries.invalidateQueries({ queryKey: JSON.parse(key) as string[] });
  }, [document, lost, queries, key]);
  const counts = useMemo(
    () =>
      countThreads(
        placed.map(({ thread }) => thread),
        actions.me,
      ),
    [placed, actions.me],
  );
  const begin = actions.canWrite && !old ? onComment : undefined;
  const seen = active !== undefined && (threads ?? []).some(({ id }) => id === active);
  useSeen(params.workspaceId, seen ? threadPath({ ...on, initiativeId: params.initiativeId, threadId: active }) : null);
  useThreadClicks(open);
  useCommentKey(document, begin);
  const choose = (show: ThreadFilter): void =>
    void navigate({
      to: '.',
      search: ({ show: _, ...rest }: PrfaqSearch) => (show === 'open' ? rest : { ...rest, show }),
      replace: true,
      resetScroll: false,
    });
  const step = (by: 1 | -1): void => {
    const ids = placed.filter(({ thread }) => passes(thread, filter, actions.me)).map(({ thread }) => thread.id);
    if (ids.length === 0) return;
    const next = nextThread(ids, active, by);
    open(next);
    requestAnimationFrame(() => focusCard(next));
  };
  const beside = !sheet && !editing && !old;
  return {
    key: 'comments',
    title: 'Comments',
    count: threads && counts.open,
    beside,
    tools: (
      <CommentsTools
        filter={filter}
        counts={counts}
        onFilter={choose}
        onStep={step}
        onComment={begin && (() => begin(startHere(document)))}
      />
    ),
    element: (
      <>
        {old ? <p className="sm mu">Comments are about the present text, not about this version.</p> : null}
        <LoadState query={query}>
          {(data) => (
            <CommentsPanel
              document={shown}
              subjectId={on.subjectId}
              threads={data}
              placed={placed}
              filter={filter}
              actions={actions}
              beside={beside}
              start={begin ? comment : null}
              onStart={onComment ?? nothing}
            />
          )}
        </LoadState>
      </>
    ),
  };
}
