import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Breach, InitiativeGuardrails } from '@workback/contracts/guardrail/guardrail.schemas';
import { Button } from '@workback/ui/button';
import { ErrorPanel } from '@workback/ui/notice';
import { formatDate } from '@workback/ui/prepare/format-date';
import { StatusMark } from '@workback/ui/status-mark';
import { type ReactElement, useState } from 'react';
import { sentenceOf } from '../../api/problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { initiativeGuardrailsQuery, useBreachAction } from './api/guardrails.queries.js';
import { BreachDialog } from './breach-dialog.js';
import { guardrailWords } from './guardrail-words.js';

/** Guardrails of every launch as they stand after this one, and what is done about those that did not hold. */
export function GuardrailsSection({ initiativeId }: { initiativeId: string }): ReactElement | null {
  const { id: workspaceId } = useWorkspace();
  const { data } = useQuery(initiativeGuardrailsQuery(workspaceId, initiativeId));
  if (!data || (data.watched.length === 0 && data.breaches.length === 0)) return null;
  return <Loaded initiativeId={initiativeId} guardrails={data} />;
}

const states = {
  holds: { status: 'on-track', label: 'Holds' },
  breached: { status: 'off-track', label: 'Breached' },
  none: { status: 'not-started', label: 'Not watching' },
} as const;

function Loaded({
  initiativeId,
  guardrails,
}: {
  initiativeId: string;
  guardrails: InitiativeGuardrails;
}): ReactElement {
  const { slug } = useWorkspace();
  const { watched, breaches } = guardrails;
  return (
    <section className="sec" id="guardrails">
      <header>
        <h2>Guardrails</h2>
        <span className="mu">What must not get worse, whatever this launch makes better</span>
      </header>
      {breaches.length > 0 ? (
        <ul className="work" aria-label="Breaches">
          {breaches.map((breach) => (
            <BreachEntry key={breach.id} initiativeId={initiativeId} breach={breach} />
          ))}
        </ul>
      ) : null}
      {watched.length > 0 ? (
        <table className="cards labelled">
          <caption className="vh">Guardrails of every launch</caption>
          <thead>
            <tr>
              <th scope="col">KPI</th>
              <th scope="col">After this launch</th>
              <th scope="col">Must hold</th>
            </tr>
          </thead>
          <tbody>
            {watched.map((guardrail) => (
              <tr key={guardrail.id}>
                <td>
                  <Link to="/w/$workspaceSlug/kpis/$kpiId" params={{ workspaceSlug: slug, kpiId: guardrail.kpi.id }}>
                    {guardrail.kpi.name}
                  </Link>
                </td>
                <td data-l="After this launch">
                  <StatusMark {...states[guardrail.state]} tinted={guardrail.state === 'breached'} />
                  <span className="sub">
                    {guardrail.watchedUntil
                      ? `Watches until ${formatDate(guardrail.watchedUntil)}`
                      : 'Waits for the launch'}
                  </span>
                </td>
                <td data-l="Must hold">{guardrailWords(guardrail)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}

function BreachEntry({ initiativeId, breach }: { initiativeId: string; breach: Breach }): ReactElement {
  const { id: workspaceId, can } = useWorkspace();
  const [open, setOpen] = useState(false);
  const finish = useBreachAction(workspaceId, initiativeId);
  const { action, recoveredOn } = breach;
  const owner = action?.owner;
  const mayAct = can('roadmap.edit');
  return (
    <li>
      <span>
        <StatusMark
          status={recoveredOn ? 'finished' : 'off-track'}
          label={recoveredOn ? `Recovered ${formatDate(recoveredOn)}` : `Breached ${formatDate(breach.beganOn)}`}
          tinted={!recoveredOn}
        />{' '}
        {breach.words}.
        <span className="sub" style={{ display: 'block' }}>
          {action ? (
            <>
              {action.words} {owner?.name ?? 'Somebody who left'},{' '}
              {action.doneAt ? 'done' : `until ${formatDate(action.dueOn)}`}.
            </>
          ) : recoveredOn ? (
            'Nobody said what was done.'
          ) : (
            <b className="gap">Nobody has said yet what is done, by whom and until when.</b>
          )}
        </span>
      </span>
      {mayAct && !action?.doneAt ? (
        <span className="row noprint">
          <Button onClick={() => setOpen(true)}>{action ? 'Change action' : 'Name an action'}</Button>
          {action && owner ? (
            <Button
              busy={finish.isPending}
              onClick={() =>
                finish.mutate({
                  breach,
                  action: { words: action.words, ownerId: owner.id, dueOn: action.dueOn, done: true },
                })
              }
            >
              Mark as done
            </Button>
          ) : null}
        </span>
      ) : null}
      {finish.isError ? <ErrorPanel message={sentenceOf(finish.error)} /> : null}
      {open ? <BreachDialog initiativeId={initiativeId} breach={breach} onClose={() => setOpen(false)} /> : null}
    </li>
  );
}
