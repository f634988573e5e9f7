import { type CoachFamily, type CoachFinding, type CoachInput, isWritten, quoted } from './finding.js';
import { isCheckable } from './numbers.js';
import { type Sentence } from './prose.js';
import { sources } from './sources.js';

const FEWEST_GUARDRAILS = 2;
const MOST_GUARDRAILS = 5;

/** Success criteria and guardrails. */
export const criteriaRules: CoachFamily = {
  rules: [
    {
      id: 'criteria-missing',
      title: 'Success criteria',
      severity: 'advice',
      english: false,
      why: 'Measurable goals and how success is tracked are part of the document: what is not fixed before the launch is argued about after it.',
      source: sources.criteria,
    },
    {
      id: 'criterion-measurable',
      title: 'Criteria that can be met or missed',
      severity: 'advice',
      english: true,
      why: 'A criterion names a number, how it is compared and the time over which, or by when. Then there is nothing left to debate: it is met or it is not.',
      source: sources.criteria,
    },
    {
      id: 'guardrails',
      title: 'Guardrails',
      severity: 'hint',
      english: false,
      why: 'Two to five guardrails say what must not get worse while the success metric rises. They are agreed before anybody has seen results.',
      source: sources.guardrails,
    },
  ],
  find: (input) => [...missing(input), ...measurable(input), ...guardrails(input)],
};

function missing(input: CoachInput): CoachFinding[] {
  if (!isWritten(input, 'summary') || isWritten(input, 'success-criteria') || input.facts.criteria > 0) return [];
  const reason = 'Nothing says yet which numbers will prove that it worked.';
  return [{ rule: 'criteria-missing', place: 'success-criteria', range: null, reason }];
}

const COMPARES =
  /(?:[<>≤≥=]|\b(?:at (?:least|most)|(?:no|not) (?:more|less|fewer|later|higher|lower)|(?:more|less|fewer|higher|lower|better|faster|greater|larger|smaller|longer|shorter) than|above|below|under|over|within|up to|from \S+ to|between|reach\w*|exceed\w*|beat\w*|stay\w*|remain\w*|hold\w*|increas\w*|decreas\w*|reduc\w*|grow\w*|rise\w*|fall\w*|drop\w*|improv\w*|double\w*|halve\w*|maximum|minimum|max|min|every|all|never|none|zero|each|per|by \p{N}+|or (?:more|less|fewer|better|higher|lower)))/iu;
const WHEN =
  /\b(?:by|within|until|before|after|over|during|per|each|every|in|t\+\d+|day|days|daily|week|weeks|weekly|month|months|monthly|quarter|quarters|quarterly|year|years|yearly|annual\w*|hours?|launch|jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|q[1-4]|h[12]|20\d\d|always|at any time|never)\b/iu;
const INTRODUCES = /:\s*$/u;

function measurable({ english, prose }: CoachInput): CoachFinding[] {
  if (!english) return [];
  const place = 'success-criteria';
  const text = prose(place);
  return text.paragraphs.flatMap((span, paragraph): CoachFinding[] => {
    const sentences = text.sentences.filter((each) => each.paragraph === paragraph);
    const said = sentences.map((each) => each.text).join(' ');
    if (sentences.length === 0 || INTRODUCES.test(said) || isExplained(sentences)) return [];
    const lacks = [
      isCheckable(said) ? '' : 'a number',
      COMPARES.test(said) ? '' : 'how it is compared',
      WHEN.test(said) ? '' : 'a time or date',
    ].filter((each) => each !== '');
    if (lacks.length === 0) return [];
    const reason = `${quoted(said)} lacks ${lacks.join(' and ')}.`;
    return [{ rule: 'criterion-measurable', place, range: span, reason }];
  });
}

/** Prose of several sentences without any figure speaks about the criteria; it is none. */
function isExplained(sentences: readonly Sentence[]): boolean {
  return sentences.length > 2 && !sentences.some(({ text }) => /\p{N}/u.test(text));
}

const GUARDS =
  /\b(?:guard[- ]?rails?|must not|does not (?:get )?(?:worse|fall|rise)|never (?:above|below|more|less)|no (?:more|less|fewer) than|counter[- ]?metrics?)\b/iu;

function guardrails(input: CoachInput): CoachFinding[] {
  const { facts, english, prose } = input;
  const rule = 'guardrails';
  const about = { rule, place: 'success-criteria', range: null } as const;
  if (facts.guardrails > MOST_GUARDRAILS) {
    return [
      { ...about, reason: `There are ${facts.guardrails} guardrails; more than ${MOST_GUARDRAILS} are hard to watch.` },
    ];
  }
  if (facts.guardrails >= FEWEST_GUARDRAILS) return [];
  const begun = isWritten(input, 'success-criteria') || facts.criteria > 0;
  if (!begun || (facts.guardrails === 0 && (!english || GUARDS.test(prose('success-criteria').words)))) return [];
  const reason =
    facts.guardrails === 1
      ? 'There is one guardrail; two to five say what must not get worse.'
      : 'Nothing says what must not get worse.';
  return [{ ...about, reason }];
}
