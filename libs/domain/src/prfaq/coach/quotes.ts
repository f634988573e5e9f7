import { type CoachFamily, type CoachFinding, type CoachInput, isWritten } from './finding.js';
import { hasNumber } from './numbers.js';
import { sources } from './sources.js';

const places = [
  ['leader-quote', 'The leader’s quote'],
  ['customer-quote', 'The customer’s quote'],
] as const;
type QuotePlace = (typeof places)[number][0];

/** What the leader and the customer say. */
export const quoteRules: CoachFamily = {
  rules: [
    {
      id: 'quote-marks',
      title: 'A quote in somebody’s words',
      severity: 'hint',
      english: false,
      why: 'The release quotes two people: one from the company, who says why it was built, and a customer, who says what changed. Quotation marks show which words are theirs.',
      source: sources.bryarCarr,
    },
    {
      id: 'quote-speaker',
      title: 'Who says it',
      severity: 'advice',
      english: false,
      why: 'A quote without a person behind it persuades nobody. Name the leader with their role, and give the imagined customer a name and a situation.',
      source: sources.bryarCarr,
    },
    {
      id: 'leader-quote-why',
      title: 'The leader says why',
      severity: 'advice',
      english: true,
      why: 'The spokesperson says why the company built this: what it saw, and what it wants for customers. Excitement is no reason.',
      source: sources.bryarCarr,
    },
    {
      id: 'customer-quote-benefit',
      title: 'The customer names the benefit',
      severity: 'advice',
      english: true,
      why: 'The customer says what is different for them now, in their own situation. Praise could be said of any product.',
      source: sources.bryarCarr,
    },
  ],
  find: (input) => [
    ...places.flatMap(([place, name]) => spoken(input, place, name)),
    ...leader(input),
    ...customer(input),
  ],
};

function spoken(input: CoachInput, place: QuotePlace, name: string): CoachFinding[] {
  if (!isWritten(input, place)) return [];
  const { words, quotes } = input.prose(place);
  if (quotes.length === 0) {
    return [{ rule: 'quote-marks', place, range: null, reason: `${name} has no quotation marks.` }];
  }
  let rest = words;
  for (const { start, end } of quotes) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  if (/\p{L}{2,}/u.test(rest)) return [];
  return [{ rule: 'quote-speaker', place, range: null, reason: `${name} does not say who speaks.` }];
}

const JOY = /\b(?:excited|thrilled|proud|pleased|delighted|honou?red|overjoyed|ecstatic)\b/iu;
const CAUSE =
  /\b(?:because|since|so that|so (?:we|they|you|people)|why|time to|should(?: not|n['’]t)?|deserve[sd]?|tired of|wanted|want|saw|noticed|learned|heard|asked|told|believe|every (?:day|week|month|year)|no longer|instead of|used to|too (?:often|long|much|many|hard)|need(?:s|ed)?|stop(?:ped)?|problem|until now|in order to|means? that)\b/iu;

function leader({ english, prose }: CoachInput): CoachFinding[] {
  const { words } = prose('leader-quote');
  const joy = JOY.exec(words);
  if (!english || !joy || CAUSE.test(words) || hasNumber(words)) return [];
  const range = { start: joy.index, end: joy.index + joy[0].length };
  const reason = `The leader is “${joy[0].toLowerCase()}”, and does not say why this was built.`;
  return [{ rule: 'leader-quote-why', place: 'leader-quote', range, reason }];
}

const PRAISE =
  /\b(?:love|amazing|awesome|fantastic|incredible|great|wonderful|excellent|brilliant|perfect|game[- ]chang(?:er|ing)|life[- ]chang(?:er|ing)|best)\b/iu;
const CHANGE =
  /\b(?:now|used to|before|after|no longer|instead|without|minutes?|hours?|days?|weeks?|seconds?|saved?|stopped|anymore|any more|when|until|finally|once|spent|spend|can|could|did|didn['’]t|do not|don['’]t|never)\b/iu;

function customer({ english, prose }: CoachInput): CoachFinding[] {
  const { words } = prose('customer-quote');
  const praise = PRAISE.exec(words);
  if (!english || !praise || CHANGE.test(words) || hasNumber(words)) return [];
  const range = { start: praise.index, end: praise.index + praise[0].length };
  const reason = 'The customer praises the product, and does not say what changed for them.';
  return [{ rule: 'customer-quote-benefit', place: 'customer-quote', range, reason }];
}
