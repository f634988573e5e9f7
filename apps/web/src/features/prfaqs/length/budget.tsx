import type { Length } from '@workback/domain/prfaq/length-rules';
import type { ReactElement } from 'react';
import { lengthWords } from './length-words.js';

/** Words of a section against its budget, as words and as a bar. */
export function Budget({ length }: { length: Length }): ReactElement {
  const over = length.overBy > 0;
  return (
    <span className={over ? 'overbudget' : undefined}>
      {lengthWords(length)}
      {length.budgetWords === null ? null : (
        <span className={over ? 'budget over' : 'budget'} aria-hidden="true">
          <i style={{ width: `${Math.min(100, Math.round((100 * length.words) / length.budgetWords))}%` }} />
        </span>
      )}
    </span>
  );
}
