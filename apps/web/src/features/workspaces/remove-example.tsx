import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '@workback/ui/button';
import type { ReactElement } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { meQuery } from '../sessions/api/sessions.queries.js';
import { useRemoveExample } from './api/workspaces.queries.js';

/** Removes the example with one click and goes to the person's own workspace. */
export function RemoveExample(): ReactElement {
  const { id } = useWorkspace();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const me = useQuery(meQuery);
  const remove = useRemoveExample(id);
  const other = me.data?.workspaces.find((workspace) => workspace.id !== id);
  const leave = async (): Promise<void> => {
    // Leave first: the frame of a workspace that is gone has nothing to show.
    if (other) await navigate({ to: '/w/$workspaceSlug/portfolio', params: { workspaceSlug: other.slug } });
    else await navigate({ to: '/' });
    await queries.invalidateQueries({ queryKey: ['me'] });
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[1] === id });
  };
  return (
    <div className="form narrow">
      <p>
        The example is fictional: three initiatives with their documents, plans, KPIs and numbers. Removing it deletes
        all of that{other ? ` and leaves ${other.name} as it is` : ''}. It cannot be brought back.
      </p>
      <FormProblem error={remove.error} />
      <div className="row">
        <Button
          look="danger"
          busy={remove.isPending}
          onClick={() => remove.mutate(undefined, { onSuccess: () => void leave() })}
        >
          Remove the example
        </Button>
      </div>
    </div>
  );
}
