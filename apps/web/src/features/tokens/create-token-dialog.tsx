import { Button } from '@workback/ui/button';
import { CopyText } from '@workback/ui/copy-text';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useCreateToken } from './api/tokens.queries.js';

/** Creates an API token and shows its secret, once. */
export function CreateTokenDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  return (
    <Dialog title="Create an API token" open={open} onClose={onClose}>
      <CreateTokenForm onDone={onClose} />
    </Dialog>
  );
}

function CreateTokenForm({ onDone }: { onDone: () => void }): ReactElement {
  const { id } = useWorkspace();
  const [name, setName] = useState('');
  const [days, setDays] = useState('365');
  const create = useCreateToken(id);
  if (create.data) {
    return (
      <div className="form">
        <p>Copy the token of “{create.data.name}” now: it is shown here and never again.</p>
        <CopyText text={create.data.secret} action="Copy token" />
        <div className="actions">
          <Button look="primary" onClick={onDone}>
            Close, I have copied it
          </Button>
        </div>
      </div>
    );
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate({ name, expiresInDays: days === '' ? null : Number(days) });
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label="Name"
        required
        maxLength={120}
        value={name}
        onChange={setName}
        placeholder="Nightly export"
        hint="What uses the token, so that you know later which one to revoke."
        error={fieldError(create.error, 'name')}
      />
      <TextField
        label="Days until it expires"
        type="number"
        min={1}
        max={3650}
        value={days}
        onChange={setDays}
        hint="Empty: it never expires."
        error={fieldError(create.error, 'expiresInDays')}
      />
      <FormProblem error={create.error} shown={['name', 'expiresInDays']} />
      <div className="actions">
        <Button look="primary" type="submit" busy={create.isPending}>
          Create token
        </Button>
      </div>
    </form>
  );
}
