import { Link } from '@tanstack/react-router';
import type { SourceDetail } from '@workback/contracts/source/source.schemas';
import { Age } from '@workback/ui/age';
import { EmptyState } from '@workback/ui/notice';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';

type AskedKpi = SourceDetail['kpis'][number];

/** The KPIs of a source with what is asked for each, when it is due, and whether it works. */
export function AskedKpis({ kpis, pulled }: { kpis: readonly AskedKpi[]; pulled: boolean }): ReactElement {
  const { slug: workspaceSlug } = useWorkspace();
  if (kpis.length === 0) {
    return (
      <EmptyState title="No KPI asks it anything yet.">
        <Link className="btn" to="/w/$workspaceSlug/kpis/new" params={{ workspaceSlug }}>
          Define a KPI
        </Link>
      </EmptyState>
    );
  }
  return (
    <table className="cards labelled">
      <thead>
        <tr>
          <th scope="col">KPI</th>
          <th scope="col">Health</th>
          <th scope="col">Question</th>
          <th scope="col">Last success</th>
          {pulled ? <th scope="col">Next pull</th> : null}
        </tr>
      </thead>
      <tbody>
        {kpis.map((kpi) => (
          <tr key={kpi.id}>
            <td>
              <Link className="q" to="/w/$workspaceSlug/kpis/$kpiId" params={{ workspaceSlug, kpiId: kpi.id }}>
                {kpi.name}
              </Link>
            </td>
            <td data-l="Health">
              <StatusMark status={statusOf(kpi)} tinted={kpi.lastError !== null} />
              {kpi.lastError ? <span className="sub">{kpi.lastError}</span> : null}
            </td>
            <td data-l="Question" className="why">
              {kpi.querySummary || '—'}
            </td>
            <td data-l="Last success">
              <Age at={kpi.lastSuccessAt} state={kpi.lastError ? 'dead' : 'fresh'} />
            </td>
            {pulled ? <td data-l="Next pull">{nextWords(kpi)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function statusOf({ lastError, lastSuccessAt }: AskedKpi): 'failing' | 'fresh' | 'never-pulled' {
  if (lastError) return 'failing';
  return lastSuccessAt ? 'fresh' : 'never-pulled';
}

function nextWords({ paused, waiting, nextDueAt }: AskedKpi): string {
  if (waiting) return 'Waits or under way';
  if (paused) return 'Paused';
  if (nextDueAt === null) return 'Only by hand';
  const look = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return new Date(nextDueAt).toLocaleString('en-GB', look);
}
