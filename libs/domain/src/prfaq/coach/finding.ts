import type { PlainDate } from '../../calendar/plain-date.js';
import type { PassageAnchor } from '../../passage/anchor.js';
import type { PrfaqDocument, TextPlace } from '../document.js';
import type { LengthBudgets } from '../length-rules.js';
import type { PrfaqSection } from '../sections.js';
import type { Prose, Span } from './prose.js';

/** Where a finding belongs: a text, a list of questions, the launch date, or the document as a whole. */
export type CoachPlace = TextPlace | PrfaqSection['key'] | 'launchDate' | 'document';

/** A rule of the method: what it asks for, why, and who says so. */
export interface CoachRule {
  readonly id: string;
  /** What it looks at, in a few words. */
  readonly title: string;
  /** `advice`: the text breaks a published rule; `hint`: worth a second look. */
  readonly severity: 'advice' | 'hint';
  /** It reads English words, and says nothing about texts in other languages. */
  readonly english: boolean;
  /** The rule in one or two sentences. */
  readonly why: string;
  /** The book or article it comes from. */
  readonly source: string;
}

/** One remark of the coach; it never stops anybody. */
export interface CoachFinding {
  readonly rule: string;
  readonly place: CoachPlace;
  /** The words it is about, in the Markdown of its place; null when it is about all of it. */
  readonly range: Span | null;
  /** What was found, in one sentence. */
  readonly reason: string;
}

/** A promise as far as the coach looks at it. */
export interface CoachPromise {
  readonly label: string;
  readonly passage: PassageAnchor;
  readonly milestones: number;
  readonly criteria: number;
}

/** What is known beside the text. */
export interface CoachFacts {
  /** Null once the text is frozen: its date is then a matter of the plan. */
  readonly today: PlainDate | null;
  readonly budgets: LengthBudgets;
  readonly promises: readonly CoachPromise[];
  /** Registered success criteria, and how many KPIs guard against harm. */
  readonly criteria: number;
  readonly guardrails: number;
  /** Ids of open questions that somebody has to answer. */
  readonly ownedQuestions: ReadonlySet<string>;
}

/** All that a rule may look at. */
export interface CoachInput {
  readonly document: PrfaqDocument;
  readonly english: boolean;
  readonly facts: CoachFacts;
  /** The text of a place, read once. */
  readonly prose: (place: TextPlace) => Prose;
}

/** A family of rules with the function that looks for them. */
export interface CoachFamily {
  readonly rules: readonly CoachRule[];
  readonly find: (input: CoachInput) => readonly CoachFinding[];
}

/** Says whether a section has text. */
export function isWritten({ document }: CoachInput, key: keyof PrfaqDocument['sections']): boolean {
  return (document.sections[key] ?? '').trim() !== '';
}

/** "1 word", "3 words". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A few words in quotation marks, cut when they are many. */
export function quoted(words: string, most = 60): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return `“${line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line}”`;
}
