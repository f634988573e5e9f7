import { useQuery } from '@tanstack/react-query';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import type { Periods } from '@workback/contracts/kpi/kpi-definition.schemas';
import { Button } from '@workback/ui/button';
import { formatChange, formatValue } from '@workback/ui/prepare/format';
import { formatDate } from '@workback/ui/prepare/format-date';
import { type ReactElement, useState } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { periodsQuery } from './api/kpi-definition.queries.js';
import { daysWords, PeriodValue } from './period-value.js';

type Grain = Periods['grain'];
type Period = Periods['periods'][number];

const GRAINS: readonly (readonly [Grain, string])[] = [
  ['day', 'Days'],
  ['week', 'Weeks'],
  ['month', 'Months'],
];
const SHOWN = 12;
const MORE = 60;

/** The KPI by day, week or month, each period aggregated from its days, with its target and how complete it is. */
export function PeriodTable({ kpi }: { kpi: Kpi }): ReactElement {
  const { id } = useWorkspace();
  const possible = GRAINS.slice(GRAINS.findIndex(([grain]) => grain === kpi.grain));
  const [grain, setGrain] = useState<Grain>(kpi.targets?.kind === 'per-period' ? kpi.targets.grain : 'week');
  const [count, setCount] = useState(SHOWN);
  const shown = possible.some(([one]) => one === grain) ? grain : kpi.grain;
  const periods = useQuery(periodsQuery(id, kpi.id, shown, count));
  return (
    <>
      <div className="seg" role="group" aria-label="Length of the periods" style={{ marginBottom: 8 }}>
        {possible.map(([one, words]) => (
          <button key={one} type="button" aria-pressed={one === shown} onClick={() => setGrain(one)}>
            {words}
          </button>
        ))}
      </div>
      <LoadState query={periods}>
        {(data) => <Table kpi={kpi} periods={begun(data.periods)} grain={data.grain} />}
      </LoadState>
      {count === SHOWN ? (
        <Button look="quiet" onClick={() => setCount(MORE)}>
          Show {MORE} periods
        </Button>
      ) : null}
    </>
  );
}

function Table({ kpi, periods, grain }: { kpi: Kpi; periods: readonly Period[]; grain: Grain }): ReactElement {
  const targeted = periods.some(({ commit }) => commit !== null);
  const stretched = periods.some(({ stretch }) => stretch !== null);
  const operands = periods[0]?.operands.map(({ name }) => name) ?? [];
  return (
    <div className="scrollx">
      <table className="cards labelled">
        <caption className="vh">
          {kpi.name} by {grain}, newest first
        </caption>
        <thead>
          <tr>
            <th scope="col">{grain.charAt(0).toUpperCase() + grain.slice(1)}</th>
            <th scope="col" className="num">
              Value
            </th>
            {targeted ? (
              <>
                <th scope="col" className="num">
                  Target
                </th>
                <th scope="col" className="num">
                  Against it
                </th>
              </>
            ) : null}
            {stretched ? (
              <th scope="col" className="num">
                Stretch
              </th>
            ) : null}
            {operands.map((name) => (
              <th key={name} scope="col" className="num">
                {name}
              </th>
            ))}
            <th scope="col">Data</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={period.from}>
              <td>{periodWords(period)}</td>
              <td className="num" data-l="Value">
                <PeriodValue of={period} look={kpi} />
              </td>
              {targeted ? (
                <>
                  <td className="num" data-l="Target">
                    {formatValue(period.commit, kpi)}
                  </td>
                  <td className="num" data-l="Against it">
                    {period.commit === null || period.value === null
                      ? formatValue(null, kpi)
                      : formatChange(period.commit, period.value, kpi)}
                  </td>
                </>
              ) : null}
              {stretched ? (
                <td className="num" data-l="Stretch">
                  {formatValue(period.stretch, kpi)}
                </td>
              ) : null}
              {period.operands.map((operand) => (
                <td key={operand.name} className="num" data-l={operand.name}>
                  <PeriodValue of={operand} look={{ unit: 'count' }} />
                </td>
              ))}
              <td className="mu" data-l="Data">
                {dataWords(period)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Periods before the first number, the oldest ones of a list, say nothing. */
function begun(periods: readonly Period[]): readonly Period[] {
  const oldest = periods.findLastIndex(({ presentDays, commit }) => presentDays > 0 || commit !== null);
  return periods.slice(0, Math.max(1, oldest + 1));
}

const periodWords = ({ from, to }: Period): string =>
  from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;

function dataWords(period: Period): string {
  const { settled, restatedDays, state } = period;
  return [
    daysWords(period),
    state === 'not-comparable' ? 'divides by 0' : '',
    settled ? '' : 'not over yet',
    restatedDays === 0 ? '' : `${restatedDays} ${restatedDays === 1 ? 'day' : 'days'} restated`,
  ]
    .filter(Boolean)
    .join(', ');
}
