import { documentLength, pagesOf } from '../length-rules.js';
import { isSectionKey, type PrfaqPart, sectionOf, type SectionKey } from '../sections.js';
import { counted, type CoachFamily, type CoachFinding, type CoachInput, type CoachPlace } from './finding.js';
import type { Span } from './prose.js';
import { sources } from './sources.js';

/** Sections, press release and FAQ against their budgets. */
export const lengthRules: CoachFamily = {
  rules: [
    {
      id: 'section-length',
      title: 'Length of a section',
      severity: 'hint',
      english: false,
      why: 'A press release fits a page because each of its parts is short. The budget is a guide for this section; words over it are usually detail that belongs in the FAQ.',
      source: sources.bryarCarr,
    },
    {
      id: 'release-length',
      title: 'Length of the press release',
      severity: 'advice',
      english: false,
      why: 'The press release is a few paragraphs and stays within a page, or a page and a half by another account. What does not fit is not yet clear enough, or belongs in the FAQ.',
      source: `${sources.bryarCarr}; ${sources.mcallister}`,
    },
    {
      id: 'faq-length',
      title: 'Length of the FAQ',
      severity: 'advice',
      english: false,
      why: 'Questions and answers take five pages or less: there is no prize for extra pages, and reviewers read all of it in the meeting.',
      source: sources.bryarCarr,
    },
  ],
  find: (input) => {
    const { budgets } = input.facts;
    const { sections, parts } = documentLength(input.document, budgets);
    const over = [...sections.values()].flatMap(({ key, words, budgetWords, overBy }): CoachFinding[] => {
      if (overBy === 0) return [];
      const reason = `${sectionOf(key).title} has ${counted(words, 'word')}; its budget is ${budgetWords}.`;
      return [{ rule: 'section-length', place: key, range: isSectionKey(key) ? longest(input, key) : null, reason }];
    });
    const whole = (rule: string, place: CoachPlace, part: PrfaqPart, name: string): CoachFinding[] => {
      const { words = 0, budgetWords = null, overBy = 0 } = parts.get(part) ?? {};
      if (budgetWords === null || overBy === 0) return [];
      const reason = `${name} has ${counted(words, 'word')}, about ${pages(words)}; ${budgets.title} allow ${pages(budgetWords)}.`;
      return [{ rule, place, range: null, reason }];
    };
    return [
      ...over,
      ...whole('release-length', 'heading', 'press-release', 'The press release'),
      ...whole('faq-length', 'external-faq', 'faq', 'The FAQ'),
    ];
  },
};

/** Where to begin cutting. */
function longest({ prose }: CoachInput, key: SectionKey): Span | null {
  const [first] = [...prose(key).sentences].sort((one, other) => other.end - other.start - (one.end - one.start));
  return first ? { start: first.start, end: first.end } : null;
}

function pages(words: number): string {
  const count = pagesOf(words);
  return `${count} ${count === 1 ? 'page' : 'pages'}`;
}
