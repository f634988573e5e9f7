import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { addDays } from '@workback/domain/calendar/plain-date';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useStartBackfill } from './api/backfills.queries.js';

interface BackfillDialogProps {
  readonly kpi: Kpi;
  readonly today: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks for the days to fill; two years up to yesterday are offered. */
export function BackfillDialog({ kpi, today, open, onClose }: BackfillDialogProps): ReactElement {
  return (
    <Dialog title={`Backfill ${kpi.name}`} open={open} onClose={onClose}>
      <BackfillForm kpi={kpi} today={today} onDone={onClose} />
    </Dialog>
  );
}

function BackfillForm({ kpi, today, onDone }: { kpi: Kpi; today: string; onDone: () => void }): ReactElement {
  const { id } = useWorkspace();
  const [from, setFrom] = useState(addDays(today, -730));
  const [to, setTo] = useState(addDays(today, -1));
  const [chunkDays, setChunkDays] = useState('90');
  const start = useStartBackfill(id, kpi.id);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    start.mutate({ from, to, chunkDays: Number(chunkDays) }, { onSuccess: onDone });
  };
  return (
    <form className="form" onSubmit={submit}>
      <p>
        The source is asked for these days piece by piece, beside the usual pulls. A day that has another number by now
        is restated and keeps the earlier one. You can pause it, and nothing is asked twice after a stop.
      </p>
      <div className="cols">
        <TextField
          label="First day"
          type="date"
          required
          max={today}
          value={from}
          onChange={setFrom}
          error={fieldError(start.error, 'from')}
        />
        <TextField
          label="Last day"
          type="date"
          required
          max={today}
          value={to}
          onChange={setTo}
          error={fieldError(start.error, 'to')}
        />
        <TextField
          label="Days a piece"
          type="number"
          required
          min={1}
          max={366}
          value={chunkDays}
          onChange={setChunkDays}
          hint="Smaller where the source is slow or limits its answers."
          error={fieldError(start.error, 'chunkDays')}
        />
      </div>
      <FormProblem error={start.error} shown={['from', 'to', 'chunkDays']} undone="Not started" />
      <div className="actions">
        <Button look="primary" type="submit" busy={start.isPending}>
          Start backfill
        </Button>
      </div>
    </form>
  );
}
