import type { ThreadsWire } from '@workback/contracts/comment/comment.schemas';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { EmptyState } from '@workback/ui/notice';
import { type ReactElement, useCallback, useEffect, useMemo } from 'react';
import { placeTitle } from '../passages/places.js';
import { type CommentStart } from './comment-start.js';
import { NewComment } from './new-comment.js';
import { useSteps } from '../../app/use-steps.js';
import { ThreadCard, ThreadStub } from './thread-card.js';
import type { ThreadFilter } from './thread-filters.js';
import { passes, type PlacedThread } from './threads.js';
import { focusCard, useActiveThread, useActiveWords } from './use-active-thread.js';
import { type CardAnchor, useCardPlaces } from './use-card-places.js';
import type { ThreadActions } from './use-thread-actions.js';

interface CommentsPanelProps {
  readonly document: PrfaqDocument;
  readonly subjectId: string;
  readonly threads: ThreadsWire;
  readonly placed: readonly PlacedThread[];
  readonly filter: ThreadFilter;
  readonly actions: ThreadActions;
  /** Whether the cards stand beside their passages; else they are a list. */
  readonly beside: boolean;
  readonly start: CommentStart | null;
  readonly onStart: (start: CommentStart | null) => void;
}

/** Cards drawn at once, more than a screen holds, and in each step afterwards. */
const FIRST = 16;
const STEP = 60;

const emptyWords: Record<ThreadFilter, string> = {
  open: 'No open comments. Select words of the text, or press Comment.',
  resolved: 'Nothing is resolved yet.',
  gone: 'Every commented passage still stands.',
  mine: 'Nothing of yours, and nobody named you.',
};

/** The comments on a text: cards beside their passages, or a list. */
export function CommentsPanel(props: CommentsPanelProps): ReactElement {
  const { document, subjectId, threads, placed, filter, actions, beside, start, onStart } = props;
  const [active, open] = useActiveThread();
  const names = useMemo(() => new Map(threads.people.map(({ id, name }) => [id, name])), [threads.people]);
  // The open thread is shown whatever the filter says: somebody followed a link to it.
  const all = placed.filter(({ thread }) => thread.id === active || passes(thread, filter, actions.me));
  const drawn = useSteps(all.length, FIRST, STEP);
  const shown = all.filter(({ thread }, at) => at < drawn || thread.id === active);
  const before = start === null ? -1 : placeOfNew(shown, document, start);
  const cards = shown.map(({ thread: { id, anchor } }): CardAnchor => {
    const place = anchor && anchor.state !== 'gone' ? anchor.place : null;
    return { id, place };
  });
  if (start !== null) cards.splice(before, 0, { id: 'new', place: start.place });
  const list = useCardPlaces(cards, start === null ? active : 'new', beside);
  const passage = placed.find(({ thread }) => thread.id === active)?.thread.anchor?.present ?? null;
  const begun = start?.place ? { place: start.place, exact: start.words } : null;
  useActiveWords(start === null ? { id: active, passage } : { id: 'new', passage: begun });
  const ids = all.map(({ thread }) => thread.id);
  useThreadKeys(list, ids, active, open);
  const openThread = useCallback(
    (id: string): void => {
      onStart(null);
      open(id);
    },
    [onStart, open],
  );
  const entries = shown.map(({ thread }) => {
    const where = thread.anchor ? (placeTitle(document, thread.anchor.place) ?? 'A question') : 'The whole text';
    const common = { thread, where, names };
    if (thread.id !== active || start !== null)
      return <ThreadStub key={thread.id} {...common} me={actions.me} onOpen={openThread} />;
    const close = (): void => {
      open(undefined);
      requestAnimationFrame(() => focusCard(thread.id));
    };
    return <ThreadCard key={thread.id} {...common} actions={actions} onClose={close} />;
  });
  const fresh =
    start === null ? null : (
      <NewComment
        key={`new ${start.place} ${start.words}`}
        document={document}
        subjectId={subjectId}
        start={start}
        actions={actions}
        onClose={() => onStart(null)}
        onStarted={(id) => {
          onStart(null);
          open(id);
          requestAnimationFrame(() => focusCard(id));
        }}
      />
    );
  return (
    <>
      {entries.length === 0 && fresh === null ? <EmptyState title={emptyWords[filter]} /> : null}
      <ol ref={list} className={beside ? 'threads beside' : 'threads'}>
        {fresh === null ? entries : entries.toSpliced(before, 0, fresh)}
      </ol>
    </>
  );
}

/** Before which card a new one belongs: in reading order. */
function placeOfNew(shown: readonly PlacedThread[], document: PrfaqDocument, { place, share }: CommentStart): number {
  if (place === null) return 0;
  const order = (key: string | undefined): number => {
    const at = [...Object.keys(document.sections), ...document.questions.map(({ id }) => `question:${id}`)];
    return key === undefined ? -1 : at.indexOf(key);
  };
  const length = (document.sections as Record<string, string>)[place]?.length ?? 0;
  const index = shown.findIndex(({ thread: { anchor }, range }) => {
    const theirs = order(range?.place ?? (anchor && anchor.state !== 'gone' ? anchor.place : undefined));
    return theirs > order(place) || (theirs === order(place) && (range?.start ?? 0) > share * length);
  });
  return index === -1 ? shown.length : index;
}

/** While the focus is among the cards and not in a field, j and k go to the next and the previous thread. */
function useThreadKeys(
  list: { readonly current: HTMLElement | null },
  ids: readonly string[],
  active: string | undefined,
  open: (id: string | undefined) => void,
): void {
  useEffect(() => {
    const panel = list.current?.closest<HTMLElement>('.margin');
    if (!panel) return undefined;
    const press = (event: KeyboardEvent): void => {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      if (ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return;
      if (target.matches('input, textarea, select')) return;
      const step = { j: 1, k: -1 }[key];
      if (key === 'Escape' && active !== undefined) {
        open(undefined);
        requestAnimationFrame(() => focusCard(active));
      }
      if (step === undefined || ids.length === 0) return;
      event.preventDefault();
      const here = active ?? target.closest<HTMLElement>('[data-card]')?.dataset['card'];
      const next = nextThread(ids, here, step);
      open(next);
      requestAnimationFrame(() => focusCard(next));
    };
    panel.addEventListener('keydown', press);
    return () => panel.removeEventListener('keydown', press);
  });
}

/** The thread after or before the open one, round the end. */
export function nextThread(ids: readonly string[], active: string | undefined, step: number): string {
  const at = active === undefined ? -1 : ids.indexOf(active);
  if (at === -1) return (step > 0 ? ids[0] : ids.at(-1)) as string;
  return ids[(at + step + ids.length) % ids.length] as string;
}
