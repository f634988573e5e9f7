import { useQueryClient } from '@tanstack/react-query';
import type { MeetingNote } from '@workback/contracts/meeting/meeting.schemas';
import { Button } from '@workback/ui/button';
import { ErrorPanel } from '@workback/ui/notice';
import { type ReactElement, useEffect, useId, useState, useSyncExternalStore } from 'react';
import { requestIdOf, sentenceOf } from '../../api/problem.js';
import { useKeptText } from '../comments/kept-text.js';
import { clockWords } from '../prfaqs/moment-words.js';
import { type InRound, meetingQuery, writeNote } from './api/meetings.queries.js';
import { NoteSaving } from './note-saving.js';

interface NoteFieldProps {
  readonly params: InRound;
  readonly place: string;
  readonly title: string;
  readonly note: MeetingNote | undefined;
}

/** The notes of one section, saved while they are written. */
export function NoteField({ params, place, title, note }: NoteFieldProps): ReactElement {
  const queries = useQueryClient();
  const id = useId();
  const [kept, keep] = useKeptText(`note.${params.roundId}.${place}`);
  const [saving] = useState(
    () =>
      new NoteSaving({ text: note?.text ?? '', version: note?.version ?? 0 }, kept, {
        write: async (text, version) => {
          const saved = await writeNote(params, place, text, version);
          void queries.invalidateQueries({ queryKey: meetingQuery(params).queryKey });
          return saved;
        },
        keep,
        nowMs: Date.now,
      }),
  );
  const { text, savedAtMs, error, theirs } = useSyncExternalStore(saving.subscribe, saving.getState);
  useEffect(() => {
    if (note) saving.incoming(note);
  }, [saving, note]);
  // Who goes on to the next section leaves nothing behind.
  useEffect(() => () => void saving.flush(), [saving]);
  return (
    <div className="field">
      <label htmlFor={id}>Notes on {title}</label>
      <textarea
        id={id}
        className="in ta"
        rows={5}
        maxLength={20_000}
        value={text}
        onChange={({ target }) => saving.edit(target.value)}
        onBlur={() => void saving.flush()}
      />
      <p className="hint" role="status">
        {savedAtMs !== null && error === null ? `Saved ${clockWords(savedAtMs)}` : ''}
      </p>
      {theirs ? (
        <div className="note off" role="alert">
          <p>These notes were changed in another window. They say: {theirs.text}</p>
          <div className="row">
            <Button onClick={() => void saving.settle('mine')}>Keep mine</Button>
            <Button onClick={() => void saving.settle('theirs')}>Take theirs</Button>
          </div>
        </div>
      ) : error !== null ? (
        <ErrorPanel
          message={`${sentenceOf(error)} What you typed is kept in this browser.`}
          requestId={requestIdOf(error)}
          onRetry={() => void saving.retry()}
        />
      ) : null}
    </div>
  );
}
