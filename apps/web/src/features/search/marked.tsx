import type { SearchHit } from '@workback/contracts/search/search.schemas';
import { Fragment, type ReactElement } from 'react';

/** Text with what was searched for marked; every piece is text and nothing else. */
export function Marked({ pieces }: { pieces: SearchHit['title'] }): ReactElement {
  return (
    <>
      {pieces.map(({ text, marked }, at) =>
        marked ? (
          <mark key={at} className="hit">
            {text}
          </mark>
        ) : (
          <Fragment key={at}>{text}</Fragment>
        ),
      )}
    </>
  );
}
