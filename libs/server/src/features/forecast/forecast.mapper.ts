import type { ForecastWire } from '@workback/contracts/forecast/forecast.schemas';
import type { PlanRead } from '../roadmap/plan-reader.js';
import { forecastInputs, hasChanged } from './forecast-inputs.js';
import type { ForecastRow } from './forecast.repository.js';

/** A forecast as it crosses the wire, compared with the plan as it stands. */
export function toForecast(row: ForecastRow, plan: PlanRead): ForecastWire {
  const { requestedBy, requesterName } = row;
  return {
    id: row.id,
    method: row.method,
    options: row.options,
    state: row.state,
    runs: row.runs,
    done: row.done,
    reason: row.reason,
    result: row.result,
    asOf: row.asOf,
    outdated: outdatedBy(row, plan),
    requestedBy: requestedBy === null ? null : { id: requestedBy, name: requesterName ?? '' },
    requestedAt: row.requestedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

function outdatedBy(row: ForecastRow, plan: PlanRead): ForecastWire['outdated'] {
  if (row.state !== 'succeeded' && row.state !== 'refused') return null;
  if (hasChanged(forecastInputs(plan, row), row)) return 'plan-changed';
  return row.asOf === plan.calendar.today ? null : 'another-day';
}
