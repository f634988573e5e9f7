import { textAt, type PrfaqDocument, type TextPlace } from '../document.js';
import { prfaqSections } from '../sections.js';
import { callToActionRules } from './call-to-action.js';
import { claimRules } from './claims.js';
import { criteriaRules } from './criteria.js';
import { customerQuestionRules } from './customer-questions.js';
import { faqRules } from './faq.js';
import type { CoachFacts, CoachFamily, CoachFinding, CoachPlace, CoachRule } from './finding.js';
import { headlineRules } from './headlines.js';
import { isEnglish } from './language.js';
import { launchDateRules } from './launch-date.js';
import { lengthRules } from './length.js';
import { missingPartRules } from './missing-parts.js';
import { openingRules } from './opening.js';
import { paragraphRules } from './paragraphs.js';
import { plainWordRules } from './plain-words.js';
import { problemRules } from './problem.js';
import { promiseRules } from './promises.js';
import { promptRules } from './prompts.js';
import { readProse, type Prose } from './prose.js';
import { quoteRules } from './quotes.js';
import { voiceRules } from './voice.js';

const families: readonly CoachFamily[] = [
  customerQuestionRules,
  headlineRules,
  launchDateRules,
  missingPartRules,
  openingRules,
  problemRules,
  quoteRules,
  callToActionRules,
  lengthRules,
  paragraphRules,
  plainWordRules,
  claimRules,
  voiceRules,
  promptRules,
  faqRules,
  criteriaRules,
  promiseRules,
];

/** Every rule of the coach by its id. */
export const coachRules: ReadonlyMap<string, CoachRule> = new Map(
  families.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const)),
);

/** What the coach has to say about a text, in reading order. */
export interface CoachReport {
  readonly findings: readonly CoachFinding[];
  /** Whether rules about English words were applied. */
  readonly english: boolean;
}

/** Keeps texts that were read already, so that an edit of one section costs the reading of one. */
export type ProseCache = Map<TextPlace, Prose>;

/** Looks at a PR/FAQ by the rules of the method (METHOD.md §§2-3); deterministic, and never in anybody's way. */
export function coach(document: PrfaqDocument, facts: CoachFacts, read: ProseCache = new Map()): CoachReport {
  const english = isEnglish(document);
  const prose = (place: TextPlace): Prose => {
    const source = textAt(document, place) ?? '';
    const known = read.get(place);
    if (known?.source === source) return known;
    const fresh = readProse(source);
    read.set(place, fresh);
    return fresh;
  };
  const input = { document, english, facts, prose };
  const order = readingOrder(document);
  const at = ({ place, range }: CoachFinding): readonly [number, number] => [order.get(place) ?? 0, range?.start ?? -1];
  const findings = families
    .flatMap(({ find }) => find(input))
    .map((finding, index) => ({ finding, index, key: at(finding) }))
    .sort((one, other) => one.key[0] - other.key[0] || one.key[1] - other.key[1] || one.index - other.index)
    .map(({ finding }) => finding);
  return { findings, english };
}

function readingOrder({ questions }: PrfaqDocument): ReadonlyMap<CoachPlace, number> {
  const order = new Map<CoachPlace, number>([
    ['document', 0],
    ['launchDate', 1],
  ]);
  for (const { key } of prfaqSections) {
    order.set(key, order.size);
    for (const { id, kind } of questions) if (key === `${kind}-faq`) order.set(`question:${id}`, order.size);
  }
  return order;
}
