import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { GuardrailWire } from '@workback/contracts/guardrail/guardrail.schemas';
import { Button } from '@workback/ui/button';
import { EmptyState, ErrorPanel } from '@workback/ui/notice';
import { type ReactElement, useState } from 'react';
import { sentenceOf } from '../../api/problem.js';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { guardrailsQuery, useGuardrails } from './api/guardrails.queries.js';
import { GuardrailDialog } from './guardrail-dialog.js';
import { guardrailWords } from './guardrail-words.js';

/** The guardrails of the workspace, attached to every launch by themselves. */
export function WorkspaceGuardrails(): ReactElement {
  const { id: workspaceId, slug, can } = useWorkspace();
  const guardrails = useQuery(guardrailsQuery(workspaceId));
  const { remove } = useGuardrails(workspaceId);
  const [open, setOpen] = useState<GuardrailWire | 'new' | null>(null);
  const mayEdit = can('workspace.manage');
  const add = mayEdit ? <Button onClick={() => setOpen('new')}>Add a guardrail</Button> : null;
  return (
    <>
      <LoadState query={guardrails} lines={2}>
        {(data) =>
          data.guardrails.length === 0 ? (
            <EmptyState title="Nothing watches over launches yet. A guardrail is a number that must not get worse, whatever a launch makes better.">
              {add}
            </EmptyState>
          ) : (
            <>
              <table className="cards labelled">
                <caption className="vh">Guardrails of every launch</caption>
                <thead>
                  <tr>
                    <th scope="col">KPI</th>
                    <th scope="col">Must hold</th>
                    {mayEdit ? <th scope="col">Actions</th> : null}
                  </tr>
                </thead>
                <tbody>
                  {data.guardrails.map((guardrail) => (
                    <tr key={guardrail.id}>
                      <td>
                        <Link
                          to="/w/$workspaceSlug/kpis/$kpiId"
                          params={{ workspaceSlug: slug, kpiId: guardrail.kpi.id }}
                        >
                          {guardrail.kpi.name}
                        </Link>
                      </td>
                      <td data-l="Must hold">{guardrailWords(guardrail)}</td>
                      {mayEdit ? (
                        <td className="row" data-l="Actions">
                          <Button
                            look="quiet"
                            onClick={() => setOpen(guardrail)}
                            aria-label={`Change ${guardrail.kpi.name}`}
                          >
                            Change
                          </Button>
                          <Button
                            look="quiet"
                            busy={remove.isPending && remove.variables === guardrail.id}
                            onClick={() => remove.mutate(guardrail.id)}
                            aria-label={`Remove ${guardrail.kpi.name}`}
                          >
                            Remove
                          </Button>
                        </td>
                      ) : null}
                    </tr>
                  ))}
                </tbody>
              </table>
              {add}
            </>
          )
        }
      </LoadState>
      {remove.isError ? <ErrorPanel message={sentenceOf(remove.error)} /> : null}
      {open === null ? null : <GuardrailDialog known={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}
