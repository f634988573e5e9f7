import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { RunDetail } from '@workback/contracts/run/run.schemas';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { runQuery } from '../api/runs.queries.js';
import { rowFacts, runMessage } from '../run-message.js';
import { RunTimeline } from '../run-timeline.js';

/** A run: what happened and when, what was asked, how the answer begins, and what became of its rows. */
export default function RunPage(): ReactElement {
  const { runId = '' } = useParams({ strict: false });
  const { id } = useWorkspace();
  const run = useQuery(runQuery(id, Number(runId)));
  return (
    <LoadState query={run}>
      {(data) => (
        <Page title={runMessage(data)} tab={`Run ${data.id}`} lead={<Lead run={data} />}>
          <p>
            <StatusMark status={data.state} /> {data.state === 'succeeded' ? data.message : null}
          </p>
          <div className="two">
            <section className="sec">
              <header>
                <h2>What happened</h2>
              </header>
              <RunTimeline run={data} />
            </section>
            <Rows run={data} />
          </div>
          <Exchange run={data} />
        </Page>
      )}
    </LoadState>
  );
}

function Lead({ run }: { run: RunDetail }): ReactElement {
  const { slug: workspaceSlug } = useWorkspace();
  return (
    <>
      Run {run.id} of{' '}
      <Link to="/w/$workspaceSlug/kpis/$kpiId" params={{ workspaceSlug, kpiId: run.kpiId }}>
        {run.kpiName}
      </Link>
      {run.source ? (
        <>
          {' '}
          on{' '}
          <Link to="/w/$workspaceSlug/sources/$sourceId" params={{ workspaceSlug, sourceId: run.source.id }}>
            {run.source.name}
          </Link>
        </>
      ) : null}
      .{' '}
      <Link to="/w/$workspaceSlug/runs" params={{ workspaceSlug }} search={{ kpiId: run.kpiId }}>
        All its runs
      </Link>
    </>
  );
}

function Rows({ run }: { run: RunDetail }): ReactElement | null {
  if (run.rowsIn === 0 && run.state !== 'succeeded') return null;
  return (
    <section className="sec">
      <header>
        <h2>What became of the rows</h2>
      </header>
      <dl className="facts runfacts">
        {rowFacts(run).map(([term, count]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="num">{count}</dd>
          </div>
        ))}
      </dl>
      {run.refusals.length > 0 ? (
        <>
          <p className="sm">One row that cannot be stored refuses the whole answer, so nothing of it was stored.</p>
          <ul className="runlist">
            {run.refusals.map(({ row, reason }) => (
              <li key={row}>
                Row {row}: {reason}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {run.restatements.length > 0 ? <Restatements run={run} /> : null}
    </section>
  );
}

function Restatements({ run }: { run: RunDetail }): ReactElement {
  return (
    <table className="labelled">
      <caption className="vh">Days that this run restated</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col" className="num">
            Before
          </th>
          <th scope="col" className="num">
            From this run
          </th>
        </tr>
      </thead>
      <tbody>
        {run.restatements.map(({ date, before, after }) => (
          <tr key={date}>
            <td>{date}</td>
            <td className="num">{before}</td>
            <td className="num">{after ?? 'restated again since'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Exchange({ run }: { run: RunDetail }): ReactElement | null {
  if (run.request === '' && run.sample === '') return null;
  return (
    <section className="sec">
      <header>
        <h2>What was asked, and what came back</h2>
        <span className="mu">Credentials are removed</span>
      </header>
      <dl className="facts">
        {run.request === '' ? null : (
          <>
            <dt>Asked</dt>
            <dd className="mono">{run.request}</dd>
          </>
        )}
        <dt>Answer begins</dt>
        <dd className="mono">{run.sample === '' ? 'There was no answer to keep.' : run.sample}</dd>
      </dl>
    </section>
  );
}
