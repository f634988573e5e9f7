import type { TwoByTwoWire } from '@workback/contracts/two-by-two/two-by-two.schemas';
import { QUADRANT_TITLES, QUADRANTS } from '@workback/domain/two-by-two/two-by-two';
import type { ReactElement } from 'react';
import { FactLink } from './fact-link.js';
import './report.css';

/** The four parts of a report, to read; two by two where there is room. */
export function Quadrants({ report }: { report: TwoByTwoWire }): ReactElement {
  return (
    <div className="quads">
      {QUADRANTS.map((quadrant) => (
        <section key={quadrant} aria-labelledby={`quad-${quadrant}`}>
          <h2 id={`quad-${quadrant}`}>{QUADRANT_TITLES[quadrant]}</h2>
          {report[quadrant].length === 0 ? (
            <p className="mu">Nothing this week.</p>
          ) : (
            <ul>
              {report[quadrant].map(({ text, fact }, i) => (
                <li key={i}>
                  {text} {fact ? <FactLink fact={fact} /> : null}
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}
