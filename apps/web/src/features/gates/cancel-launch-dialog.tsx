import { useMutation, useQueryClient } from '@tanstack/react-query';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import type { Initiative } from '@workback/contracts/initiative/initiative.schemas';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { formatDate } from '@workback/ui/prepare/format-date';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../api/client.js';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { initiativeQuery } from '../initiatives/api/initiatives.queries.js';
import { useRefreshLaunch } from './use-refresh-launch.js';

interface CancelLaunchDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly initiative: Initiative;
}

/** Takes back a launch that was declared wrongly, for a reason that is kept. */
export function CancelLaunchDialog({ open, onClose, initiative }: CancelLaunchDialogProps): ReactElement {
  return (
    <Dialog title={`Take back the launch of ${initiative.name}`} open={open} onClose={onClose}>
      <CancelForm initiative={initiative} onDone={onClose} />
    </Dialog>
  );
}

function CancelForm({
  initiative,
  onDone,
}: {
  readonly initiative: Initiative;
  readonly onDone: () => void;
}): ReactElement {
  const { id: workspaceId } = useWorkspace();
  const queries = useQueryClient();
  const refresh = useRefreshLaunch();
  const [reason, setReason] = useState('');
  const cancel = useMutation({
    mutationFn: () =>
      call(initiativeRoutes.cancelLaunch, {
        params: { workspaceId, initiativeId: initiative.id },
        body: { reason },
      }),
    onSuccess: (saved) => {
      queries.setQueryData(initiativeQuery(workspaceId, initiative.id).queryKey, saved);
      onDone();
    },
    onSettled: refresh,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    cancel.mutate();
  };
  return (
    <form className="form" onSubmit={submit}>
      <p>
        For a launch that did not happen on {formatDate(initiative.launch.actual)}. Success criteria that count from it
        are judged again as not launched; verdicts so far stay in their record, and so does this launch. For another
        day, declare it again afterwards.
      </p>
      <TextField
        label="Reason"
        rows={3}
        required
        maxLength={2000}
        value={reason}
        onChange={setReason}
        error={fieldError(cancel.error, 'reason')}
      />
      <FormProblem error={cancel.error} shown={['reason']} undone="Not taken back" />
      <div className="actions">
        <Button look="danger" type="submit" busy={cancel.isPending}>
          Take back the launch
        </Button>
      </div>
    </form>
  );
}
