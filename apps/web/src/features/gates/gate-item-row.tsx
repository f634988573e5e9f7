import { gateRoutes } from '@workback/contracts/gate/gate.routes';
import type { GateItemWire } from '@workback/contracts/gate/gate.schemas';
import { ErrorPanel } from '@workback/ui/notice';
import { type ReactElement, useId } from 'react';
import { call } from '../../api/client.js';
import { requestIdOf, sentenceOf } from '../../api/problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { momentWords } from '../prfaqs/moment-words.js';
import { type InInitiative, useGateStep } from './api/gates.queries.js';

interface GateItemRowProps {
  readonly params: InInitiative;
  readonly item: GateItemWire;
  readonly ownerName: string | null;
  readonly onEdit: (() => void) | null;
}

/** An entry of a checklist with its tick, who sees to it, and who settled it when. */
export function GateItemRow({ params, item, ownerName, onEdit }: GateItemRowProps): ReactElement {
  const { can } = useWorkspace();
  const id = useId();
  const tick = useGateStep(params, (state: GateItemWire['state']) =>
    call(gateRoutes.tick, {
      params: { ...params, gateItemId: item.id },
      ifMatch: item.version,
      body: { state, note: state === 'open' ? '' : item.note },
    }),
  );
  const settled = (tick.isPending ? tick.variables : item.state) !== 'open';
  return (
    <li>
      <input
        id={id}
        type="checkbox"
        checked={settled}
        disabled={!can('gate.tick') || tick.isPending}
        onChange={({ target }) => tick.mutate(target.checked ? 'done' : 'open')}
      />
      <label htmlFor={id}>{item.title}</label>
      <span className="sm mu who">{item.owner?.name ?? ownerName ?? 'Nobody sees to it yet'}</span>
      <span className="sm mu how">
        {item.state === 'open' ? '' : item.state === 'done' ? 'Done' : 'Not needed'}
        {item.state === 'open' ? '' : ` · ${item.by?.name ?? 'somebody who left'}`}
        {item.at === null ? '' : `, ${momentWords(item.at)}`}
        {item.note === '' ? '' : ` · ${item.note}`}
      </span>
      {onEdit ? (
        <button type="button" className="linkbtn sm" onClick={onEdit} aria-label={`Change: ${item.title}`}>
          Change
        </button>
      ) : null}
      {tick.isError ? <ErrorPanel message={sentenceOf(tick.error)} requestId={requestIdOf(tick.error)} /> : null}
    </li>
  );
}
