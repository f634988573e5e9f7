import { type CoachFamily, type CoachFinding, type CoachInput, quoted } from './finding.js';
import { hasNumber } from './numbers.js';
import { isQuoted } from './prose.js';
import { sources } from './sources.js';

/** The problem paragraph. */
export const problemRules: CoachFamily = {
  rules: [
    {
      id: 'problem-customer-view',
      title: 'The problem as the customer sees it',
      severity: 'advice',
      english: true,
      why: 'The problem is the customer’s, told as they live it. What the company lacks or wants is no problem of theirs.',
      source: sources.bryarCarr,
    },
    {
      id: 'problem-numbers',
      title: 'The problem in numbers',
      severity: 'hint',
      english: true,
      why: 'How often it happens and what it costs tells whether the problem is worth solving. The published example gives two shares of customers.',
      source: sources.bryarCarr,
    },
  ],
  find: (input) => (input.english ? [...companyView(input), ...withoutNumbers(input)] : []),
};

const COMPANY =
  /^(?:we|our (?:company|business|team|revenue|sales|margins?|support|engineers|competitors?|costs|market share))\b/iu;
const COMPANY_LACK =
  /\bwe (?:need|want|lack|lose|struggle|cannot|can['’]t|do not have|don['’]t have|are losing|have no)\b/iu;

function companyView({ prose }: CoachInput): CoachFinding[] {
  const problem = prose('problem');
  const sentence = problem.sentences.find(
    (each) =>
      !isQuoted(problem, each) && !/[“"]/u.test(each.text) && (COMPANY.test(each.text) || COMPANY_LACK.test(each.text)),
  );
  if (!sentence) return [];
  const reason = `${quoted(sentence.text)} speaks of the company; say what goes wrong for the customer.`;
  return [
    { rule: 'problem-customer-view', place: 'problem', range: { start: sentence.start, end: sentence.end }, reason },
  ];
}

function withoutNumbers({ prose }: CoachInput): CoachFinding[] {
  const { words, sentences } = prose('problem');
  if (sentences.length === 0 || hasNumber(words)) return [];
  const reason = 'The problem is not sized: no number says how often it happens or what it costs.';
  return [{ rule: 'problem-numbers', place: 'problem', range: null, reason }];
}
