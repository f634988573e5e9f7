import { anchorPassage, type PassageAnchor } from '../passage/anchor.js';
import { passageFinder } from '../passage/find.js';
import { type PrfaqDocument, textAt } from './document.js';

/** What a promise is about. */
export type PromiseKind = 'customer-benefit' | 'commitment' | 'claim-with-number';

/** What an amendment does to a promise; one that is not named keeps its words, or is re-worded by the edit of them. */
export type PromiseChange =
  | { readonly change: 'reword'; readonly promiseId: string; readonly passage: PassageAnchor }
  | { readonly change: 'withdraw'; readonly promiseId: string; readonly reason: string }
  /** `id` is the amendment's own name for it, to tie criteria to. */
  | { readonly change: 'add'; readonly id: string; readonly kind: PromiseKind; readonly passage: PassageAnchor };

/** A promise that is not withdrawn, as its words were approved or marked. */
export interface StandingPromise {
  readonly id: string;
  /** 3 is shown as P3. */
  readonly number: number;
  readonly passage: PassageAnchor;
}

/** What becomes of one promise when an amendment is approved. `id` is the promise's, or the amendment's own for a new one. */
export type PromiseOutcome =
  | {
      readonly outcome: 'kept' | 'reworded';
      readonly id: string;
      readonly promise: StandingPromise;
      readonly passage: PassageAnchor;
    }
  | { readonly outcome: 'withdrawn'; readonly id: string; readonly promise: StandingPromise; readonly reason: string }
  | { readonly outcome: 'added'; readonly id: string; readonly kind: PromiseKind; readonly passage: PassageAnchor }
  /** Its words stand nowhere: approval has to wait. */
  | { readonly outcome: 'gone'; readonly id: string; readonly promise: StandingPromise | null };

/**
 * What becomes of every promise in the amended text: each standing one once, in order, then the new ones. A promise whose
 * words were edited in their place is re-worded to what stands there now, unless the amendment names other words.
 */
export function promiseOutcomes(
  amended: PrfaqDocument,
  promises: readonly StandingPromise[],
  changes: readonly PromiseChange[],
): PromiseOutcome[] {
  const find = passageFinder(amended);
  const anchorOf = (passage: PassageAnchor): PassageAnchor | null => {
    const at = find(passage);
    const text = at.state === 'gone' ? null : textAt(amended, at.place);
    return at.state === 'gone' || text === null ? null : anchorPassage(at.place, text, at.start, at.end);
  };
  const changeOf = new Map(changes.flatMap((each) => (each.change === 'add' ? [] : [[each.promiseId, each] as const])));
  const standing = promises.map((promise): PromiseOutcome => {
    const { id } = promise;
    const change = changeOf.get(id);
    if (change?.change === 'withdraw') return { outcome: 'withdrawn', id, promise, reason: change.reason };
    const passage = anchorOf(change?.passage ?? promise.passage);
    if (!passage) return { outcome: 'gone', id, promise };
    return { outcome: passage.exact === promise.passage.exact ? 'kept' : 'reworded', id, promise, passage };
  });
  const added = changes.flatMap((each): PromiseOutcome[] => {
    if (each.change !== 'add') return [];
    const passage = anchorOf(each.passage);
    const { id, kind } = each;
    return [passage ? { outcome: 'added', id, kind, passage } : { outcome: 'gone', id, promise: null }];
  });
  return [...standing, ...added];
}
