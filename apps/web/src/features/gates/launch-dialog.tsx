import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { GateWire } from '@workback/contracts/gate/gate.schemas';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import type { Initiative } from '@workback/contracts/initiative/initiative.schemas';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { Notice } from '@workback/ui/notice';
import { StatusMark } from '@workback/ui/status-mark';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../api/client.js';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { initiativeQuery } from '../initiatives/api/initiatives.queries.js';
import { useRefreshLaunch } from './use-refresh-launch.js';

interface LaunchDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly initiative: Initiative;
  readonly gate: GateWire | undefined;
}

/** Declares the launch: the day from which launch-relative criteria count, through the launch gate or in spite of it. */
export function LaunchDialog({ open, onClose, initiative, gate }: LaunchDialogProps): ReactElement {
  return (
    <Dialog title={`Declare the launch of ${initiative.name}`} open={open} onClose={onClose}>
      <LaunchForm initiative={initiative} asks={gate?.open ?? []} onDone={onClose} />
    </Dialog>
  );
}

interface LaunchFormProps {
  readonly initiative: Initiative;
  /** What the launch gate still asks for. */
  readonly asks: readonly string[];
  readonly onDone: () => void;
}

function LaunchForm({ initiative, asks, onDone }: LaunchFormProps): ReactElement {
  const { id: workspaceId } = useWorkspace();
  const queries = useQueryClient();
  const refresh = useRefreshLaunch();
  const [launchedOn, setLaunchedOn] = useState('');
  const [exception, setException] = useState('');
  const launch = useMutation({
    mutationFn: () =>
      call(initiativeRoutes.launch, {
        params: { workspaceId, initiativeId: initiative.id },
        body: { launchedOn, exception: asks.length > 0 ? exception : '' },
      }),
    onSuccess: (saved) => {
      queries.setQueryData(initiativeQuery(workspaceId, initiative.id).queryKey, saved);
      onDone();
    },
    // What the gate asks for may have changed while the dialog was open.
    onSettled: refresh,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    launch.mutate();
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label="Launched on"
        type="date"
        required
        value={launchedOn}
        onChange={setLaunchedOn}
        hint="It marks every chart of the initiative, and success criteria that are due so many days after the launch count from this day."
        error={fieldError(launch.error, 'launchedOn')}
      />
      {asks.length === 0 ? (
        <p>
          <StatusMark status="on-track" label="The launch gate is complete" />
        </p>
      ) : (
        <>
          <Notice tone="risk">
            <p>
              <b>The launch gate still asks for {asks.length === 1 ? 'one thing' : `${asks.length} things`}:</b>
            </p>
            <ul className="dots">
              {asks.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </Notice>
          <TextField
            label="Why it launches all the same"
            rows={3}
            required
            maxLength={2000}
            value={exception}
            onChange={setException}
            hint="The exception is kept in the record with your name and with what was open."
            error={fieldError(launch.error, 'exception')}
          />
        </>
      )}
      <FormProblem error={launch.error} shown={['launchedOn', 'exception']} undone="Not launched" />
      <div className="actions">
        <Button look="primary" type="submit" busy={launch.isPending}>
          {asks.length === 0 ? 'Declare launch' : 'Declare launch by exception'}
        </Button>
      </div>
    </form>
  );
}
