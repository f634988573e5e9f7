import type { DeckNote } from '@workback/contracts/deck/deck-words.schemas';
import { addDays } from '@workback/domain/calendar/plain-date';
import { Button } from '@workback/ui/button';
import { Icon } from '@workback/ui/icon';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { PersonPicker } from '../people/person-picker.js';
import { useNotes } from './api/decks.queries.js';
import { useDeck } from './deck-context.js';

interface NotesProps {
  /** Only those about this KPI; everything without it. */
  readonly kpiId?: string;
}

/** Notes of the meeting and actions that are still open, with a form for more. */
export function Notes({ kpiId }: NotesProps): ReactElement {
  const { words, mayWrite } = useDeck();
  const notes = (words?.notes ?? []).filter((note) => kpiId === undefined || note.kpiId === kpiId);
  return (
    <div className="deck-notes">
      {notes.length === 0 ? (
        <p className="mu">{mayWrite ? 'A note with an owner becomes an action in their work.' : 'No notes.'}</p>
      ) : (
        <ul>
          {notes.map((note) => (
            <NoteRow key={note.id} note={note} />
          ))}
        </ul>
      )}
      {mayWrite ? <NoteForm {...(kpiId === undefined ? {} : { kpiId })} /> : null}
    </div>
  );
}

function NoteRow({ note }: { readonly note: DeckNote }): ReactElement {
  const { id } = useWorkspace();
  const { reading, mayWrite } = useDeck();
  const change = useNotes(id, reading.deckId);
  const about = reading.kpis.find((kpi) => kpi.id === note.kpiId)?.name;
  const done = note.doneAt !== null;
  const update = (): void =>
    change.mutate({ kind: 'update', noteId: note.id, version: note.version, patch: { done: !done } });
  return (
    <li>
      {note.owner ? (
        <input
          type="checkbox"
          aria-label={`Done: ${note.words}`}
          checked={done}
          disabled={!mayWrite || change.isPending}
          onChange={update}
        />
      ) : (
        <span aria-hidden="true">·</span>
      )}
      <span className={done ? 'mu' : undefined}>
        {about ? <span className="mu">{about}: </span> : null}
        {note.words}
        {note.owner ? (
          <b>
            {' '}
            {note.owner.name}
            {note.dueOn === null ? '' : `, by ${formatWeekday(note.dueOn)}`}
          </b>
        ) : null}
        {note.weekEnding < reading.weekEnding ? (
          <span className="mu"> from {formatWeekday(note.weekEnding)}</span>
        ) : null}
      </span>
      {mayWrite ? (
        <button
          type="button"
          className="iconbtn noprint"
          aria-label={`Remove note: ${note.words}`}
          disabled={change.isPending}
          onClick={() => change.mutate({ kind: 'remove', noteId: note.id })}
        >
          <Icon name="trash" small />
        </button>
      ) : null}
      <FormProblem error={change.error} />
    </li>
  );
}

function NoteForm({ kpiId }: NotesProps): ReactElement {
  const { id } = useWorkspace();
  const { reading } = useDeck();
  const notes = useNotes(id, reading.deckId);
  const [text, setText] = useState('');
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [dueOn, setDueOn] = useState(() => addDays(reading.reviewOn, 7));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    notes.mutate(
      {
        kind: 'add',
        note: {
          weekEnding: reading.weekEnding,
          kpiId: kpiId ?? null,
          words: text.trim(),
          ownerId,
          dueOn: ownerId === null || dueOn === '' ? null : dueOn,
        },
      },
      {
        onSuccess: () => {
          setText('');
          setOwnerId(null);
        },
      },
    );
  };
  return (
    <form className="form noprint" onSubmit={submit}>
      <TextField label="Note" value={text} maxLength={2000} onChange={setText} />
      <div className="cols">
        <PersonPicker label="Owner" value={ownerId} onChange={setOwnerId} placeholder="Nobody: only a note" />
        <TextField label="Due" type="date" value={dueOn} onChange={setDueOn} disabled={ownerId === null} />
      </div>
      <FormProblem error={notes.error} />
      <div className="row">
        <Button type="submit" busy={notes.isPending} disabled={text.trim() === ''}>
          {ownerId === null ? 'Take note' : 'Set action'}
        </Button>
      </div>
    </form>
  );
}
