import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useCreateWorkspace } from './api/workspaces.queries.js';
import { TimeZoneField } from './time-zone-field.js';

/** Creates a workspace and goes there. */
export function NewWorkspaceDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  return (
    <Dialog title="Create a workspace" open={open} onClose={onClose}>
      <NewWorkspaceForm onDone={onClose} />
    </Dialog>
  );
}

function NewWorkspaceForm({ onDone }: { onDone: () => void }): ReactElement {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [timeZone, setTimeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC');
  const create = useCreateWorkspace();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate(
      { name, timeZone },
      {
        onSuccess: async ({ slug }) => {
          await queries.invalidateQueries({ queryKey: ['me'] });
          onDone();
          void navigate({ to: '/w/$workspaceSlug/portfolio', params: { workspaceSlug: slug } });
        },
      },
    );
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label="Name"
        required
        maxLength={120}
        value={name}
        onChange={setName}
        error={fieldError(create.error, 'name')}
      />
      <TimeZoneField value={timeZone} onChange={setTimeZone} error={fieldError(create.error, 'timeZone')} />
      <FormProblem error={create.error} shown={['name', 'timeZone']} />
      <div className="actions">
        <Button look="primary" type="submit" busy={create.isPending}>
          Create workspace
        </Button>
      </div>
    </form>
  );
}
