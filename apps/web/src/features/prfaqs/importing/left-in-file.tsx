import type { WordPreview } from '@workback/contracts/prfaq/word.schemas';
import type { ReactElement } from 'react';

/** What a Word file holds beside its text; it is not taken over. */
export function LeftInFile({ leftOut }: Pick<WordPreview, 'leftOut'>): ReactElement | null {
  if (leftOut.length === 0) return null;
  return (
    <details className="foldable">
      <summary>
        <h2>Stays in the Word file ({leftOut.length})</h2>
      </summary>
      <ul className="feed">
        {leftOut.map(({ what, text }, at) => (
          <li key={`${at} ${what}`}>
            <p className="sm mu">{what}</p>
            <p className="piece">{text}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
