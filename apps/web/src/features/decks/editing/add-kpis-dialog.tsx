import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { EditableKpi } from './editable-kpi.js';

interface AddKpisDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly kpis: readonly EditableKpi[];
  /** KPIs that stand in the deck by hand already. */
  readonly placed: ReadonlySet<string>;
  readonly onAdd: (kpiIds: readonly string[]) => void;
}

const MOST_SHOWN = 100;

/** Chooses any number of KPIs at once, by a word of their names or initiatives. */
export function AddKpisDialog({ open, onClose, ...rest }: AddKpisDialogProps): ReactElement {
  return (
    <Dialog title="Add KPIs" open={open} onClose={onClose} wide>
      <AddKpisForm onClose={onClose} {...rest} />
    </Dialog>
  );
}

function AddKpisForm({ kpis, placed, onAdd, onClose }: Omit<AddKpisDialogProps, 'open'>): ReactElement {
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = kpis.filter(({ name, initiativeName, kind }) => {
    const text = `${name} ${initiativeName ?? ''} ${kind}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const toggle = (id: string): void =>
    setChosen((now) => (now.includes(id) ? now.filter((each) => each !== id) : [...now, id]));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen.length === 0) return;
    onAdd(chosen);
    onClose();
  };
  const shown = matching.slice(0, MOST_SHOWN);
  const addable = shown.filter(({ id }) => !placed.has(id)).map(({ id }) => id);
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label="Find"
        value={filter}
        onChange={setFilter}
        placeholder="Words of a name, an initiative, or input"
      />
      <div className="row between">
        <span className="sm mu" role="status">
          {matching.length === 1 ? 'One KPI' : `${matching.length} KPIs`}
          {matching.length > MOST_SHOWN ? `, the first ${MOST_SHOWN} are shown` : ''}
        </span>
        <Button
          look="quiet"
          disabled={addable.length === 0}
          onClick={() => setChosen([...new Set([...chosen, ...addable])])}
        >
          Choose all shown
        </Button>
      </div>
      <div className="checks tall">
        {shown.map(({ id, name, initiativeName, kind }) => (
          <label key={id}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span>
              {name}{' '}
              <span className="mu">
                {[kind, initiativeName, placed.has(id) ? 'in the deck' : null].filter(Boolean).join(' · ')}
              </span>
            </span>
          </label>
        ))}
      </div>
      <div className="actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit" disabled={chosen.length === 0}>
          {chosen.length === 1 ? 'Add one KPI' : `Add ${chosen.length} KPIs`}
        </Button>
      </div>
    </form>
  );
}
