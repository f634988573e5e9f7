import type { ReactElement } from 'react';
import type { PreparedBox } from './prepare/deck-figures.js';

/** The nine box scores, in their published order. */
export function NineBoxes({ boxes }: { readonly boxes: readonly PreparedBox[] }): ReactElement {
  return (
    <dl className="boxes">
      {boxes.map(({ label, text, news, explained, isAmount }, at) => (
        <div key={at} className={isAmount && at > 0 ? 'from' : undefined} title={explained}>
          <dt>
            <span aria-hidden="true">{label}</span>
            <span className="vh">{explained}</span>
          </dt>
          <dd className={news ?? (text === 'n/a' || text === '—' ? 'na' : undefined)}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
