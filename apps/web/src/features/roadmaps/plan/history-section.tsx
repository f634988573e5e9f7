import { useQuery } from '@tanstack/react-query';
import { Age } from '@workback/ui/age';
import { Button } from '@workback/ui/button';
import type { ReactElement } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { sentenceOf } from '../../../api/problem.js';
import { planChangesQuery, usePlanChanges } from '../api/plan-changes.queries.js';

const MOST = 5;

/** What was changed in the plan, by whom and why; each can be taken back while nothing later touched the same. */
export function HistorySection(props: {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly mayEdit: boolean;
}): ReactElement {
  const { workspaceId, initiativeId, mayEdit } = props;
  const changes = useQuery(planChangesQuery(workspaceId, initiativeId));
  const { undo } = usePlanChanges(workspaceId, initiativeId);
  return (
    <section>
      <h2>Changes of the plan</h2>
      <LoadState query={changes} lines={3}>
        {(data) =>
          data.changes.length === 0 ? (
            <p className="mu">None yet.</p>
          ) : (
            <ul className="planhistory">
              {data.changes.slice(0, MOST).map((change) => (
                <li key={change.version}>
                  <span className={change.undoneBy ? 'mu' : undefined}>
                    {change.summary}
                    {change.undoneBy ? ' (taken back)' : ''}
                  </span>
                  <span className="sm mu">
                    {change.by?.name ?? 'Somebody who left'}, <Age at={change.at} />
                    {change.reason && change.undoes === null ? `. “${change.reason}”` : ''}
                  </span>
                  {mayEdit && change.undoneBy === null ? (
                    <Button look="quiet" busy={undo.isPending} onClick={() => undo.mutate(change.version)}>
                      Take back
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </LoadState>
      {undo.isError ? (
        <p className="wrong" role="alert">
          {sentenceOf(undo.error)}
        </p>
      ) : null}
    </section>
  );
}
