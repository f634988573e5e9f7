import { useCoachTab } from '../../coach/coach-tab.js';
import type { WireDocument } from '../draft.js';
import type { InInitiative } from '../api/prfaqs.queries.js';
import type { CommentStart } from '../../comments/comment-start.js';
import { useCommentsTab } from '../../comments/comments-tab.js';
import type { MarkStart } from '../../promises/mark-dialog.js';
import { usePromisesTab } from '../../promises/promises-tab.js';
import type { MarginTab } from './margin.js';

/** What a tab of the margin may know about the text beside it. */
export interface BesideText {
  readonly params: InInitiative;
  /** As it is shown now; while it is written, with what is not saved yet. */
  readonly document: WireDocument;
  /** An old version is read only: what is said in the margin is about the present text. */
  readonly old: boolean;
  readonly editing: boolean;
  readonly canMark: boolean;
  readonly canEdit: boolean;
  /** The comment that is being begun, and how to begin one where that is possible. */
  readonly comment: CommentStart | null;
  readonly onComment?: (start: CommentStart | null) => void;
  /** Begins to mark a promise; absent where that is not possible. */
  readonly onMark?: (start: MarkStart) => void;
}

/** The tabs of the margin in their order; each is a hook that knows its title, its count and its content. */
export function useMarginTabs(text: BesideText): readonly MarginTab[] {
  return [usePromisesTab(text), useCommentsTab(text), useCoachTab(text)];
}
