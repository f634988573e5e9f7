import { diffText } from '@workback/domain/prfaq/diff-text';
import type { ReactElement } from 'react';
import { Added, Removed } from '../prfaqs/versions/compared-text.js';

interface ChangedWordsProps {
  readonly before: string | null;
  readonly after: string | null;
}

/** What something said and says, word by word; the same words stand once. */
export function ChangedWords({ before, after }: ChangedWordsProps): ReactElement {
  const plain = (words: string | null): string => (words ?? '').replace(/[*_`]/g, '');
  if (before === after) return <p className="quote">“{plain(before)}”</p>;
  return (
    <p className="quote">
      {diffText(plain(before), plain(after)).map(({ kind, text }, at) =>
        kind === 'same' ? text : kind === 'added' ? <Added key={at} text={text} /> : <Removed key={at} text={text} />,
      )}
    </p>
  );
}
