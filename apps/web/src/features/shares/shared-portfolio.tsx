import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import type { SharedPage } from '@workback/contracts/share-link/share-link.schemas';
import type { ReactElement } from 'react';
import {
  DataCell,
  GuardrailsCell,
  LaunchCell,
  StageCell,
  VerdictCell,
  WordCell,
} from '../portfolio/portfolio-cells.js';
import '../portfolio/portfolio.css';

type SharedRow = Extract<SharedPage['content'], { page: 'portfolio' }>['rows'][number];

/** Rows as the cells of the portfolio read them; a shared row has a number and a name instead of ids. */
export const rowsOf = (rows: readonly SharedRow[]): PortfolioRow[] =>
  rows.map(({ owner, ...row }) => ({
    ...row,
    id: String(row.number),
    owner: owner === null ? null : { id: String(row.number), name: owner },
  }));

/** Rows of the portfolio that lead nowhere. */
export function SharedPortfolio({ rows }: { rows: readonly PortfolioRow[] }): ReactElement {
  return (
    <table className="port cards">
      <caption className="vh">Initiatives, worst first</caption>
      <thead>
        <tr>
          <th scope="col" style={{ width: '22%' }}>
            Initiative, as its press release says it
          </th>
          <th scope="col">PR/FAQ to results</th>
          <th scope="col">Launch promised, then forecast or actual</th>
          <th scope="col">Delivered?</th>
          <th scope="col">Worked?</th>
          <th scope="col">Guardrails</th>
          <th scope="col">Numbers</th>
          <th scope="col">Since last week, and the last word</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <td>
              <div className="nm1">
                <span className="name">{row.name}</span>
                {row.owner ? <span className="who">{row.owner.name}</span> : null}
              </div>
              <div className="head">{row.headline}</div>
            </td>
            <td data-l="Stage">
              <StageCell row={row} />
            </td>
            <td data-l="Launch">
              <LaunchCell row={row} />
            </td>
            <td data-l="Delivered?">
              <VerdictCell row={row} kind="delivered" />
            </td>
            <td data-l="Worked?">
              <VerdictCell row={row} kind="worked" />
            </td>
            <td data-l="Guardrails">
              <GuardrailsCell row={row} />
            </td>
            <td data-l="Numbers">
              <DataCell row={row} />
            </td>
            <td className="c-word" data-l="Since last week, last word">
              <WordCell row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
