import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { KpiDataHealth, SourceDataHealth } from '@workback/contracts/data-health/data-health.schemas';
import { isUnreliable } from '@workback/domain/kpi/data-health';
import { Age } from '@workback/ui/age';
import { EmptyState } from '@workback/ui/notice';
import { formatDate } from '@workback/ui/prepare/format-date';
import { StatusMark } from '@workback/ui/status-mark';
import { type ReactElement, useState } from 'react';
import { sentence } from '../../../app/count-word.js';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { dataHealthQuery } from '../api/data-health.queries.js';
import { completeness, healthMarks, healthTitle } from '../data-health-words.js';

/** Which numbers can be relied on, source by source, worst first. */
export default function DataHealthPage(): ReactElement {
  const { id } = useWorkspace();
  const health = useQuery(dataHealthQuery(id));
  return (
    <LoadState query={health}>
      {(data) => (
        <Page
          title={healthTitle(data)}
          tab="Health of data"
          lead={
            <>
              What fails, is old or brings nothing new counts against every verdict that rests on it.{' '}
              <Age at={data.asOf} verb="As of" />.
            </>
          }
        >
          {data.sources.length === 0 ? (
            <EmptyState title="Sources and their numbers appear here once a KPI is defined." />
          ) : (
            data.sources.map((source) => <SourceSection key={source.id ?? 'none'} source={source} />)
          )}
        </Page>
      )}
    </LoadState>
  );
}

const SHOWN_WHEN_SOUND = 3;

function SourceSection({ source }: { source: SourceDataHealth }): ReactElement {
  const { slug } = useWorkspace();
  const [open, setOpen] = useState(false);
  const wrong = source.kpis.filter(({ state }) => state !== 'sound');
  const least = Math.max(wrong.length, Math.min(SHOWN_WHEN_SOUND, source.kpis.length));
  const shown = open ? source.kpis : source.kpis.slice(0, least);
  return (
    <section className="sec">
      <header>
        <h2>
          {source.id ? (
            <Link
              className="q"
              to="/w/$workspaceSlug/sources/$sourceId"
              params={{ workspaceSlug: slug, sourceId: source.id }}
            >
              {source.name}
            </Link>
          ) : (
            source.name
          )}
        </h2>
        <StatusMark {...healthMarks[source.state]} />
        <span className="mu">{sourceWords(source)}</span>
      </header>
      <table className="cards labelled">
        <caption className="vh">KPIs of {source.name}, worst first</caption>
        <thead>
          <tr>
            <th scope="col">KPI</th>
            <th scope="col">Numbers</th>
            <th scope="col">Up to</th>
            <th scope="col">Complete</th>
            <th scope="col">Last success</th>
            <th scope="col">Rests on it</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((kpi) => (
            <KpiRow key={kpi.id} kpi={kpi} />
          ))}
        </tbody>
      </table>
      {source.kpis.length > least ? (
        <button type="button" className="linkbtn" onClick={() => setOpen(!open)}>
          {open ? 'Show only what needs a look' : `Show all ${source.kpis.length} KPIs`}
        </button>
      ) : null}
    </section>
  );
}

function sourceWords({ kpis, unreliable }: SourceDataHealth): string {
  const count = `${kpis.length} ${kpis.length === 1 ? 'KPI' : 'KPIs'}`;
  return unreliable === 0 ? count : `${unreliable} of ${count} cannot be relied on`;
}

function KpiRow({ kpi }: { kpi: KpiDataHealth }): ReactElement {
  const { slug } = useWorkspace();
  const { initiative, criteria } = kpi;
  return (
    <tr>
      <td>
        <Link className="q" to="/w/$workspaceSlug/kpis/$kpiId" params={{ workspaceSlug: slug, kpiId: kpi.id }}>
          <b>{kpi.name}</b>
        </Link>
        <span className="sub">{kpi.owner ? kpi.owner.name : 'No owner yet'}</span>
      </td>
      <td className="why" data-l="Numbers">
        <StatusMark {...healthMarks[kpi.state]} />
        {kpi.words ? <span className="sub">{sentence(kpi.words)}.</span> : null}
        {kpi.paused ? <span className="sub">Paused.</span> : null}
      </td>
      <td data-l="Up to">{formatDate(kpi.latestDay)}</td>
      <td data-l="Complete">{completeness(kpi)}</td>
      <td data-l="Last success">
        <Age
          at={kpi.lastSuccessAt}
          state={kpi.state === 'failing' ? 'dead' : isUnreliable(kpi.state) ? 'old' : 'fresh'}
        />
      </td>
      <td data-l="Rests on it">
        {initiative ? (
          <Link
            to="/w/$workspaceSlug/initiatives/$initiativeId"
            params={{ workspaceSlug: slug, initiativeId: initiative.id }}
          >
            {initiative.name}
          </Link>
        ) : (
          <span className="mu">No initiative</span>
        )}
        {criteria > 0 ? (
          <span className={isUnreliable(kpi.state) ? 'sub gap' : 'sub'}>
            {criteria} undecided {criteria === 1 ? 'criterion' : 'criteria'}
          </span>
        ) : null}
      </td>
    </tr>
  );
}
