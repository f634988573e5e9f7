import type { ReactElement } from 'react';
import { useDeck } from './deck-context.js';

/** What the lines and marks of all charts mean, said once. */
export function Legend(): ReactElement {
  const { fiscalYearEndMonth } = useDeck().reading;
  return (
    <p className="foot deck-legend">
      <span className="row">
        <svg width="28" height="8" aria-hidden="true">
          <path className="st-now" d="M0 4H28" />
        </svg>
        this year
      </span>
      <span className="row">
        <svg width="28" height="8" aria-hidden="true">
          <path className="st-prior" d="M0 4H28" />
        </svg>
        prior year: weeks 364 days back, months and to-date by calendar date
      </span>
      <span className="row">
        <svg width="12" height="10" aria-hidden="true">
          <path className="st-target" d="M2 9h8l-4 -7z" />
        </svg>
        plan
      </span>
      <span className="row">
        <svg width="10" height="10" aria-hidden="true">
          <circle className="chart-dot hollow" cx="5" cy="5" r="3.4" />
        </svg>
        days are missing
      </span>
      <span>n/a: no comparison possible · —: no data</span>
      <span>
        Weeks and months have their own scales, which need not start at 0
        {fiscalYearEndMonth === 12 ? '' : '. Quarters and years are fiscal'}
      </span>
    </p>
  );
}
