import { type PrfaqDocument, type SectionLength, sectionLengths } from './document.js';
import { type PrfaqPart, type PrfaqSection, prfaqSections, sectionOf } from './sections.js';

/** Words that a page is taken to hold; the published rules count pages. */
export const WORDS_PER_PAGE = 500;

/** Published length rules; they conflict, so a workspace picks one (METHOD.md §3.2). */
export const lengthPresetKeys = ['bryar-carr', 'calbucci', 'mcallister', 'pm-insider', 'aws'] as const;
export type LengthPreset = (typeof lengthPresetKeys)[number];

interface Preset {
  readonly title: string;
  /** What the source says, in a sentence. */
  readonly rule: string;
  readonly source: string;
  readonly pressReleaseWords: number;
  readonly faqWords: number | null;
  readonly externalWords: number | null;
  readonly internalWords: number | null;
}

/** The published rules in words, with where they were published. */
export const lengthPresets: Readonly<Record<LengthPreset, Preset>> = {
  'bryar-carr': {
    title: 'Bryar and Carr',
    rule: 'Release under one page, FAQ of five pages or less.',
    source: 'Working Backwards, chapter 5',
    pressReleaseWords: 500,
    faqWords: 2_500,
    externalWords: 1_000,
    internalWords: 1_500,
  },
  calbucci: {
    title: 'Calbucci',
    rule: 'Release on page one, customer FAQ on page two, internal FAQ of two to four pages.',
    source: 'The PRFAQ Framework, chapter 5',
    pressReleaseWords: 500,
    faqWords: 2_500,
    externalWords: 500,
    internalWords: 2_000,
  },
  mcallister: {
    title: 'McAllister',
    rule: 'Release of a page and a half or less, in paragraphs of three or four sentences; the FAQ is optional.',
    source: 'Ian McAllister on working backwards',
    pressReleaseWords: 750,
    faqWords: null,
    externalWords: null,
    internalWords: null,
  },
  'pm-insider': {
    title: 'PM Insider',
    rule: 'Release of one to one and a half pages, strictly enforced; a FAQ of any length.',
    source: 'PR FAQs for Product Documents, PM Insider',
    pressReleaseWords: 750,
    faqWords: null,
    externalWords: null,
    internalWords: null,
  },
  aws: {
    title: 'AWS',
    rule: 'A narrative of one page before budget, team and code; then customer questions, then internal ones.',
    source: 'AWS re:Invent 2023, INO101',
    pressReleaseWords: 500,
    faqWords: null,
    externalWords: null,
    internalWords: null,
  },
};

/** Rules of a workspace's own; null sets no limit, a section that is not named has no limit of its own. */
export interface OwnLengths {
  readonly pressReleaseWords: number | null;
  readonly faqWords: number | null;
  readonly sections: Readonly<Partial<Record<PrfaqSection['key'], number>>>;
}

/** What a workspace chose; its own rules are kept while a preset holds. */
export interface LengthRules {
  readonly preset: LengthPreset | 'own';
  readonly own: OwnLengths;
}

/** Budgets in words that follow from the rules of a workspace. */
export interface LengthBudgets {
  readonly title: string;
  readonly pressReleaseWords: number | null;
  readonly faqWords: number | null;
  readonly sections: ReadonlyMap<PrfaqSection['key'], number | null>;
}

/** Sections of a release that take more words when it may be longer; a heading stays one sentence. */
const growing: ReadonlySet<string> = new Set([
  'summary',
  'problem',
  'solution',
  'leader-quote',
  'customer-quote',
  'call-to-action',
]);

/** The budgets of every section of a preset; no source says how a release is divided, so the division is the product's. */
function presetSections({ pressReleaseWords, externalWords, internalWords }: Preset): LengthBudgets['sections'] {
  const faq: Partial<Record<PrfaqSection['key'], number | null>> = {
    'external-faq': externalWords,
    'internal-faq': internalWords,
  };
  return new Map(
    prfaqSections.map(({ key, budgetWords }) => {
      if (key in faq) return [key, faq[key] ?? null];
      const pages = growing.has(key) ? pressReleaseWords / WORDS_PER_PAGE : 1;
      return [key, budgetWords === null ? null : Math.round(budgetWords * pages)];
    }),
  );
}

/** What the rules of a workspace mean for each section, the release and the FAQ. */
export function lengthBudgets({ preset, own }: LengthRules): LengthBudgets {
  if (preset !== 'own') {
    const { title, pressReleaseWords, faqWords } = lengthPresets[preset];
    return { title, pressReleaseWords, faqWords, sections: presetSections(lengthPresets[preset]) };
  }
  const sections = new Map(prfaqSections.map(({ key }) => [key, own.sections[key] ?? null] as const));
  const { pressReleaseWords, faqWords } = own;
  return { title: 'own rules', pressReleaseWords, faqWords, sections };
}

/** What a workspace starts with: Bryar and Carr, and as its own rules the same numbers to begin from. */
export const usualLengthRules: LengthRules = {
  preset: 'bryar-carr',
  own: {
    pressReleaseWords: 500,
    faqWords: 2_500,
    sections: Object.fromEntries(
      prfaqSections.flatMap(({ key, budgetWords }) => (budgetWords === null ? [] : [[key, budgetWords]])),
    ),
  },
};

/** Words against a budget. */
export type Length = Pick<SectionLength, 'words' | 'budgetWords' | 'overBy'>;

/** How long a PR/FAQ is: each section, and the release and the FAQ as a whole. */
export interface DocumentLength {
  readonly sections: ReadonlyMap<PrfaqSection['key'], SectionLength>;
  readonly parts: ReadonlyMap<PrfaqPart, Length>;
}

/** Measures a PR/FAQ against budgets. */
export function documentLength(document: PrfaqDocument, budgets: LengthBudgets): DocumentLength {
  const sections = sectionLengths(document, budgets.sections);
  const whole = (part: PrfaqPart, budgetWords: number | null): [PrfaqPart, Length] => {
    const words = sections.reduce((sum, { key, words }) => sum + (sectionOf(key).part === part ? words : 0), 0);
    return [part, { words, budgetWords, overBy: budgetWords === null ? 0 : Math.max(0, words - budgetWords) }];
  };
  return {
    sections: new Map(sections.map((length) => [length.key, length])),
    parts: new Map([
      whole('customer-questions', null),
      whole('press-release', budgets.pressReleaseWords),
      whole('faq', budgets.faqWords),
      whole('supporting', null),
    ]),
  };
}

/** Words in pages, to a tenth. */
export function pagesOf(words: number): number {
  return Math.round((words * 10) / WORDS_PER_PAGE) / 10;
}
