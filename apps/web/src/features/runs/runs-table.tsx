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
        <RunDetails run={run} />
      </td>
    </tr>
  );
}

function RunDetails({ run }: { run: Run }): ReactElement | null {
  if (!run.request && !run.sample) return null;
  return (
    <details className="sub">
      <summary>
        Run {run.id}
        <span className="vh"> in detail</span>
      </summary>
      <dl className="facts">
        {run.errorCode ? <Detail term="Cause" text={run.errorCode} /> : null}
        <Detail term="Due" text={new Date(run.scheduledFor).toLocaleString()} />
        {run.request ? <Detail term="Asked" text={run.request} mono /> : null}
        {run.sample ? <Detail term="Answer begins" text={run.sample} mono /> : null}
      </dl>
    </details>
  );
}

function Detail({ term, text, mono = false }: { term: string; text: string; mono?: boolean }): ReactElement {
  return (
    <>
      <dt>{term}</dt>
      <dd className={mono ? 'mono' : undefined}>{text}</dd>
    </>
  );
}
