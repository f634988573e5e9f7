import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Initiative } from '@workback/contracts/initiative/initiative.schemas';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { Field } from '@workback/ui/field';
import { ErrorPanel } from '@workback/ui/notice';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../api/client.js';
import { fieldError, requestIdOf, sentenceOf } from '../../api/problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { initiativeQuery } from './api/initiatives.queries.js';

interface LaunchDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly initiative: Initiative;
}

/** Declares the launch: the day from which launch-relative criteria count. */
export function LaunchDialog({ open, onClose, initiative }: LaunchDialogProps): ReactElement {
  const { id: workspaceId } = useWorkspace();
  const queries = useQueryClient();
  const [launchedOn, setLaunchedOn] = useState('');
  const launch = useMutation({
    mutationFn: () =>
      call(initiativeRoutes.launch, { params: { workspaceId, initiativeId: initiative.id }, body: { launchedOn } }),
    onSuccess: (saved) => {
      queries.setQueryData(initiativeQuery(workspaceId, initiative.id).queryKey, saved);
      onClose();
    },
  });
  const wrong = fieldError(launch.error, 'launchedOn');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    launch.mutate();
  };
  return (
    <Dialog title={`Declare the launch of ${initiative.name}`} open={open} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <Field
          label="Launched on"
          hint="Success criteria that are due so many days after the launch count from this day."
          error={wrong}
        >
          {(control) => (
            <input
              {...control}
              className="in"
              type="date"
              required
              value={launchedOn}
              onChange={(event) => setLaunchedOn(event.target.value)}
            />
          )}
        </Field>
        {launch.isError && !wrong ? (
          <ErrorPanel message={sentenceOf(launch.error)} requestId={requestIdOf(launch.error)} />
        ) : null}
        <div className="actions">
          <Button look="primary" type="submit" busy={launch.isPending}>
            Declare launch
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
