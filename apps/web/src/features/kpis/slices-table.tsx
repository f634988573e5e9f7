import { useQuery } from '@tanstack/react-query';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import type { Slices } from '@workback/contracts/kpi/kpi-definition.schemas';
import { EmptyState } from '@workback/ui/notice';
import { formatDate } from '@workback/ui/prepare/format-date';
import { type ReactElement, useState } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { slicesQuery } from './api/kpi-definition.queries.js';
import { dimensionTotals, wordsOf } from './kpi-words.js';
import { PeriodValue } from './period-value.js';

type Grain = Slices['grain'];

const PERIODS = 6;

/** A KPI by the values of its dimension, beside the whole; nothing for a KPI that is not broken down. */
export function SlicesSection({ kpi }: { kpi: Kpi }): ReactElement | null {
  const { id } = useWorkspace();
  const [grain, setGrain] = useState<Grain>(kpi.grain === 'month' ? 'month' : 'week');
  const slices = useQuery({
    ...slicesQuery(id, kpi.id, grain, PERIODS),
    enabled: kpi.dimension !== null || kpi.formula !== null,
  });
  const dimension = kpi.dimension?.name ?? slices.data?.dimension;
  if (!dimension) return null;
  return (
    <section className="sec">
      <header>
        <h2>By {dimension}</h2>
        <span className="mu">{totalWords(kpi)}</span>
      </header>
      {kpi.grain === 'month' ? null : (
        <div
          className="seg"
          role="group"
          aria-label={`Length of the periods by ${dimension}`}
          style={{ marginBottom: 8 }}
        >
          {(['week', 'month'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={one === grain} onClick={() => setGrain(one)}>
              {one === 'week' ? 'Weeks' : 'Months'}
            </button>
          ))}
        </div>
      )}
      <LoadState query={slices}>
        {(data) =>
          data.slices.length === 0 ? (
            <EmptyState title={`No number has said which ${dimension} it is about yet.`} />
          ) : (
            <Table kpi={kpi} found={data} dimension={dimension} />
          )
        }
      </LoadState>
    </section>
  );
}

const totalWords = (kpi: Kpi): string =>
  kpi.dimension
    ? `The total is ${wordsOf(dimensionTotals, kpi.dimension.total).toLowerCase()}`
    : 'The formula for each value, after aggregation; the whole is not their sum';

function Table({ kpi, found, dimension }: { kpi: Kpi; found: Slices; dimension: string }): ReactElement {
  const name = dimension.charAt(0).toUpperCase() + dimension.slice(1);
  return (
    <div className="scrollx">
      <table className="cards labelled">
        <caption className="vh">
          {kpi.name} by {dimension}
        </caption>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            {found.periods.map(({ from, to, settled }) => (
              <th key={from} scope="col" className="num">
                {periodWords(found.grain, { from, to, settled })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.slices.map(({ slice, values }) => (
            <tr key={slice}>
              <td>{slice}</td>
              {values.map((value, at) => (
                <td key={found.periods[at]!.from} className="num" data-l={periodWords(found.grain, found.periods[at]!)}>
                  <PeriodValue of={value} look={kpi} />
                </td>
              ))}
            </tr>
          ))}
          {found.whole.length > 0 ? (
            <tr>
              <td>
                <b>Whole</b>
              </td>
              {found.whole.map((value, at) => (
                <td key={found.periods[at]!.from} className="num" data-l={periodWords(found.grain, found.periods[at]!)}>
                  <PeriodValue of={value} look={kpi} />
                </td>
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
      {found.leftOut > 0 ? <p className="sm mu">{found.leftOut} smaller values are left out here.</p> : null}
    </div>
  );
}

function periodWords(grain: Grain, { from, to, settled }: Slices['periods'][number]): string {
  const name = grain === 'month' ? formatDate(from).replace(/^\d+ /, '') : `to ${formatDate(to)}`;
  return settled ? name : `${name} (not over)`;
}
