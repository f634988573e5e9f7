import type { ThreadWire } from '@workback/contracts/comment/comment.schemas';
import { Age } from '@workback/ui/age';
import { Button } from '@workback/ui/button';
import { Icon } from '@workback/ui/icon';
import { memo, type ReactElement, useState } from 'react';
import { sentenceOf } from '../../api/problem.js';
import { CommentEntry } from './comment-entry.js';
import { SaidComment } from './said-comment.js';
import { CommentField } from './comment-field.js';
import { useKeptText } from './kept-text.js';
import type { ThreadActions } from './use-thread-actions.js';

interface ThreadStubProps {
  readonly thread: ThreadWire;
  /** What it is about, when that is not a passage: "Summary", "The whole text". */
  readonly where: string;
  readonly names: ReadonlyMap<string, string>;
  readonly me: string;
  readonly onOpen: (id: string) => void;
}

interface ThreadCardProps extends Omit<ThreadStubProps, 'me' | 'onOpen'> {
  readonly actions: ThreadActions;
  readonly onClose: () => void;
}

/** The beginning of a conversation. There may be hundreds: none is drawn again before it changes. */
export const ThreadStub = memo(function ThreadStub({ thread, where, names, me, onOpen }: ThreadStubProps) {
  const { id, anchor, comments } = thread;
  const [first] = comments;
  const latest = comments.at(-1);
  const replies = comments.length - 1;
  return (
    <li className="card thread" data-card={id} id={`thread-${id}`}>
      <div className="row between threadhead">
        <button
          type="button"
          className="about"
          aria-expanded={false}
          aria-label={`${aboutWords(thread, where)}, open thread`}
          onClick={() => onOpen(id)}
        >
          <About anchor={anchor} where={where} />
        </button>
      </div>
      <Resolved thread={thread} />
      {first ? <SaidComment comment={first} names={names} me={me} /> : null}
      {replies > 0 && latest ? (
        <p className="sm mu more">
          {replies} {replies === 1 ? 'reply' : 'replies'}, the last by {latest.author?.name ?? 'somebody'}{' '}
          <Age at={latest.createdAt} />
        </p>
      ) : null}
    </li>
  );
});

/** A conversation with everything that was said, and a field to answer in. */
export function ThreadCard({ thread, where, names, actions, onClose }: ThreadCardProps): ReactElement {
  const { id, anchor, comments } = thread;
  return (
    <li className="card thread active" data-card={id} id={`thread-${id}`}>
      <div className="row between threadhead">
        <button
          type="button"
          className="about"
          aria-expanded
          aria-label={`${aboutWords(thread, where)}, close thread`}
          onClick={onClose}
        >
          <About anchor={anchor} where={where} />
        </button>
        <button type="button" className="iconbtn" aria-label="Close thread" onClick={onClose}>
          <Icon name="close" small />
        </button>
      </div>
      <Resolved thread={thread} />
      <ol className="commentlist">
        {comments.map((comment) => (
          <CommentEntry key={comment.id} comment={comment} names={names} actions={actions} />
        ))}
      </ol>
      <Answer thread={thread} actions={actions} onClose={onClose} />
    </li>
  );
}

function Resolved({ thread: { resolvedAt, resolvedBy } }: Pick<ThreadCardProps, 'thread'>): ReactElement | null {
  if (!resolvedAt) return null;
  return (
    <p className="sm mu">
      Resolved <Age at={resolvedAt} /> by {resolvedBy?.name ?? 'somebody who left'}
    </p>
  );
}

function Answer({ thread, actions, onClose }: Pick<ThreadCardProps, 'thread' | 'actions' | 'onClose'>): ReactElement {
  const [text, setText] = useKeptText(`reply.${thread.id}`);
  // The same words sent again after a lost answer are the same reply.
  const [sendId, setSendId] = useState(() => crypto.randomUUID());
  const { reply, resolve } = actions;
  const resolved = thread.resolvedAt !== null;
  const send = (): void => {
    if (text.trim() === '' || reply.isPending) return;
    reply.mutate(
      { threadId: thread.id, id: sendId, text },
      {
        onSuccess: () => {
          setText('');
          setSendId(crypto.randomUUID());
        },
      },
    );
  };
  return (
    <div className="answer">
      {actions.canWrite ? (
        <CommentField
          label="Reply"
          placeholder={resolved ? 'A reply opens it again' : 'Reply; @ names a person'}
          value={text}
          onChange={setText}
          people={actions.people}
          onSubmit={send}
          onCancel={onClose}
          error={reply.error ? sentenceOf(reply.error) : undefined}
        />
      ) : null}
      <div className="row acts">
        {actions.canWrite ? (
          <Button
            look={text.trim() === '' ? 'plain' : 'primary'}
            busy={reply.isPending}
            disabled={text.trim() === ''}
            onClick={send}
          >
            Reply
          </Button>
        ) : null}
        {actions.mayResolve(thread) ? (
          <Button
            look="quiet"
            busy={resolve.isPending}
            onClick={() => resolve.mutate({ id: thread.id, resolved: !resolved })}
          >
            {resolved ? 'Open again' : 'Resolve'}
          </Button>
        ) : null}
      </div>
      {resolve.error ? <p className="wrong">{sentenceOf(resolve.error)}</p> : null}
    </div>
  );
}

function About({ anchor, where }: Pick<ThreadCardProps, 'where'> & Pick<ThreadWire, 'anchor'>): ReactElement {
  if (!anchor || (anchor.said === null && anchor.state !== 'gone')) return <span>{where}</span>;
  if (anchor.said === null) return <span className="gap">The section it was about is gone</span>;
  const said = <q>{plainWords(anchor.said)}</q>;
  if (anchor.state === 'gone')
    return (
      <span>
        <span className="gap">The passage is gone. It said: </span>
        {said}
      </span>
    );
  if (anchor.state === 'changed')
    return (
      <span>
        <q>{plainWords(anchor.present?.exact ?? '')}</q> <span className="gap">was edited. It said: </span>
        {said}
      </span>
    );
  return said;
}

/** What a thread is about, for those who hear it. */
function aboutWords({ anchor }: ThreadWire, where: string): string {
  if (!anchor || anchor.said === null) return anchor?.state === 'gone' ? 'The section it was about is gone' : where;
  const said = `“${plainWords(anchor.said)}”`;
  if (anchor.state === 'gone') return `The passage is gone. It said: ${said}`;
  return anchor.state === 'changed' ? `Edited. It said: ${said}` : said;
}

const LONGEST = 120;

function plainWords(markdown: string): string {
  const words = markdown
    .replace(/[*_`~]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1)}…`;
}
