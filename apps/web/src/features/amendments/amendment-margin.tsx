import type { Amendment } from '@workback/contracts/amendment/amendment.schemas';
import type { ReactElement } from 'react';
import type { CommentStart } from '../comments/comment-start.js';
import { useCommentsTab } from '../comments/comments-tab.js';
import { Margin } from '../prfaqs/reading/margin.js';
import type { InInitiative } from '../rounds/api/rounds.queries.js';
import { Touches } from './touches.js';

interface AmendmentMarginProps {
  readonly params: InInitiative;
  readonly amendment: Amendment;
  readonly editable: boolean;
  /** The amended text stands beside it, so that cards can stand beside their passages. */
  readonly reading: boolean;
  readonly comment: CommentStart | null;
  readonly onComment: (start: CommentStart | null) => void;
}

/** Beside an amendment: what it touches, and what people say about it. */
export function AmendmentMargin(props: AmendmentMarginProps): ReactElement {
  const { params, amendment, editable, reading, comment, onComment } = props;
  const comments = useCommentsTab({
    ...{ params, document: amendment.document, amendmentId: amendment.id },
    ...{ old: false, editing: !reading, comment, onComment },
  });
  const touches = {
    key: 'touches' as const,
    title: 'What it touches',
    element: <Touches params={params} amendment={amendment} editable={editable} />,
  };
  return <Margin tabs={[touches, comments]} />;
}
