import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { meQuery } from '../sessions/api/sessions.queries.js';
import { startInitiative } from './api/prfaqs.queries.js';

/** Names a new initiative and opens its empty PR/FAQ for writing. */
export function StartDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { id, slug } = useWorkspace();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const me = useQuery(meQuery);
  const [name, setName] = useState('');
  const start = useMutation({
    mutationFn: () => startInitiative(id, name.trim(), me.data?.user.id ?? null),
    onSuccess: async ({ id: initiativeId }) => {
      void queries.invalidateQueries({ queryKey: ['portfolio'] });
      await navigate({
        to: '/w/$workspaceSlug/initiatives/$initiativeId/prfaq',
        params: { workspaceSlug: slug, initiativeId },
        search: { mode: 'edit' },
      });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    start.mutate();
  };
  return (
    <Dialog title="Write a PR/FAQ" open onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <TextField
          label="Name of the initiative"
          hint="How the team calls it. The heading of the press release is written next."
          value={name}
          onChange={setName}
          error={fieldError(start.error, 'name')}
        />
        <FormProblem error={start.error} shown={['name']} />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={name.trim() === ''} busy={start.isPending}>
            Start PR/FAQ
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
