import type { SharedPage } from '@workback/contracts/share-link/share-link.schemas';
import { addDays } from '@workback/domain/calendar/plain-date';
import { Age } from '@workback/ui/age';
import { KpiChart } from '@workback/ui/kpi-chart';
import { formatDate } from '@workback/ui/prepare/format-date';
import { formatValue } from '@workback/ui/prepare/format';
import { type Status, StatusMark } from '@workback/ui/status-mark';
import { type ReactElement, useMemo } from 'react';

type KpiContent = Extract<SharedPage['content'], { page: 'kpi' }>;
type SharedKpiWire = KpiContent['kpi'];

/** A KPI with its criteria, each number with its age. */
export function SharedKpiCard({ kpi }: { kpi: SharedKpiWire }): ReactElement {
  return (
    <article className="kpi">
      <h3>{kpi.name}</h3>
      <Figures kpi={kpi} />
    </article>
  );
}

function Figures({ kpi }: { kpi: SharedKpiWire }): ReactElement {
  const state = kpi.freshness === 'failing' ? 'dead' : kpi.freshness === 'stale' ? 'old' : 'fresh';
  return (
    <>
      <div className="val">
        <span className="v">
          {formatValue(kpi.latest?.value ?? null, kpi)}
          {kpi.target === null ? null : <small> of {formatValue(kpi.target, kpi)}</small>}
        </span>
      </div>
      <p>
        {kpi.latest ? `${formatDate(kpi.latest.date)}, ` : ''}
        <Age at={kpi.lastSuccessAt} verb="pulled" state={state} />
      </p>
      {kpi.criteria.map(({ sentence, state: judged, reason }) => (
        <p key={sentence}>
          <StatusMark status={(judged ?? 'too-early') as Status} /> {sentence}. <span className="mu">{reason}</span>
        </p>
      ))}
    </>
  );
}

/** A KPI for people without an account: where it stands, its series, and how it is judged. */
export function SharedKpi({ content, today }: { content: KpiContent; today: string }): ReactElement {
  const { kpi, series, launchedOn } = content;
  const data = useMemo(() => {
    const badSide = kpi.direction === 'up' ? ('below' as const) : ('above' as const);
    const guardrail = kpi.kind === 'guardrail' && kpi.target !== null ? { value: kpi.target, badSide } : null;
    return {
      ...{ unit: kpi.unit, currency: kpi.currency, precision: kpi.precision, grain: kpi.grain, baseline: kpi.baseline },
      ...{ start: series.start, values: series.values, guardrail, launchDate: launchedOn, verdicts: [] },
      target: guardrail ? null : kpi.target,
      provisionalFrom: addDays(today, -kpi.delayDays),
    };
  }, [kpi, series, launchedOn, today]);
  return (
    <>
      <h1>{kpi.name}</h1>
      {kpi.purpose ? <p className="lede-sub">{kpi.purpose}</p> : null}
      <article className="kpi">
        <Figures kpi={kpi} />
      </article>
      <section className="sec" aria-label="Series">
        <KpiChart name={kpi.name} data={data} />
      </section>
    </>
  );
}
