import { useQuery } from '@tanstack/react-query';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { EmptyState } from '@workback/ui/notice';
import { formatValue } from '@workback/ui/prepare/format';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import { Button } from '@workback/ui/button';
import { type ReactElement, useState } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { observationsQuery } from './api/kpis.queries.js';

const how = { pulled: 'Pulled', pushed: 'Pushed', typed: 'Typed', computed: 'Computed' } as const;

/** Days and earlier values shown until somebody asks for more. */
const FIRST_DAYS = 14;
const EARLIER_SHOWN = 3;

/** The last numbers with where each came from; earlier values stay beside those that replaced them. */
export function ObservationsTable({ kpi }: { kpi: Kpi }): ReactElement {
  const { id } = useWorkspace();
  const [all, setAll] = useState(false);
  const observations = useQuery(observationsQuery(id, kpi.id));
  return (
    <LoadState query={observations}>
      {(data) =>
        data.observations.length === 0 ? (
          <EmptyState title="No number has arrived yet." />
        ) : (
          <>
            <table className="cards labelled">
              <thead>
                <tr>
                  <th scope="col">Day</th>
                  <th scope="col" className="num">
                    Value
                  </th>
                  <th scope="col">How</th>
                  <th scope="col">Run</th>
                  <th scope="col">Fetched</th>
                  <th scope="col">Earlier values</th>
                </tr>
              </thead>
              <tbody>
                {(all ? data.observations : data.observations.slice(0, FIRST_DAYS)).map((row) => (
                  <tr key={row.date}>
                    <td>{formatWeekday(row.date)}</td>
                    <td className="num" data-l="Value">
                      <b>{formatValue(row.value, kpi)}</b>
                    </td>
                    <td data-l="How">
                      {how[row.how]}
                      <span className="sub">{row.by}</span>
                    </td>
                    <td data-l="Run">{row.runId}</td>
                    <td data-l="Fetched">{instant(row.fetchedAt)}</td>
                    <td className="why" data-l="Earlier values">
                      {row.earlier.length === 0
                        ? '—'
                        : row.earlier.slice(0, EARLIER_SHOWN).map((earlier) => (
                            <span key={`${earlier.runId} ${earlier.replacedAt}`} className="sub">
                              {formatValue(earlier.value, kpi)} from run {earlier.runId}, until{' '}
                              {instant(earlier.replacedAt)}
                            </span>
                          ))}
                      {row.earlier.length > EARLIER_SHOWN ? (
                        <span className="sub">and {row.earlier.length - EARLIER_SHOWN} earlier ones</span>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {!all && data.observations.length > FIRST_DAYS ? (
              <Button look="quiet" onClick={() => setAll(true)}>
                Show all {data.observations.length} days
              </Button>
            ) : null}
          </>
        )
      }
    </LoadState>
  );
}

const instant = (at: string): string =>
  new Date(at).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
