import './comments.css';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ThreadWire } from '@workback/contracts/comment/comment.schemas';
import { type CommentSubject, threadPath } from '@workback/domain/comment/subject';
import { Button } from '@workback/ui/button';
import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useSeen } from '../notifications/use-seen.js';
import { threadsQuery } from './api/comments.queries.js';
import { NewComment } from './new-comment.js';
import { ThreadCard, ThreadStub } from './thread-card.js';
import { useThreadActions } from './use-thread-actions.js';

interface SubjectCommentsProps {
  readonly subjectType: CommentSubject;
  readonly subjectId: string;
  /** Null for what belongs to no initiative. */
  readonly initiativeId: string | null;
  /** What it is, in a sentence: "this milestone". */
  readonly what: string;
  /** Without a heading, where one stands above already. */
  readonly bare?: boolean;
}

/** What was said about one thing as a whole: the open threads first, with answers, names and resolving as everywhere. */
export function SubjectComments({
  subjectType,
  subjectId,
  initiativeId,
  what,
  bare,
}: SubjectCommentsProps): ReactElement {
  const { id: workspaceId } = useWorkspace();
  const query = useQuery(threadsQuery({ workspaceId, subjectType, subjectId }));
  const actions = useThreadActions({ workspaceId, subjectType, subjectId });
  const { thread: named } = useSearch({ strict: false }) as { readonly thread?: string };
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const [starting, setStarting] = useState(false);
  const id = useId();
  const active = chosen === undefined ? (named ?? null) : chosen;
  const here = query.data?.threads.find((thread) => thread.id === active);
  useSeen(workspaceId, here ? threadPath({ ...{ subjectType, subjectId, initiativeId }, threadId: here.id }) : null);
  const list = useRef<HTMLOListElement>(null);
  const wanted = here?.id === named ? named : undefined;
  useEffect(() => {
    // Somebody followed a link to this thread.
    if (wanted) list.current?.querySelector(`[data-card="${wanted}"]`)?.scrollIntoView({ block: 'center' });
  }, [wanted]);
  const focus = (card: string): void =>
    void requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-card="${card}"] .about`)?.focus());
  const where = `About ${what}`;
  return (
    <section className={bare ? 'subjectcomments' : 'sec subjectcomments'} aria-label={`Comments on ${what}`}>
      {bare ? null : (
        <header>
          <h2>Comments</h2>
        </header>
      )}
      <LoadState query={query} lines={1}>
        {({ threads, people }) => {
          const names = new Map(people.map((person) => [person.id, person.name]));
          const ordered = [...threads.filter(isOpen), ...threads.filter((thread) => !isOpen(thread))];
          return (
            <>
              {ordered.length === 0 && !starting ? <p className="sm mu">Nobody commented on {what} yet.</p> : null}
              <ol className="threads" ref={list}>
                {ordered.map((thread) =>
                  thread.id === active ? (
                    <ThreadCard
                      key={thread.id}
                      {...{ thread, where, names, actions }}
                      onClose={() => {
                        setChosen(null);
                        focus(thread.id);
                      }}
                    />
                  ) : (
                    <ThreadStub
                      key={thread.id}
                      {...{ thread, where, names, me: actions.me }}
                      onOpen={(next) => {
                        setChosen(next);
                        focus(next);
                      }}
                    />
                  ),
                )}
                {starting ? (
                  <NewComment
                    document={null}
                    subjectId={subjectId}
                    start={{ place: null, words: '', share: 0 }}
                    actions={actions}
                    onClose={() => {
                      setStarting(false);
                      requestAnimationFrame(() => document.getElementById(id)?.focus());
                    }}
                    onStarted={(started) => {
                      setStarting(false);
                      setChosen(started);
                      focus(started);
                    }}
                  />
                ) : null}
              </ol>
            </>
          );
        }}
      </LoadState>
      {actions.canWrite && !starting ? (
        <Button id={id} look="quiet" onClick={() => setStarting(true)}>
          Comment on {what}
        </Button>
      ) : null}
    </section>
  );
}

const isOpen = ({ resolvedAt }: ThreadWire): boolean => resolvedAt === null;
