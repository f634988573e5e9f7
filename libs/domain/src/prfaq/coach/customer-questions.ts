import { sectionOf, type SectionKey } from '../sections.js';
import { type CoachFamily, type CoachFinding, type CoachInput, isWritten, quoted } from './finding.js';
import { hasNumber } from './numbers.js';
import { sources } from './sources.js';

const five: readonly SectionKey[] = [
  'who-is-the-customer',
  'customer-problem',
  'most-important-benefit',
  'evidence',
  'customer-experience',
];

/** The five questions that are answered before the release is written. */
export const customerQuestionRules: CoachFamily = {
  rules: [
    {
      id: 'customer-question-open',
      title: 'The five customer questions',
      severity: 'advice',
      english: false,
      why: 'Who is the customer, what is their problem, what is the one benefit that matters most, how do you know, and what does it look like for them: the release is only as good as these five answers.',
      source: sources.questions,
    },
    {
      id: 'customer-everyone',
      title: 'One group of customers',
      severity: 'advice',
      english: true,
      why: 'A customer has a time, a place and a situation. A product for everyone is designed for nobody, and cannot be tested with anybody in particular.',
      source: sources.questions,
    },
    {
      id: 'evidence-data',
      title: 'Evidence',
      severity: 'advice',
      english: false,
      why: 'How do you know? With numbers of what people do, what they said and to whom, and where that can be read. One’s own experience may not be typical.',
      source: sources.questions,
    },
  ],
  find: (input) => [...unanswered(input), ...everyone(input), ...evidence(input)],
};

function unanswered(input: CoachInput): CoachFinding[] {
  const open = five.filter((key) => !isWritten(input, key));
  const rule = 'customer-question-open';
  if (open.length === five.length) {
    const begun = isWritten(input, 'heading') || isWritten(input, 'summary');
    const reason = 'None of the five customer questions is answered here.';
    return begun ? [{ rule, place: 'who-is-the-customer', range: null, reason }] : [];
  }
  return open.map((key) => ({ rule, place: key, range: null, reason: `“${sectionOf(key).title}” is not answered.` }));
}

const EVERYONE =
  /(?:^|[.:;] )(?:our customers? (?:is|are) |the customers? (?:is|are) |for )?(everyone|everybody|anyone|anybody|all (?:people|companies|businesses|users|customers|organi[sz]ations)|any (?:company|business|user|organi[sz]ation|person))\b(?! (?:who|that|with|in|at|on|of|which|whose|from|using|running|living|working))/iu;

function everyone({ english, prose }: CoachInput): CoachFinding[] {
  const place = 'who-is-the-customer';
  const { words } = prose(place);
  const match = english ? EVERYONE.exec(words) : null;
  if (!match) return [];
  const name = match[1] as string;
  const start = match.index + match[0].length - name.length;
  const reason = `${quoted(name)} is no group that can be asked or observed.`;
  return [{ rule: 'customer-everyone', place, range: { start, end: start + name.length }, reason }];
}

const LINK = /https?:\/\/|\]\(/u;

function evidence(input: CoachInput): CoachFinding[] {
  const text = input.document.sections.evidence ?? '';
  if (text.trim() === '' || LINK.test(text) || hasNumber(text) || input.prose('evidence').quotes.length > 0) return [];
  const reason = 'The evidence has no number, no quote and no link to where it can be read.';
  return [{ rule: 'evidence-data', place: 'evidence', range: null, reason }];
}
