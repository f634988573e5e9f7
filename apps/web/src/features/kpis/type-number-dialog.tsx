import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { formatValue } from '@workback/ui/prepare/format';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useTypeNumbers } from './api/kpis.queries.js';

interface TypeNumberDialogProps {
  readonly kpi: Kpi;
  /** The day offered first. */
  readonly day: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Types the number of a day; a day that has one keeps the earlier value beside it. */
export function TypeNumberDialog({ kpi, day, open, onClose }: TypeNumberDialogProps): ReactElement {
  return (
    <Dialog title={`Type a number for ${kpi.name}`} open={open} onClose={onClose}>
      <TypeNumberForm kpi={kpi} day={day} onDone={onClose} />
    </Dialog>
  );
}

function TypeNumberForm({ kpi, day, onDone }: { kpi: Kpi; day: string; onDone: () => void }): ReactElement {
  const { id } = useWorkspace();
  const [date, setDate] = useState(day);
  const [value, setValue] = useState('');
  const [slice, setSlice] = useState('');
  const [note, setNote] = useState('');
  const [key] = useState(() => crypto.randomUUID?.() ?? String(Math.random()).slice(2));
  const write = useTypeNumbers(id, kpi.id);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const about = slice.trim() === '' ? {} : { slice: slice.trim() };
    // One key a number: sending the same twice is harmless, sending another is another run.
    write.mutate(
      {
        points: [{ date, value: Number(value), ...about }],
        note,
        key: `${key}-${date}-${value}-${encodeURIComponent(slice)}`.slice(0, 200),
      },
      { onSuccess: onDone },
    );
  };
  return (
    <form className="form" onSubmit={submit}>
      <div className="cols">
        <TextField
          label="Day"
          type="date"
          required
          value={date}
          onChange={setDate}
          error={fieldError(write.error, 'points.0.date')}
        />
        <TextField
          label="Value"
          type="number"
          step="any"
          required
          value={value}
          onChange={setValue}
          hint={value === '' ? undefined : `Shown as ${formatValue(Number(value), kpi)} for ${formatWeekday(date)}`}
          error={fieldError(write.error, 'points.0.value')}
        />
      </div>
      {kpi.dimension ? (
        <TextField
          label={`Which ${kpi.dimension.name}`}
          maxLength={100}
          required={kpi.dimension.total !== 'given'}
          value={slice}
          onChange={setSlice}
          hint={kpi.dimension.total === 'given' ? 'Left empty, it is the total.' : undefined}
          error={fieldError(write.error, 'points.0.slice')}
        />
      ) : null}
      <TextField
        label="Note (optional)"
        maxLength={500}
        value={note}
        onChange={setNote}
        hint="Where the number comes from; it stays with the run."
        error={fieldError(write.error, 'note')}
      />
      <FormProblem error={write.error} shown={['points', 'note']} />
      <div className="actions">
        <Button look="primary" type="submit" busy={write.isPending}>
          Store number
        </Button>
      </div>
    </form>
  );
}
