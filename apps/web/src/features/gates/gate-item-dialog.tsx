import { gateRoutes } from '@workback/contracts/gate/gate.routes';
import type { GateItemWire, GateWire } from '@workback/contracts/gate/gate.schemas';
import { GATE_WORDS } from '@workback/domain/gate/gate';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../api/client.js';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { PersonPicker } from '../people/person-picker.js';
import { type InInitiative, useGateStep } from './api/gates.queries.js';

interface GateItemDialogProps {
  readonly params: InInitiative;
  readonly gate: GateWire['key'];
  /** Null for a new one. */
  readonly item: GateItemWire | null;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Adds an entry to a checklist, or changes one: its words, who sees to it, and what became of it. */
export function GateItemDialog({ open, onClose, item, ...rest }: GateItemDialogProps): ReactElement {
  const name = GATE_WORDS[rest.gate].name.toLowerCase();
  return (
    <Dialog title={item ? `An entry of the ${name}` : `Add to the ${name}`} open={open} onClose={onClose}>
      <ItemForm {...rest} item={item} onDone={onClose} />
    </Dialog>
  );
}

const states = [
  ['open', 'Open'],
  ['done', 'Done'],
  ['not-needed', 'Not needed here'],
] as const;

interface ItemFormProps extends Omit<GateItemDialogProps, 'open' | 'onClose'> {
  readonly onDone: () => void;
}

function ItemForm({ params, gate, item, onDone }: ItemFormProps): ReactElement {
  const [title, setTitle] = useState(item?.title ?? '');
  const [ownerId, setOwnerId] = useState(item?.owner?.id ?? null);
  const [state, setState] = useState<GateItemWire['state']>(item?.state ?? 'open');
  const [note, setNote] = useState(item?.note ?? '');
  const save = useGateStep(
    params,
    async () => {
      if (item === null) {
        return call(gateRoutes.addItem, { params: { ...params, gate }, body: { title, ownerId } });
      }
      const one = { params: { ...params, gateItemId: item.id } };
      let version = item.version;
      let gates: Awaited<ReturnType<typeof change>> | undefined;
      const change = () => call(gateRoutes.updateItem, { ...one, ifMatch: version, body: { title, ownerId } });
      if (title !== item.title || ownerId !== (item.owner?.id ?? null)) {
        gates = await change();
        version = gates.gates.flatMap(({ items }) => items).find(({ id }) => id === item.id)?.version ?? version;
      }
      if (gates !== undefined && state === item.state && note === item.note) return gates;
      return call(gateRoutes.tick, { ...one, ifMatch: version, body: { state, note } });
    },
    onDone,
  );
  const remove = useGateStep(
    params,
    () => call(gateRoutes.removeItem, { params: { ...params, gateItemId: item?.id ?? '' } }),
    onDone,
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label="What has to be settled"
        required
        maxLength={200}
        disabled={item?.fromTemplate === true}
        value={title}
        onChange={setTitle}
        hint={item?.fromTemplate ? 'From the template of the workspace; its words are changed in the settings.' : ''}
        error={fieldError(save.error, 'title')}
      />
      <PersonPicker
        label="Who sees to it"
        placeholder="The owner of the initiative"
        value={ownerId}
        onChange={setOwnerId}
        former={item?.owner ? [item.owner] : []}
        error={fieldError(save.error, 'ownerId')}
      />
      {item === null ? null : (
        <>
          <ChoiceField label="State" value={state} choices={states} onChange={setState} />
          {state === 'open' ? null : (
            <TextField
              label={state === 'done' ? 'Where to see it' : 'Why it is not needed'}
              required={state === 'not-needed'}
              maxLength={500}
              value={note}
              onChange={setNote}
              error={fieldError(save.error, 'note')}
            />
          )}
        </>
      )}
      <FormProblem error={save.error ?? remove.error} shown={['title', 'ownerId', 'note']} />
      <div className="actions">
        {item !== null && !item.fromTemplate ? (
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate(undefined)}>
            Remove entry
          </Button>
        ) : null}
        <Button look="primary" type="submit" busy={save.isPending}>
          {item === null ? 'Add entry' : 'Save entry'}
        </Button>
      </div>
    </form>
  );
}
