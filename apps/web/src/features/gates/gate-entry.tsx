import { gateRoutes } from '@workback/contracts/gate/gate.routes';
import type { GateFactWire, GateItemWire, GateWire } from '@workback/contracts/gate/gate.schemas';
import { GATE_WORDS } from '@workback/domain/gate/gate';
import { Button } from '@workback/ui/button';
import { StatusMark } from '@workback/ui/status-mark';
import { type ReactElement, useState } from 'react';
import { call } from '../../api/client.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { WorkspaceLink } from '../../app/workspace-link.js';
import { type InInitiative, useGateStep } from './api/gates.queries.js';
import { GateItemDialog } from './gate-item-dialog.js';
import { GateItemRow } from './gate-item-row.js';
import { gateDateWords, gateStatus, settledWords } from './gate-words.js';

interface GateEntryProps {
  readonly params: InInitiative;
  readonly gate: GateWire;
  /** The one that the initiative comes to next stands open. */
  readonly next: boolean;
  /** Whoever owns the initiative sees to entries without an owner. */
  readonly ownerName: string | null;
}

/** A gate: what it asks for, whether that is settled, by whom and when. */
export function GateEntry({ params, gate, next, ownerName }: GateEntryProps): ReactElement {
  const { can } = useWorkspace();
  const [editing, setEditing] = useState<GateItemWire | 'new' | null>(null);
  const { name, step } = GATE_WORDS[gate.key];
  const passed = gate.onBecause === 'passed';
  const mayEdit = can('roadmap.edit');
  return (
    <details className="gate" open={next}>
      <summary>
        <b>{name}</b>
        <StatusMark {...gateStatus(gate)} />
        <span className="mu">
          {gateDateWords(gate)} · {settledWords(gate)}
        </span>
      </summary>
      <div className="gatebody">
        <p className="sm mu">Settled {step}.</p>
        {gate.facts.length > 0 ? (
          <ul className="gatefacts" aria-label={`What the ${name.toLowerCase()} finds in the record`}>
            {gate.facts.map((fact) => (
              <FactRow key={fact.key} fact={fact} passed={passed} />
            ))}
          </ul>
        ) : null}
        {gate.items.length > 0 ? (
          <ul className="gateitems" aria-label={`Checklist of the ${name.toLowerCase()}`}>
            {gate.items.map((item) => (
              <GateItemRow
                key={item.id}
                params={params}
                item={item}
                ownerName={ownerName}
                onEdit={mayEdit ? () => setEditing(item) : null}
              />
            ))}
          </ul>
        ) : null}
        {mayEdit ? (
          <div className="row gatetools">
            <Button onClick={() => setEditing('new')}>Add to the {name.toLowerCase()}</Button>
            {passed ? null : <GateDay params={params} gate={gate} />}
          </div>
        ) : null}
      </div>
      <GateItemDialog
        params={params}
        gate={gate.key}
        item={editing === 'new' ? null : editing}
        open={editing !== null}
        onClose={() => setEditing(null)}
      />
    </details>
  );
}

function FactRow({ fact, passed }: { readonly fact: GateFactWire; readonly passed: boolean }): ReactElement {
  const { sentence, met, missing, missingCount, link } = fact;
  const more = missingCount - missing.length;
  return (
    <li>
      <StatusMark status={met ? 'finished' : 'not-started'} label={met ? 'Holds' : passed ? 'Did not hold' : 'Open'} />
      <span>
        <WorkspaceLink path={link}>{sentence}</WorkspaceLink>
        {missing.length > 0 ? (
          <span className="mu">
            {' '}
            {passed ? 'Missing were' : 'Missing'}: {missing.join(', ')}
            {more > 0 ? ` and ${more} more` : ''}
          </span>
        ) : null}
      </span>
    </li>
  );
}

/** The day of a gate: set by hand, or left to the plan. */
function GateDay({ params, gate }: { readonly params: InInitiative; readonly gate: GateWire }): ReactElement {
  const kept = gate.onBecause === 'set' ? (gate.on ?? '') : '';
  const [day, setDay] = useState(kept);
  const save = useGateStep(params, (on: string | null) =>
    call(gateRoutes.setDate, { params: { ...params, gate: gate.key }, body: { on } }),
  );
  const name = GATE_WORDS[gate.key].name.toLowerCase();
  return (
    <>
      <label className="row sm">
        <span className="mu">Day of the {name}</span>
        <input className="in gateday" type="date" value={day} onChange={({ target }) => setDay(target.value)} />
      </label>
      {day === kept ? null : (
        <Button look="quiet" busy={save.isPending} onClick={() => save.mutate(day === '' ? null : day)}>
          {day === '' ? 'Leave it to the plan' : 'Set day'}
        </Button>
      )}
      <FormProblem error={save.error} />
    </>
  );
}
