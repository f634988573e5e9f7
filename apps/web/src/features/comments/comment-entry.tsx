import type { CommentWire } from '@workback/contracts/comment/comment.schemas';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { type ReactElement, useState } from 'react';
import { ApiProblem, sentenceOf } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { CommentField } from './comment-field.js';
import { toText } from './mention-text.js';
import { SaidComment } from './said-comment.js';
import type { ThreadActions } from './use-thread-actions.js';

interface CommentEntryProps {
  readonly comment: CommentWire;
  readonly names: ReadonlyMap<string, string>;
  readonly actions: ThreadActions;
}

/** One comment: who, when, what; and what its author can do to it. */
export function CommentEntry({ comment, names, actions }: CommentEntryProps): ReactElement {
  const [doing, setDoing] = useState<'edit' | 'remove' | null>(null);
  const { author, deletedAt } = comment;
  const name = author?.name ?? 'Somebody who left';
  const own = author?.id === actions.me && actions.canWrite;
  return (
    <li className="comment">
      <SaidComment comment={comment} names={names} me={actions.me} withoutWords={doing === 'edit'} />
      {doing === 'edit' ? <EditComment comment={comment} actions={actions} onDone={() => setDoing(null)} /> : null}
      {!deletedAt && doing !== 'edit' && (own || actions.mayDelete(comment)) ? (
        <div className="row acts">
          {own ? (
            <Button look="quiet" onClick={() => setDoing('edit')}>
              Edit
              <span className="vh"> your comment</span>
            </Button>
          ) : null}
          <Button look="quiet" onClick={() => setDoing('remove')}>
            Delete
            <span className="vh"> the comment by {name}</span>
          </Button>
        </div>
      ) : null}
      <Dialog title="Delete this comment?" open={doing === 'remove'} onClose={() => setDoing(null)}>
        <div className="form">
          <p>Its words cannot come back. Its place in the thread stays and says that it was deleted.</p>
          <FormProblem error={actions.remove.error} />
          <div className="actions">
            <Button onClick={() => setDoing(null)}>Keep comment</Button>
            <Button
              look="danger"
              busy={actions.remove.isPending}
              onClick={() => actions.remove.mutate(comment.id, { onSuccess: () => setDoing(null) })}
            >
              Delete comment
            </Button>
          </div>
        </div>
      </Dialog>
    </li>
  );
}

interface EditCommentProps {
  readonly comment: CommentWire;
  readonly actions: ThreadActions;
  readonly onDone: () => void;
}

function EditComment({ comment, actions, onDone }: EditCommentProps): ReactElement {
  const [based, setBased] = useState(comment);
  const [text, setText] = useState(() => toText(comment.body, actions.people));
  const { edit } = actions;
  const save = (): void => {
    if (text.trim() !== '') edit.mutate({ comment: based, text }, { onSuccess: onDone });
  };
  const problem = edit.error instanceof ApiProblem ? edit.error.problem : null;
  const late = problem?.status === 412 ? (problem.current as CommentWire | undefined) : undefined;
  return (
    <div className="form">
      <CommentField
        label="Your comment"
        value={text}
        onChange={setText}
        people={actions.people}
        onSubmit={save}
        onCancel={onDone}
        focused
        error={edit.error ? sentenceOf(edit.error) : undefined}
      />
      {late && late.version !== based.version ? (
        <div className="note risk">
          <p>It says now: {toText(late.body, actions.people)}</p>
          <Button look="quiet" onClick={() => setBased(late)}>
            Replace it with mine
          </Button>
        </div>
      ) : null}
      <div className="actions">
        <Button onClick={onDone}>Cancel</Button>
        <Button look="primary" busy={edit.isPending} disabled={text.trim() === ''} onClick={save}>
          Save comment
        </Button>
      </div>
    </div>
  );
}
