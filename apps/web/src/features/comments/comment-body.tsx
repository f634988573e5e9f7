import { piecesOf } from '@workback/domain/comment/body';
import type { ReactElement } from 'react';

interface CommentBodyProps {
  readonly body: string;
  /** Names of the people it may name, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly me: string;
}

/** The words of a comment: emphasis, web addresses and names; everything else is the text it is. */
export function CommentBody({ body, names, me }: CommentBodyProps): ReactElement {
  return (
    <p className="said">
      {piecesOf(body).map((piece, at) => {
        switch (piece.kind) {
          case 'text':
            return piece.text;
          case 'strong':
            return <strong key={at}>{piece.text}</strong>;
          case 'emphasis':
            return <em key={at}>{piece.text}</em>;
          case 'code':
            return <code key={at}>{piece.text}</code>;
          case 'link':
            return (
              <a key={at} href={piece.href} target="_blank" rel="noreferrer">
                {piece.text}
              </a>
            );
          case 'mention':
            return (
              <span key={at} className={piece.userId === me ? 'named me' : 'named'}>
                @{names.get(piece.userId) ?? 'somebody who left'}
              </span>
            );
        }
      })}
    </p>
  );
}
