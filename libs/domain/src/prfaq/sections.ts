/** The parts of a PR/FAQ, in reading order (METHOD.md §2, §3). */
export const parts = ['customer-questions', 'press-release', 'faq', 'supporting'] as const;
export type PrfaqPart = (typeof parts)[number];

/** Sections that hold Markdown text; questions and answers live in `PrfaqDocument.questions`. */
export const textSectionKeys = [
  'who-is-the-customer',
  'customer-problem',
  'most-important-benefit',
  'evidence',
  'customer-experience',
  'heading',
  'sub-heading',
  'dateline',
  'summary',
  'problem',
  'solution',
  'leader-quote',
  'customer-quote',
  'call-to-action',
  'ux-document',
  'success-criteria',
  'appendix',
] as const;
export type SectionKey = (typeof textSectionKeys)[number];

/** Kinds of questions: `unlabelled` ones come from an import that did not say who asks, until a person sorts them. */
export const questionKinds = ['external', 'internal', 'unlabelled'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** One entry of the outline: a text section, or one list of questions. */
export interface PrfaqSection {
  readonly key: SectionKey | `${QuestionKind}-faq`;
  readonly title: string;
  readonly part: PrfaqPart;
  readonly holds: 'text' | 'questions';
  /** What belongs here, in one or two sentences for the writer. */
  readonly guidance: string;
  /** Words the section should not exceed in a release of one page; null where there is no limit. */
  readonly budgetWords: number | null;
  readonly order: number;
}

type Row = readonly [PrfaqSection['key'], string, string, number | null];

const customerQuestions: readonly Row[] = [
  [
    'who-is-the-customer',
    'Who is the customer?',
    'Name one group of people, and when and where they meet the problem.',
    120,
  ],
  [
    'customer-problem',
    'What is the customer problem or opportunity?',
    'Say what goes wrong for them today, how often, and what it costs them.',
    150,
  ],
  [
    'most-important-benefit',
    'What is the most important customer benefit?',
    'Pick the one benefit they would miss most; leave the others out.',
    100,
  ],
  [
    'evidence',
    'How do you know what customers want or need?',
    'List what was observed, measured or heard. Your own experience may not be typical.',
    200,
  ],
  [
    'customer-experience',
    'What does the customer experience look like?',
    'Walk through it step by step as the customer sees it; link a sketch if there is one.',
    200,
  ],
];

const pressRelease: readonly Row[] = [
  ['heading', 'Heading', 'Name the product so that its customers understand it, in one sentence.', 20],
  ['sub-heading', 'Sub-heading', 'Say in one sentence who the customer is and what they gain.', 30],
  [
    'dateline',
    'Dateline',
    'City, outlet and the full proposed launch date. The date tells readers how much work you expect.',
    15,
  ],
  ['summary', 'Summary', 'Product and benefit in three or four sentences. Most readers stop here.', 90],
  ['problem', 'Problem', 'Describe the problem as the customer lives it, with numbers where you have them.', 90],
  ['solution', 'Solution', 'Explain in plain words how the product solves it. No jargon, no internals.', 120],
  ['leader-quote', 'Leader quote', 'Let somebody who answers for the product say why it was built.', 60],
  ['customer-quote', 'Customer quote', 'Let an imagined customer say what changed for them.', 60],
  ['call-to-action', 'Call to action', 'Tell the reader what to do first, and where.', 40],
];

const faq: readonly Row[] = [
  [
    'external-faq',
    'External FAQ',
    'Questions that customers and the press ask: price, switching, limits, what happens when it fails.',
    1_000,
  ],
  [
    'internal-faq',
    'Internal FAQ',
    'Questions that colleagues ask: feasibility, cost, team, risks, and reasons not to build it.',
    1_500,
  ],
  [
    'unlabelled-faq',
    'FAQ',
    'Imported questions that nobody has sorted yet. Move each to the external or internal list.',
    null,
  ],
];

const supporting: readonly Row[] = [
  ['ux-document', 'User experience', 'How customers meet and use the product: journey, screens, manual.', null],
  [
    'success-criteria',
    'Success criteria',
    'The few numbers that will prove the promise, each with its threshold and date, and what must not get worse.',
    200,
  ],
  ['appendix', 'Appendix', 'Supporting material that readers may skip: data, financials, mock-ups.', null],
];

function rows(part: PrfaqPart, list: readonly Row[], from: number): PrfaqSection[] {
  return list.map(([key, title, guidance, budgetWords], index) => ({
    key,
    title,
    part,
    holds: part === 'faq' ? 'questions' : 'text',
    guidance,
    budgetWords,
    order: from + index,
  }));
}

/** The outline of a PR/FAQ as data: order, titles, guidance and length budgets in words (METHOD.md §2, §3.1-3.4). */
export const prfaqSections: readonly PrfaqSection[] = [
  ...rows('customer-questions', customerQuestions, 1),
  ...rows('press-release', pressRelease, 6),
  ...rows('faq', faq, 15),
  ...rows('supporting', supporting, 18),
];

const byKey = new Map(prfaqSections.map((section) => [section.key, section]));

/** The outline entry of a key. */
export function sectionOf(key: PrfaqSection['key']): PrfaqSection {
  return byKey.get(key) as PrfaqSection;
}

/** Says whether a text names a text section. */
export function isSectionKey(text: string): text is SectionKey {
  return (textSectionKeys as readonly string[]).includes(text);
}
