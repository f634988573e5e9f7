import { type CoachFamily, type CoachFinding, quoted } from './finding.js';
import { sources } from './sources.js';

const CEREMONY =
  /^(?:(?:today,? )?(?:we|\p{Lu}[\p{L}\p{N}&.'’-]*(?: \p{Lu}[\p{L}\p{N}&.'’-]*){0,4}) (?:are|is|am) (?:so |very |incredibly |extremely )?(?:excited|pleased|proud|thrilled|delighted|happy|honou?red|glad) to\b|in (?:today['’]s|this|an? (?:ever|fast|rapidly))[\p{L}\p{N} ,’'-]{0,60}(?:world|age|era|landscape|environment|economy|market)\b|it is (?:with|our) (?:great )?(?:pleasure|pride|honou?r)\b|(?:have you|did you|imagine|picture this)\b)/iu;

/** The first words of the summary. */
export const openingRules: CoachFamily = {
  rules: [
    {
      id: 'summary-opening',
      title: 'First words of the summary',
      severity: 'advice',
      english: true,
      why: 'Most readers give their attention to the first sentence of the summary. It says what the product is and what it does for whom; joy about announcing it says neither.',
      source: `${sources.bryarCarr}; ${sources.mcallister}`,
    },
  ],
  find: ({ english, prose }) => {
    const first = prose('summary').sentences[0];
    const match = english && first ? CEREMONY.exec(first.text) : null;
    if (!first || !match) return [];
    const finding: CoachFinding = {
      rule: 'summary-opening',
      place: 'summary',
      range: { start: first.start, end: first.end },
      reason: `The summary opens with ${quoted(match[0])} instead of the product and its benefit.`,
    };
    return [finding];
  },
};
