import { diffText } from '@workback/domain/prfaq/diff-text';
import { shownPieces, shownText } from '@workback/domain/prfaq/shown-runs';
import type { ReactElement } from 'react';
import { Added, Removed, ShownWords } from '../prfaqs/versions/shown-words.js';

interface ChangedWordsProps {
  readonly before: string | null;
  readonly after: string | null;
}

/** What something said and says, word by word; the same words stand once. */
export function ChangedWords({ before, after }: ChangedWordsProps): ReactElement {
  if (before === after)
    return (
      <p className="quote">
        “<ShownWords runs={shownText(before ?? '')} />”
      </p>
    );
  return (
    <p className="quote">
      {shownPieces(diffText(before ?? '', after ?? '')).map(({ kind, runs }, at) =>
        kind === 'same' ? (
          <ShownWords key={at} runs={runs} />
        ) : kind === 'added' ? (
          <Added key={at} runs={runs} />
        ) : (
          <Removed key={at} runs={runs} />
        ),
      )}
    </p>
  );
}
