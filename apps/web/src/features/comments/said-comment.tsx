import type { CommentWire } from '@workback/contracts/comment/comment.schemas';
import { Age } from '@workback/ui/age';
import { Avatar } from '@workback/ui/avatar';
import type { ReactElement } from 'react';
import { CommentBody } from './comment-body.js';

interface SaidCommentProps {
  readonly comment: CommentWire;
  readonly names: ReadonlyMap<string, string>;
  readonly me: string;
  /** Its words are in a field just now. */
  readonly withoutWords?: boolean;
}

/** Who said what, and when. */
export function SaidComment({ comment, names, me, withoutWords = false }: SaidCommentProps): ReactElement {
  const { author, body, createdAt, editedAt, deletedAt } = comment;
  const name = author?.name ?? 'Somebody who left';
  return (
    <>
      <div className="meta">
        <Avatar name={name} />
        <b>{name}</b>
        <Age at={createdAt} />
        {editedAt && !deletedAt ? <span title={`Edited ${editedAt}`}>edited</span> : null}
      </div>
      {deletedAt ? <p className="mu">This comment was deleted.</p> : null}
      {deletedAt || withoutWords ? null : <CommentBody body={body} names={names} me={me} />}
    </>
  );
}
