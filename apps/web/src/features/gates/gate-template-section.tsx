import './gates.css';
import { useQuery } from '@tanstack/react-query';
import { gateRoutes } from '@workback/contracts/gate/gate.routes';
import type { GateTemplateItem, GateWire } from '@workback/contracts/gate/gate.schemas';
import { GATES, GATE_WORDS } from '@workback/domain/gate/gate';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Dialog } from '@workback/ui/dialog';
import { EmptyState } from '@workback/ui/notice';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../api/client.js';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { PersonPicker } from '../people/person-picker.js';
import { gateTemplateQuery, useTemplateStep } from './api/gates.queries.js';

/** What the checklists of every initiative begin with, gate by gate. */
export function GateTemplateSection(): ReactElement {
  const { id: workspaceId, can } = useWorkspace();
  const template = useQuery(gateTemplateQuery(workspaceId));
  const [editing, setEditing] = useState<GateTemplateItem | 'new' | null>(null);
  const mayEdit = can('workspace.manage');
  const close = (): void => setEditing(null);
  const add = <Button onClick={() => setEditing('new')}>Add to a checklist</Button>;
  return (
    <>
      <LoadState query={template} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Checklists begin empty. What every launch needs, such as support that knows the answers, is written here once.">
              {mayEdit ? add : null}
            </EmptyState>
          ) : (
            <>
              {GATES.filter((gate) => items.some((item) => item.gate === gate)).map((gate) => (
                <section key={gate} className="gatetemplate">
                  <h3>{GATE_WORDS[gate].name}</h3>
                  <ul className="gateitems" aria-label={`Checklist of the ${GATE_WORDS[gate].name.toLowerCase()}`}>
                    {items
                      .filter((item) => item.gate === gate)
                      .map((item) => (
                        <li key={item.id} className="untickable">
                          <span>{item.title}</span>
                          <span className="sm mu who">{item.owner?.name ?? 'The owner of the initiative'}</span>
                          {mayEdit ? (
                            <button
                              type="button"
                              className="linkbtn sm"
                              onClick={() => setEditing(item)}
                              aria-label={`Change: ${item.title}`}
                            >
                              Change
                            </button>
                          ) : null}
                        </li>
                      ))}
                  </ul>
                </section>
              ))}
              {mayEdit ? add : null}
            </>
          )
        }
      </LoadState>
      <Dialog
        title={editing === 'new' ? 'Add to the checklists of every initiative' : 'An entry of the template'}
        open={editing !== null}
        onClose={close}
      >
        <EntryForm item={editing === 'new' ? null : editing} onDone={close} />
      </Dialog>
    </>
  );
}

const choices = GATES.map((gate) => [gate, GATE_WORDS[gate].name] as const);

function EntryForm({
  item,
  onDone,
}: {
  readonly item: GateTemplateItem | null;
  readonly onDone: () => void;
}): ReactElement {
  const { id: workspaceId } = useWorkspace();
  const [gate, setGate] = useState<GateWire['key']>(item?.gate ?? 'launch');
  const [title, setTitle] = useState(item?.title ?? '');
  const [ownerId, setOwnerId] = useState(item?.owner?.id ?? null);
  const one = { params: { workspaceId, gateItemId: item?.id ?? '' } };
  const save = useTemplateStep(
    workspaceId,
    () =>
      item === null
        ? call(gateRoutes.addToTemplate, { params: { workspaceId }, body: { gate, title, ownerId } })
        : call(gateRoutes.updateInTemplate, { ...one, ifMatch: item.version, body: { title, ownerId } }),
    onDone,
  );
  const remove = useTemplateStep(workspaceId, () => call(gateRoutes.removeFromTemplate, one), onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined);
  };
  return (
    <form className="form" onSubmit={submit}>
      {item === null ? (
        <ChoiceField
          label="Gate"
          value={gate}
          choices={choices}
          onChange={setGate}
          hint={`Settled ${GATE_WORDS[gate].step}.`}
        />
      ) : null}
      <TextField
        label="What has to be settled"
        required
        maxLength={200}
        value={title}
        onChange={setTitle}
        error={fieldError(save.error, 'title')}
      />
      <PersonPicker
        label="Who usually sees to it"
        placeholder="The owner of the initiative"
        value={ownerId}
        onChange={setOwnerId}
        former={item?.owner ? [item.owner] : []}
        error={fieldError(save.error, 'ownerId')}
      />
      <p className="sm mu">
        Every initiative whose gate is still ahead follows; gates that were passed stay as they were.
      </p>
      <FormProblem error={save.error ?? remove.error} shown={['title', 'ownerId']} />
      <div className="actions">
        {item === null ? null : (
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate(undefined)}>
            Take out of the template
          </Button>
        )}
        <Button look="primary" type="submit" busy={save.isPending}>
          {item === null ? 'Add entry' : 'Save entry'}
        </Button>
      </div>
    </form>
  );
}
