import type { Amendment } from '@workback/contracts/amendment/amendment.schemas';
import type { PassageAnchor } from '@workback/domain/passage/anchor';
import { passageFinder } from '@workback/domain/passage/find';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { type ReactElement, useMemo } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { CommentOnPlace } from '../comments/comment-on-place.js';
import type { CommentStart } from '../comments/comment-start.js';
import { useCommentMarks } from '../comments/use-comment-marks.js';
import { useDocumentLength } from '../prfaqs/length/use-document-length.js';
import { joinedRanges, type PromiseRange } from '../prfaqs/marked-ranges.js';
import { Memo } from '../prfaqs/reading/memo.js';
import type { InInitiative } from '../rounds/api/rounds.queries.js';

interface AmendmentTextProps {
  readonly params: InInitiative;
  readonly amendment: Amendment;
  readonly comment: CommentStart | null;
  readonly onComment: (start: CommentStart) => void;
}

/** The amended text as it would be read, with its promises marked and with what is commented on. */
export function AmendmentText({ params, amendment, comment, onComment }: AmendmentTextProps): ReactElement {
  const { document, id: amendmentId } = amendment;
  const { can } = useWorkspace();
  const { sections: lengths } = useDocumentLength(document);
  const promises = useMemo(() => marksOf(amendment), [amendment]);
  const comments = useCommentMarks({ params, amendmentId, document, old: false, comment });
  const marks = useMemo(() => joinedRanges(promises, comments.ranges), [promises, comments.ranges]);
  return (
    <Memo
      document={document}
      lengths={lengths}
      marks={marks}
      {...(can('comment.write')
        ? {
            besideTitle: (place: string, title: string) => (
              <CommentOnPlace
                title={title}
                count={comments.whole.get(place) ?? 0}
                onComment={() => onComment({ place, words: '', share: 0 })}
              />
            ),
          }
        : {})}
    />
  );
}

function marksOf({ document, promises }: Amendment): ReadonlyMap<string, PromiseRange[]> {
  const find = passageFinder(document as PrfaqDocument);
  const marks = new Map<string, PromiseRange[]>();
  for (const { passage, label } of promises) {
    const at = passage === null ? null : find(passage as PassageAnchor);
    if (at === null || at.state === 'gone') continue;
    const range: PromiseRange = { kind: 'promise', start: at.start, end: at.end, label: label ?? 'New', gap: false };
    marks.set(at.place, [...(marks.get(at.place) ?? []), range]);
  }
  return marks;
}
