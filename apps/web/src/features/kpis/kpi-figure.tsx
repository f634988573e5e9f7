import { useQuery } from '@tanstack/react-query';
import type { CriterionWire } from '@workback/contracts/criterion/criterion.schemas';
import type { Kpi, Series } from '@workback/contracts/kpi/kpi.schemas';
import { addDays, fromDayNumber, toDayNumber } from '@workback/domain/calendar/plain-date';
import { type TargetStep, targetSteps } from '@workback/domain/kpi/target';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { Button } from '@workback/ui/button';
import { Skeleton } from '@workback/ui/notice';
import { type Status, statusWord } from '@workback/ui/status-mark';
import { lazy, type ReactElement, Suspense, useMemo, useRef } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { PictureButton } from '../../files/picture-button.js';
import { useAnnotations } from '../annotations/use-annotations.js';
import { evaluationsQuery } from '../criteria/api/criteria.queries.js';
import { initiativeQuery } from '../initiatives/api/initiatives.queries.js';
import { seriesQuery } from './api/kpis.queries.js';

const KpiChart = lazy(() => import('@workback/ui/kpi-chart').then((module) => ({ default: module.KpiChart })));

interface KpiFigureProps {
  readonly kpi: Kpi;
  readonly criteria: readonly CriterionWire[];
  readonly timeZone: string;
  readonly weekEndingDay: number;
}

/** The series with target, baseline, launch, verdicts and what happened. */
export function KpiFigure({ kpi, criteria, timeZone, weekEndingDay }: KpiFigureProps): ReactElement {
  const { id } = useWorkspace();
  const drawing = useRef<HTMLDivElement>(null);
  const series = useQuery(seriesQuery(id, kpi.id));
  const initiative = useQuery({ ...initiativeQuery(id, kpi.initiativeId ?? ''), enabled: kpi.initiativeId !== null });
  const verdicts = useVerdictMarks(criteria, timeZone);
  const { data, dataUpdatedAt } = series;
  const launchDate = initiative.data?.launch.actual ?? null;
  const { annotations, about, add, dialog } = useAnnotations({ kpiId: kpi.id }, [
    { name: `This KPI: ${kpi.name}`, kpiId: kpi.id, initiativeId: null },
    ...(initiative.data
      ? [{ name: `Charts of ${initiative.data.name}`, kpiId: null, initiativeId: initiative.data.id }]
      : []),
    { name: 'Every chart of the workspace', kpiId: null, initiativeId: null },
  ]);
  const input = useMemo(() => {
    const settledBefore = addDays(plainDateIn(dataUpdatedAt || 0, timeZone), -kpi.delayDays);
    const badSide = kpi.direction === 'up' ? ('below' as const) : ('above' as const);
    const guardrail = kpi.kind === 'guardrail' && kpi.target !== null ? { value: kpi.target, badSide } : null;
    return {
      unit: kpi.unit,
      currency: kpi.currency,
      precision: kpi.precision,
      start: data?.start ?? null,
      values: data?.values ?? [],
      grain: kpi.grain,
      target: guardrail ? null : kpi.target,
      targetSteps: movingSteps(kpi, data, weekEndingDay),
      guardrail,
      baseline: kpi.baseline,
      launchDate,
      verdicts,
      annotations,
      provisionalFrom: settledBefore,
    };
  }, [kpi, data, dataUpdatedAt, timeZone, weekEndingDay, launchDate, verdicts, annotations]);
  return (
    <LoadState query={series}>
      {() => (
        <>
          <Suspense fallback={<Skeleton lines={8} />}>
            <div ref={drawing}>
              <KpiChart name={kpi.name} data={input} aboutAnnotation={about} />
            </div>
          </Suspense>
          <PictureButton name={kpi.name} title={kpi.name} within={drawing} />
          {add ? (
            <Button look="quiet" onClick={add}>
              Annotate a day
            </Button>
          ) : null}
          {dialog}
        </>
      )}
    </LoadState>
  );
}

/** Targets that move, over the days of the series. What a week or month should total is no line over its days. */
function movingSteps(kpi: Kpi, series: Series | undefined, weekEndingDay: number): TargetStep[] {
  const plan = kpi.targets;
  if (!series?.start || plan === null) return [];
  const from = toDayNumber(series.start);
  const range = { from, to: from + series.values.length - 1 };
  if (plan.kind === 'threshold') {
    const stretched = plan.stretch !== null && kpi.kind !== 'guardrail';
    return stretched
      ? [{ from: series.start, to: fromDayNumber(range.to), commit: plan.commit, stretch: plan.stretch }]
      : [];
  }
  const totals = kpi.formula === null && kpi.aggregation === 'sum';
  const grain = plan.kind === 'per-period' ? plan.grain : kpi.grain;
  if (totals && grain !== kpi.grain) return [];
  const aggregation = kpi.formula ? 'formula' : kpi.aggregation;
  return targetSteps(plan, range, grain, { grain: kpi.grain, aggregation, weekEndingDay });
}

/**
 * The verdicts of the first criterion, the last of each day: more would lie on top of each other, and all of them are
 * listed beside the chart.
 */
function useVerdictMarks(criteria: readonly CriterionWire[], timeZone: string) {
  const { id } = useWorkspace();
  const first = criteria[0]?.id;
  const history = useQuery({ ...evaluationsQuery(id, first ?? ''), enabled: first !== undefined });
  const evaluations = history.data?.evaluations;
  return useMemo(() => {
    const byDay = new Map<string, { date: string; state: Status; label: string }>();
    for (const { state, evaluatedAt } of evaluations ?? []) {
      const date = plainDateIn(Date.parse(evaluatedAt), timeZone);
      // Newest first: the first of a day is the one that stood at its end.
      if (!byDay.has(date)) byDay.set(date, { date, state, label: statusWord(state) });
    }
    return [...byDay.values()];
  }, [evaluations, timeZone]);
}
