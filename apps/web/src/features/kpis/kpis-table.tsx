import { Link } from '@tanstack/react-router';
import type { CriterionWire } from '@workback/contracts/criterion/criterion.schemas';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { Age } from '@workback/ui/age';
import { formatValue } from '@workback/ui/prepare/format';
import { formatDate } from '@workback/ui/prepare/format-date';
import { Sparkline } from '@workback/ui/sparkline';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import { sentence } from '../../app/count-word.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { cadenceWords } from './cadence-draft.js';
import { kinds, wordsOf } from './kpi-words.js';
import { kpiMarks, kpiState } from './kpis-message.js';

export type ListedKpi = Kpi & { readonly recent: readonly (number | null)[] };

interface KpisTableProps {
  readonly kpis: readonly ListedKpi[];
  /** Names of initiatives by id. */
  readonly initiatives: ReadonlyMap<string, string>;
  readonly criteria: readonly CriterionWire[];
}

/** KPIs with their last number, its age and whether it can be trusted. */
export function KpisTable({ kpis, initiatives, criteria }: KpisTableProps): ReactElement {
  return (
    <table className="cards labelled">
      <thead>
        <tr>
          <th scope="col">KPI</th>
          <th scope="col">Trust</th>
          <th scope="col" className="num">
            Latest
          </th>
          <th scope="col" className="num">
            Target
          </th>
          <th scope="col">Criteria</th>
          <th scope="col">Last 30 days</th>
          <th scope="col">Age</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {kpis.map((kpi) => (
          <KpiRow
            key={kpi.id}
            kpi={kpi}
            criteria={criteria.filter(({ kpiId }) => kpiId === kpi.id)}
            initiative={kpi.initiativeId ? initiatives.get(kpi.initiativeId) : undefined}
          />
        ))}
      </tbody>
    </table>
  );
}

interface KpiRowProps {
  readonly kpi: ListedKpi;
  readonly initiative: string | undefined;
  readonly criteria: readonly CriterionWire[];
}

function KpiRow({ kpi, initiative, criteria }: KpiRowProps): ReactElement {
  const { slug } = useWorkspace();
  const state = kpiState(kpi);
  const age = state === 'failing' ? 'dead' : state === 'stale' || state === 'late' ? 'old' : 'fresh';
  return (
    <tr>
      <td>
        <Link className="q" to="/w/$workspaceSlug/kpis/$kpiId" params={{ workspaceSlug: slug, kpiId: kpi.id }}>
          <b>{kpi.name}</b>
        </Link>
        <span className="sub">
          {wordsOf(kinds, kpi.kind)}
          {initiative ? `, ${initiative}` : ''}
        </span>
      </td>
      <td data-l="Trust" className="why">
        <StatusMark {...kpiMarks[state]} />
        {state === 'failing' && kpi.health.lastError ? <span className="sub">{kpi.health.lastError}</span> : null}
        {state === 'incomplete' ? <span className="sub">{kpi.missing.join(' ')}</span> : null}
      </td>
      <td className="num" data-l="Latest">
        <b>{formatValue(kpi.latest?.value ?? null, kpi)}</b>
        {kpi.latest ? <span className="sub">{formatDate(kpi.latest.date)}</span> : null}
      </td>
      <td className="num" data-l="Target">
        {formatValue(kpi.target, kpi)}
      </td>
      <td data-l="Criteria">
        {criteria.length === 0
          ? '—'
          : criteria.map(({ id, evaluation }) => (
              <StatusMark
                key={id}
                status={evaluation?.state ?? 'no-data'}
                label={evaluation ? undefined : 'Not judged'}
              />
            ))}
      </td>
      <td data-l="Last 30 days">
        {kpi.recent.length > 0 ? (
          <Sparkline values={kpi.recent} target={kpi.target} label={`${kpi.name}, last 30 days`} />
        ) : (
          '—'
        )}
      </td>
      <td data-l="Age">
        <Age at={kpi.health.lastSuccessAt} state={age} />
        <span className="sub">{kpi.source === null ? 'No source' : sentence(cadenceWords(kpi.cadence))}</span>
      </td>
      <td data-l="Source">{kpi.source?.name ?? '—'}</td>
    </tr>
  );
}
