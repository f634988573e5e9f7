import '../comments/comments.css';
import { useQuery } from '@tanstack/react-query';
import type { ThreadWire } from '@workback/contracts/comment/comment.schemas';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { belongsTo, questionKindOf } from '@workback/domain/prfaq/meeting';
import { Button } from '@workback/ui/button';
import { EmptyState } from '@workback/ui/notice';
import { type ReactElement, useState } from 'react';
import { LoadState } from '../../app/load-state.js';
import { commentedText, threadsQuery } from '../comments/api/comments.queries.js';
import { NewComment } from '../comments/new-comment.js';
import { ThreadCard, ThreadStub } from '../comments/thread-card.js';
import { useThreadActions } from '../comments/use-thread-actions.js';
import { placeTitle } from '../passages/places.js';
import type { InRound } from './api/meetings.queries.js';

interface StopCommentsProps {
  readonly params: InRound;
  /** The amendment that is reviewed; null for the PR/FAQ itself. */
  readonly amendmentId: string | null;
  readonly document: PrfaqDocument;
  readonly place: string;
}

/** What was said about the section in view: the open threads first, with answers and resolving as everywhere. */
export function StopComments({ params, amendmentId, document, place }: StopCommentsProps): ReactElement {
  const on = commentedText(params, amendmentId);
  const query = useQuery(threadsQuery(on));
  const actions = useThreadActions(on);
  const [active, setActive] = useState<string | null>(null);
  const [starting, setStarting] = useState(false);
  return (
    <section aria-label="Comments on this section">
      <div className="row between">
        <h3>Comments</h3>
        {actions.canWrite && !starting ? (
          <Button look="quiet" onClick={() => setStarting(true)}>
            Comment
          </Button>
        ) : null}
      </div>
      <LoadState query={query} lines={2}>
        {({ threads, people }) => {
          const names = new Map(people.map(({ id, name }) => [id, name]));
          const here = threads.filter((thread) => isHere(thread, document, place));
          const ordered = [...here.filter(isOpen), ...here.filter((thread) => !isOpen(thread))];
          return (
            <>
              {ordered.length === 0 && !starting ? <EmptyState title="Nobody commented on this section." /> : null}
              <ol className="threads">
                {starting ? (
                  <NewComment
                    document={document}
                    subjectId={on.subjectId}
                    start={{ place: firstPlaceOf(document, place), words: '', share: 0 }}
                    actions={actions}
                    onClose={() => setStarting(false)}
                    onStarted={(id) => {
                      setStarting(false);
                      setActive(id);
                    }}
                  />
                ) : null}
                {ordered.map((thread) => {
                  const where = placeTitle(document, thread.anchor?.place ?? '') ?? 'The whole text';
                  const common = { thread, where, names };
                  return thread.id === active ? (
                    <ThreadCard key={thread.id} {...common} actions={actions} onClose={() => setActive(null)} />
                  ) : (
                    <ThreadStub key={thread.id} {...common} me={actions.me} onOpen={setActive} />
                  );
                })}
              </ol>
            </>
          );
        }}
      </LoadState>
    </section>
  );
}

const isOpen = ({ resolvedAt }: ThreadWire): boolean => resolvedAt === null;

const isHere = ({ anchor }: ThreadWire, document: PrfaqDocument, stop: string): boolean =>
  anchor !== null && belongsTo(document, anchor.place, stop);

/** A list of questions is commented on by its questions. */
function firstPlaceOf(document: PrfaqDocument, stop: string): string {
  const kind = questionKindOf(stop);
  if (kind === null) return stop;
  const first = document.questions.find((question) => question.kind === kind);
  return first ? `question:${first.id}` : stop;
}
