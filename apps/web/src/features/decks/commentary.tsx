import { Button } from '@workback/ui/button';
import { Notice } from '@workback/ui/notice';
import { formatDate, formatWeekday } from '@workback/ui/prepare/format-date';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useComment } from './api/decks.queries.js';
import { useDeck } from './deck-context.js';

interface CommentaryProps {
  readonly kpiId: string;
  readonly owner: string | null;
}

/** What the owner says about the week; “I don't know yet” is an answer, and silence is shown as silence. */
export function Commentary({ kpiId, owner }: CommentaryProps): ReactElement | null {
  const { words, mayComment } = useDeck();
  const [editing, setEditing] = useState(false);
  if (!words) return null;
  const said = words.commentaries.find((each) => each.kpiId === kpiId && (each.words !== '' || !each.known));
  const asked = words.asked.find((each) => each.kpiId === kpiId);
  if (editing && mayComment) return <CommentaryForm kpiId={kpiId} onDone={() => setEditing(false)} />;
  const write = mayComment ? (
    <button type="button" className="linkbtn noprint" onClick={() => setEditing(true)}>
      {said ? 'Change' : 'Write commentary'}
    </button>
  ) : null;
  if (said) {
    return (
      <div className="comm">
        <p>
          {said.known ? null : <b>Not known yet. </b>}
          {said.words}{' '}
          <span className="mu">
            {said.author?.name ?? 'Somebody who left'}, {formatDate(said.writtenAt.slice(0, 10))}
          </span>{' '}
          {write}
        </p>
      </div>
    );
  }
  if (asked) {
    return (
      <div className="comm">
        <p className="mu">
          Commentary wanted from {asked.person.name} by {formatWeekday(asked.dueOn)}. {write}
        </p>
      </div>
    );
  }
  if (!write) return null;
  return (
    <div className="comm noprint">
      <p className="mu">
        {owner === null ? 'No commentary.' : `${owner} has said nothing.`} {write}
      </p>
    </div>
  );
}

function CommentaryForm({ kpiId, onDone }: { readonly kpiId: string; readonly onDone: () => void }): ReactElement {
  const { id } = useWorkspace();
  const { reading, words } = useDeck();
  const said = words?.commentaries.find((each) => each.kpiId === kpiId);
  const [begunOn] = useState(said?.version ?? 0);
  const [text, setText] = useState(said?.words ?? '');
  const comment = useComment(id, kpiId);
  const send = (known: boolean): void =>
    comment.mutate(
      { weekEnding: reading.weekEnding, words: text.trim(), known, version: said?.version ?? 0 },
      { onSuccess: onDone },
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send(true);
  };
  return (
    <form className="comm form noprint" onSubmit={submit}>
      <TextField
        label={`What moved it in week ${reading.week.number}?`}
        rows={3}
        maxLength={4000}
        value={text}
        onChange={setText}
        hint="Why it is not what was expected; routine variation needs no story."
      />
      {said && said.version !== begunOn ? (
        <Notice tone="risk" live>
          {said.author?.name ?? 'Somebody'} wrote meanwhile: “{said.words || 'I don’t know yet'}”. Saving replaces it.
        </Notice>
      ) : null}
      <FormProblem error={comment.error} />
      <div className="row">
        <Button look="primary" type="submit" busy={comment.isPending} disabled={text.trim() === '' && !said}>
          Save commentary
        </Button>
        <Button disabled={comment.isPending} onClick={() => send(false)}>
          I don’t know yet
        </Button>
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
