import type { ReactElement } from 'react';
import type { PeriodRow } from './prepare/deck-figures.js';

interface PeriodTableProps {
  readonly caption: string;
  readonly names: readonly string[];
  readonly rows: readonly PeriodRow[];
}

/** Periods as columns: actual, plan, variance and what they are compared with. */
export function PeriodTable({ caption, names, rows }: PeriodTableProps): ReactElement {
  return (
    // Where it is wider than its place, the arrow keys scroll it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="scrollx" tabIndex={0} role="region" aria-label={caption}>
      <table className="periods">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <td />
            {names.map((name) => (
              <th key={name} scope="col" className="num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {row.cells.map(({ text, news }, at) => (
                <td key={at} className={news ? `num ${news}` : 'num'}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
