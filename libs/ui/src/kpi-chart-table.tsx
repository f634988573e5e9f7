import type { ReactElement } from 'react';
import type { ChartRow } from './prepare/kpi-chart.js';

/** The same numbers as a table, newest first, for whoever reads better than they see curves. */
export function KpiChartTable({
  name,
  rows,
}: {
  readonly name: string;
  readonly rows: readonly ChartRow[];
}): ReactElement | null {
  if (rows.length === 0) return null;
  const noted = rows.some(({ note }) => note !== '');
  return (
    <details className="chart-table noprint">
      <summary>View as table</summary>
      <table>
        <caption className="vh">{name}, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col" className="num">
              Value
            </th>
            {noted ? <th scope="col">Note</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ date, dateText, valueText, note }) => (
            <tr key={date}>
              <td className="nw">{dateText}</td>
              <td className="num">{valueText}</td>
              {noted ? <td className="mu">{note}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
