import type { Breach } from '@workback/contracts/guardrail/guardrail.schemas';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { PersonPicker } from '../people/person-picker.js';
import { useBreachAction } from './api/guardrails.queries.js';

interface BreachDialogProps {
  readonly initiativeId: string;
  readonly breach: Breach;
  readonly onClose: () => void;
}

/** What is done about a breach, by whom and until when. */
export function BreachDialog({ initiativeId, breach, onClose }: BreachDialogProps): ReactElement {
  const { id: workspaceId } = useWorkspace();
  const save = useBreachAction(workspaceId, initiativeId);
  const [words, setWords] = useState(breach.action?.words ?? '');
  const [ownerId, setOwnerId] = useState<string | null>(breach.action?.owner?.id ?? null);
  const [dueOn, setDueOn] = useState(breach.action?.dueOn ?? '');
  const [missing, setMissing] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ownerId === null) return setMissing('Choose who does it.');
    setMissing('');
    save.mutate({ breach, action: { words, ownerId, dueOn, done: false } }, { onSuccess: onClose });
  };
  return (
    <Dialog title={`What is done about ${breach.kpi.name}`} open onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <p className="sm mu">{breach.words}.</p>
        <TextField
          label="Action"
          hint="Pause, roll back or investigate: what happens next."
          rows={3}
          required
          maxLength={1000}
          value={words}
          onChange={setWords}
          error={fieldError(save.error, 'words')}
        />
        <PersonPicker
          label="Who does it"
          value={ownerId}
          onChange={setOwnerId}
          {...(missing || fieldError(save.error, 'ownerId')
            ? { error: missing || fieldError(save.error, 'ownerId') }
            : {})}
        />
        <TextField
          label="Until when"
          type="date"
          required
          value={dueOn}
          onChange={setDueOn}
          error={fieldError(save.error, 'dueOn')}
        />
        <FormProblem error={save.error} shown={['words', 'ownerId', 'dueOn']} />
        <div className="actions">
          <Button look="primary" type="submit" busy={save.isPending}>
            Save action
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
