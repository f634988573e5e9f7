import { Link } from '@tanstack/react-router';
import type { CriterionWire } from '@workback/contracts/criterion/criterion.schemas';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { Age } from '@workback/ui/age';
import { formatDate } from '@workback/ui/prepare/format-date';
import { formatValue } from '@workback/ui/prepare/format';
import { Sparkline } from '@workback/ui/sparkline';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';

type ListedKpi = Kpi & { readonly recent: readonly (number | null)[]; readonly recentStart: string | null };

/** The KPIs of an initiative against their criteria, each number with its age. */
export function KpiCards({
  kpis,
  criteria,
}: {
  kpis: readonly ListedKpi[];
  criteria: readonly CriterionWire[];
}): ReactElement {
  return (
    <div className="kpis">
      {kpis.map((kpi) => (
        <KpiCard key={kpi.id} kpi={kpi} criteria={criteria.filter((criterion) => criterion.kpiId === kpi.id)} />
      ))}
    </div>
  );
}

const kinds = { input: 'Input metric', output: 'Output metric', guardrail: 'Guardrail' };

function KpiCard({ kpi, criteria }: { kpi: ListedKpi; criteria: readonly CriterionWire[] }): ReactElement {
  const { slug } = useWorkspace();
  const { freshness, lastError, lastSuccessAt } = kpi.health;
  const broken = freshness === 'failing';
  return (
    <article className="kpi">
      <h3>
        <Link className="q" to="/w/$workspaceSlug/kpis/$kpiId" params={{ workspaceSlug: slug, kpiId: kpi.id }}>
          {kpi.name}
        </Link>
      </h3>
      <span>
        {criteria.map((criterion) => (
          <StatusMark key={criterion.id} status={criterion.evaluation?.state ?? 'too-early'} />
        ))}
      </span>
      <div className="val">
        <span className="v">
          {formatValue(kpi.latest?.value ?? null, kpi)}
          {kpi.target === null ? null : <small> of {formatValue(kpi.target, kpi)}</small>}
        </span>
        {kpi.recentStart ? <Sparkline values={kpi.recent} label={`${kpi.name}, last 30 days`} /> : null}
      </div>
      <p>
        {kinds[kpi.kind]}
        {kpi.latest ? `, ${formatDate(kpi.latest.date)}, ` : ', '}
        <Age at={lastSuccessAt} verb="pulled" state={broken ? 'dead' : freshness === 'stale' ? 'old' : 'fresh'} />
      </p>
      {broken && lastError ? <p className="gap">Last pull failed: {lastError}</p> : null}
      {kpi.missing.length > 0 ? <p className="gap">Not active yet: {kpi.missing.join(', ')} missing</p> : null}
    </article>
  );
}
