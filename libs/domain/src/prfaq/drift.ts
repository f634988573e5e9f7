import type { PlainDate } from '../calendar/plain-date.js';
import { promiseLabel } from '../promise/label.js';
import { daysApart } from './amendment-impact.js';
import { diffDocuments } from './diff.js';
import type { PrfaqDocument } from './document.js';

/** A promise from its first wording to the present one. */
export interface DriftingPromise {
  readonly number: number;
  /** Its words at the first approval; null when it came later. */
  readonly first: string | null;
  /** Its words now, or the last before it was withdrawn. */
  readonly now: string;
  /** Why it was withdrawn; null while it stands. */
  readonly withdrawn: string | null;
}

/** A criterion from its first rule to the present one, each read as a sentence. */
export interface DriftingCriterion {
  readonly kpiName: string;
  /** At the first approval; null when it came later. */
  readonly first: string | null;
  readonly now: string;
  readonly withdrawn: string | null;
}

/** The record at its first approval and now. */
export interface DriftFacts {
  readonly first: PrfaqDocument;
  readonly now: PrfaqDocument;
  readonly promises: readonly DriftingPromise[];
  readonly criteria: readonly DriftingCriterion[];
}

/** What changed since the first approval (PRODUCT A5). */
export interface Drift {
  readonly launchDate: {
    readonly before: PlainDate | null;
    readonly after: PlainDate | null;
    readonly days: number | null;
  } | null;
  readonly promises: readonly Drifted[];
  readonly criteria: readonly Drifted[];
  readonly words: { readonly added: number; readonly removed: number; readonly parts: number };
}

/** One promise or criterion that is not what it was. */
export interface Drifted {
  /** `P3`, or the name of a KPI. */
  readonly name: string;
  readonly how: 'reworded' | 'added' | 'withdrawn';
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string;
}

/** Compares the record now with what was approved first; what came and went in between does not show. */
export function driftOf({ first, now, promises, criteria }: DriftFacts): Drift {
  const { counts, partsChanged } = diffDocuments(first, now);
  const days = daysApart(first.launchDate, now.launchDate);
  return {
    launchDate: first.launchDate === now.launchDate ? null : { before: first.launchDate, after: now.launchDate, days },
    promises: promises.flatMap((each) => drifted(promiseLabel(each.number), each)),
    criteria: criteria.flatMap((each) => drifted(each.kpiName, each)),
    words: { added: counts.wordsAdded, removed: counts.wordsRemoved, parts: partsChanged },
  };
}

/** Says whether nothing changed at all. */
export function isWithoutDrift({ launchDate, promises, criteria, words }: Drift): boolean {
  return launchDate === null && promises.length === 0 && criteria.length === 0 && words.parts === 0;
}

function drifted(name: string, { first, now, withdrawn }: Omit<DriftingCriterion, 'kpiName'>): Drifted[] {
  if (withdrawn !== null) {
    return first === null ? [] : [{ name, how: 'withdrawn', before: first, after: null, reason: withdrawn }];
  }
  if (first === null) return [{ name, how: 'added', before: null, after: now, reason: '' }];
  return first === now ? [] : [{ name, how: 'reworded', before: first, after: now, reason: '' }];
}
