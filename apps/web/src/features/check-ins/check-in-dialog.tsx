import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { Field } from '@workback/ui/field';
import { ErrorPanel } from '@workback/ui/notice';
import { StatusMark } from '@workback/ui/status-mark';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError, requestIdOf, sentenceOf } from '../../api/problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useCheckIn } from './api/check-ins.queries.js';

interface CheckInDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly initiativeId: string;
  /** Null: about the initiative as a whole. */
  readonly milestone: { readonly id: string; readonly outcome: string } | null;
}

/** Says how it stands in under a minute: a colour, a note, and the way back to green when it is not green. */
export function CheckInDialog({ open, onClose, initiativeId, milestone }: CheckInDialogProps): ReactElement {
  return (
    <Dialog
      title={milestone ? `Check in on “${milestone.outcome}”` : 'Check in on the initiative'}
      open={open}
      onClose={onClose}
    >
      <CheckInForm initiativeId={initiativeId} milestoneId={milestone?.id ?? null} onDone={onClose} />
    </Dialog>
  );
}

const colours = ['green', 'yellow', 'red'] as const;
const tones = { green: 's-ok', yellow: 's-risk', red: 's-off' };

function CheckInForm({
  initiativeId,
  milestoneId,
  onDone,
}: {
  initiativeId: string;
  milestoneId: string | null;
  onDone: () => void;
}): ReactElement {
  const workspace = useWorkspace();
  const [colour, setColour] = useState<(typeof colours)[number]>('green');
  const [note, setNote] = useState('');
  const [pathToGreen, setPathToGreen] = useState('');
  const checkIn = useCheckIn(workspace.id, initiativeId);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    checkIn.mutate(
      { milestoneId, colour, note, pathToGreen: colour === 'green' ? '' : pathToGreen },
      { onSuccess: onDone },
    );
  };
  const explained = ['note', 'pathToGreen'].some((name) => fieldError(checkIn.error, name));
  return (
    <form className="form" onSubmit={submit}>
      <fieldset className="plainset">
        <legend className="lab">How does it stand?</legend>
        <div className="pick" role="radiogroup" aria-label="How does it stand?">
          {colours.map((option) => (
            <button
              key={option}
              type="button"
              role="radio"
              aria-checked={colour === option}
              className={tones[option]}
              onClick={() => setColour(option)}
            >
              <StatusMark status={option} />
            </button>
          ))}
        </div>
      </fieldset>
      <Field label="What happened, what is next" error={fieldError(checkIn.error, 'note')}>
        {(control) => (
          <textarea
            {...control}
            className="in ta"
            required
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      {colour === 'green' ? null : (
        <Field
          label="Path to green"
          hint="What has to happen, by when and by whom, so that it is on track again."
          error={fieldError(checkIn.error, 'pathToGreen')}
        >
          {(control) => (
            <textarea
              {...control}
              className="in ta"
              required
              maxLength={2000}
              value={pathToGreen}
              onChange={(event) => setPathToGreen(event.target.value)}
            />
          )}
        </Field>
      )}
      {checkIn.isError && !explained ? (
        <ErrorPanel message={sentenceOf(checkIn.error)} requestId={requestIdOf(checkIn.error)} />
      ) : null}
      <div className="actions">
        <Button look="primary" type="submit" busy={checkIn.isPending}>
          Save check-in
        </Button>
      </div>
    </form>
  );
}
