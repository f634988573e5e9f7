import { Link } from '@tanstack/react-router';
import type { Run } from '@workback/contracts/run/run.schemas';
import { Age } from '@workback/ui/age';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { broughtWords, tookWords, triggerWords } from './run-words.js';

export type ListedRun = Run & { readonly kpiName: string };

/** Runs, newest first; `of` leaves the KPI's column out where all are of one. */
export function RunsTable({ runs, of }: { runs: readonly ListedRun[]; of?: 'one-kpi' }): ReactElement {
  return (
    <table className="cards labelled">
      <thead>
        <tr>
          <th scope="col">Result</th>
          {of ? null : <th scope="col">KPI</th>}
          <th scope="col">When</th>
          <th scope="col">Numbers</th>
          <th scope="col" className="num">
            Took
          </th>
          <th scope="col">What came back</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.id} run={run} withKpi={of === undefined} />
        ))}
      </tbody>
    </table>
  );
}

function RunRow({ run, withKpi }: { run: ListedRun; withKpi: boolean }): ReactElement {
  const { slug } = useWorkspace();
  return (
    <tr>
      <td>
        <StatusMark status={run.state} tinted={run.state === 'failed'} />
      </td>
      {withKpi ? (
        <td>
          <Link className="q" to="/w/$workspaceSlug/kpis/$kpiId" params={{ workspaceSlug: slug, kpiId: run.kpiId }}>
            {run.kpiName}
          </Link>
        </td>
      ) : null}
      <td data-l="When">
        <Age at={run.finishedAt ?? run.startedAt ?? run.scheduledFor} />
        <span className="sub">{triggerWords(run)}</span>
      </td>
      <td data-l="Numbers">{broughtWords(run)}</td>
      <td className="num" data-l="Took">
        {tookWords(run.tookMs)}
      </td>
      <td className="why" data-l="What came back">
        {run.message || '—'}
        <RunLink run={run} />
      </td>
    </tr>
  );
}

function RunLink({ run }: { run: Run }): ReactElement {
  const { slug: workspaceSlug } = useWorkspace();
  return (
    <Link className="sub" to="/w/$workspaceSlug/runs/$runId" params={{ workspaceSlug, runId: String(run.id) }}>
      Run {run.id}
      <span className="vh"> in detail</span>
    </Link>
  );
}
