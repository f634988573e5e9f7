import { useQuery } from '@tanstack/react-query';
import { placesOf } from '@workback/domain/passage/find';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { type ReactElement, useCallback, useMemo, useState } from 'react';
import { CommentOnPlace } from '../../comments/comment-on-place.js';
import { useCommentStart } from '../../comments/comment-start.js';
import { useCommentMarks } from '../../comments/use-comment-marks.js';
import { type SelectionAction, SelectionMenu } from '../../passages/selection-menu.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { promisesQuery } from '../../promises/api/promises.queries.js';
import { MarkDialog, type MarkStart } from '../../promises/mark-dialog.js';
import { promiseMarks } from '../../promises/promise-marks.js';
import type { InInitiative } from '../api/prfaqs.queries.js';
import type { WireDocument } from '../draft.js';
import { joinedRanges } from '../marked-ranges.js';
import { useDocumentLength } from '../length/use-document-length.js';
import { QuestionRisk } from '../questions/question-risk.js';
import { Contents } from './contents.js';
import { Margin, remarksIn } from './margin.js';
import { useMarginTabs } from './margin-tabs.js';
import { Memo } from './memo.js';
import { useBegin } from './use-begin.js';

interface ReadingViewProps {
  readonly params: InInitiative;
  readonly document: WireDocument;
  /** An old version is read only: its promises are those of the present text. */
  readonly old: boolean;
  readonly canMark: boolean;
  readonly canEdit: boolean;
}

/** The memo between its table of contents and its margin. */
export function ReadingView({ params, document, old, canMark, canEdit }: ReadingViewProps): ReactElement {
  const promises = useQuery(promisesQuery(params));
  const [start, setStart] = useState<MarkStart | null>(null);
  const [said, setSaid] = useState('');
  const { sections: lengths, parts } = useDocumentLength(document);
  const [comment, onComment] = useCommentStart();
  const { can, slug } = useWorkspace();
  const traceAddress = `/w/${slug}/initiatives/${params.initiativeId}/trace`;
  const canComment = can('comment.write') && !old;
  const comments = useCommentMarks({ params, document, old, comment });
  const marks = useMemo(
    () =>
      joinedRanges(
        promiseMarks(document as PrfaqDocument, promises.data?.promises ?? [], (label) => `${traceAddress}#${label}`),
        comments.ranges,
      ),
    [document, promises.data, traceAddress, comments.ranges],
  );
  const places = useMemo(() => placesOf(document as PrfaqDocument), [document]);
  const begin = useBegin({ places, marks, threads: comments.threads });
  const ready = comments.ready && !promises.isPending;
  const pace = useMemo(() => ({ begin, ready }), [begin, ready]);
  const besideTitle = useCallback(
    (place: string, title: string) => (
      <CommentOnPlace
        title={title}
        count={comments.whole.get(place) ?? 0}
        onComment={() => onComment({ place, words: '', share: 0 })}
      />
    ),
    [comments.whole, onComment],
  );
  const underOpen = useCallback(
    ({ id }: { readonly id: string }) => <QuestionRisk params={params} questionId={id} />,
    [params],
  );
  const tabs = useMarginTabs({
    params,
    document,
    old,
    editing: false,
    canMark,
    canEdit,
    onMark: setStart,
    comment,
    onComment,
  });
  const actions: SelectionAction[] = [];
  if (canComment) actions.push({ title: 'Comment', keys: 'Control+Alt+M Meta+Alt+M', run: onComment });
  if (canMark && !old) actions.push({ title: 'Mark as promise', run: setStart });
  return (
    <div className="memo-grid">
      <Contents
        lengths={lengths}
        parts={parts}
        withEmpty={false}
        questions={document.questions}
        remarks={remarksIn(tabs)}
      />
      <Memo
        document={document}
        lengths={lengths}
        marks={marks}
        pace={pace}
        {...(canComment ? { besideTitle } : {})}
        {...(old ? {} : { underOpen })}
      />
      <Margin tabs={tabs} />
      <p className="vh" role="status">
        {said}
      </p>
      {start === null && comment === null ? <SelectionMenu actions={actions} /> : null}
      {start ? (
        <MarkDialog
          key={`${start.place} ${start.words}`}
          params={params}
          document={document as PrfaqDocument}
          start={start}
          onClose={() => setStart(null)}
          onMarked={(label) => {
            setStart(null);
            setSaid(`Marked as promise ${label}.`);
            window.document.getSelection()?.removeAllRanges();
          }}
        />
      ) : null}
    </div>
  );
}
