import { questionsOf } from '../document.js';
import { type CoachFamily, type CoachFinding, type CoachInput, counted, isWritten, quoted } from './finding.js';
import { sources } from './sources.js';

const FEWEST_INTERNAL = 5;
const MOST_INTERNAL = 10;

/** Questions and answers. */
export const faqRules: CoachFamily = {
  rules: [
    {
      id: 'question-unanswered',
      title: 'Open questions',
      severity: 'advice',
      english: false,
      why: 'A PR/FAQ is ready when every question has an answer with evidence, or somebody who gets it. An open question without an owner stays open.',
      source: sources.review,
    },
    {
      id: 'question-unsorted',
      title: 'Who asks',
      severity: 'hint',
      english: false,
      why: 'Customers and colleagues ask different things and get different answers: the external FAQ speaks with customers in plain words, the internal one with those who build, sell and pay for it.',
      source: sources.calbucci,
    },
    {
      id: 'external-faq-missing',
      title: 'Questions that customers ask',
      severity: 'advice',
      english: false,
      why: 'A customer FAQ is required when the customer is outside of the company: price, how to switch, what happens when it fails.',
      source: sources.calbucci,
    },
    {
      id: 'internal-faq-size',
      title: 'Number of internal questions',
      severity: 'hint',
      english: false,
      why: 'Five to ten internal questions cover what decides; fewer leave something out, more hide it.',
      source: sources.calbucciGuide,
    },
    {
      id: 'internal-topics',
      title: 'Topics of the internal FAQ',
      severity: 'advice',
      english: true,
      why: 'Reviewers ask whether it can be built, whether it pays, who does it by when, what can go wrong, and what would kill it. The question that the author avoids is the one to write down.',
      source: sources.internalFaq,
    },
  ],
  find: (input) => [...open(input), ...unsorted(input), ...externalMissing(input), ...internal(input)],
};

function open({ document, facts }: CoachInput): CoachFinding[] {
  return document.questions
    .filter(({ id, answer }) => answer.trim() === '' && !facts.ownedQuestions.has(id))
    .map(({ id, question }) => ({
      rule: 'question-unanswered',
      place: `question:${id}`,
      range: null,
      reason: `${quoted(question || 'A question')} has no answer and nobody who gets it.`,
    }));
}

function unsorted({ document }: CoachInput): CoachFinding[] {
  const count = questionsOf(document, 'unlabelled').length;
  if (count === 0) return [];
  const reason = `${counted(count, 'question')} ${count === 1 ? 'does' : 'do'} not say who asks, customers or colleagues.`;
  return [{ rule: 'question-unsorted', place: 'unlabelled-faq', range: null, reason }];
}

const INSIDE =
  /\b(?:employees?|colleagues?|internal(?:ly)?|in-house|our (?:own )?(?:teams?|engineers?|developers?|staff|people|designers?|analysts?|support|sales)|staff)\b/iu;

function externalMissing(input: CoachInput): CoachFinding[] {
  const { document, english, prose } = input;
  if (!isWritten(input, 'summary') || questionsOf(document, 'external').length > 0) return [];
  if (questionsOf(document, 'unlabelled').length > 0) return [];
  const customer = prose('who-is-the-customer').words;
  if (english && INSIDE.test(customer)) return [];
  const reason = 'No question is one that customers ask; they are needed unless the customer is inside the company.';
  return [{ rule: 'external-faq-missing', place: 'external-faq', range: null, reason }];
}

const topics: readonly (readonly [name: string, words: RegExp])[] = [
  [
    'whether it can be built',
    /\b(?:feasib\w*|technical\w*|technolog\w*|build|built|architect\w*|implement\w*|depend\w*|integrat\w*|system\w*|scale|scalab\w*|prototype\w*|proof of concept|hard(?:est)?|invent\w*|engineer\w*|infrastructure|latency|capacity|security|how (?:do|does|will|would) (?:it|this|we) work)\b/iu,
  ],
  [
    'whether it pays',
    /\b(?:cost\w*|price\w*|pricing|revenue\w*|profit\w*|margin\w*|econom\w*|budget\w*|pay|pays|paid|money|funding|invest\w*|business model|moneti[sz]\w*|break[- ]even|market size|return on|£|€|\$|\d+\s?(?:k|m|million))\b|[£€$]\s?\p{N}/iu,
  ],
  [
    'what can go wrong',
    /\b(?:risk\w*|fail\w*|go(?:es)? wrong|wrong|legal\w*|regulat\w*|privacy|complian\w*|abuse\w*|fraud|threat\w*|downside\w*|worst|mitigat\w*|liab\w*|concern\w*|objection\w*|competitor\w*|competition|unintended)\b/iu,
  ],
  [
    'who does it by when',
    /\b(?:team\w*|people|headcount|hire\w*|hiring|staff\w*|resourc\w*|engineers?|timeline\w*|how long|when (?:will|can|do|does|is)|by when|milestone\w*|schedule\w*|roadmap\w*|phase\w*|owner\w*|who (?:will|does|builds|owns|is)|weeks|months|maintain\w*)\b/iu,
  ],
  [
    'what would kill it',
    /\b(?:kill\w*|not (?:build|do|launch|ship|invest)|reasons? (?:not|against)|why (?:not|now|should(?:n['’]t| not))|stop (?:us|this|doing)|abandon\w*|give up|give it up|shut (?:it )?down|walk away|deal[- ]?breaker\w*|disprove\w*|wrong about|alternativ\w*|instead of building|biggest (?:risk|threat|assumption))\b/iu,
  ],
];

function internal({ document, english, prose }: CoachInput): CoachFinding[] {
  const questions = questionsOf(document, 'internal');
  const count = questions.length;
  if (count === 0) return [];
  const place = 'internal-faq';
  const found: CoachFinding[] = [];
  if (count < FEWEST_INTERNAL || count > MOST_INTERNAL) {
    const reason = `The internal FAQ has ${counted(count, 'question')}; ${FEWEST_INTERNAL} to ${MOST_INTERNAL} are usual.`;
    found.push({ rule: 'internal-faq-size', place, range: null, reason });
  }
  const said = questions.map(({ id, question }) => `${question} ${prose(`question:${id}`).words}`).join('\n');
  const missing = topics.filter(([, words]) => !words.test(said)).map(([name]) => name);
  if (english && missing.length > 0) {
    const reason = `No internal question asks ${missing.join(', or ')}.`;
    found.push({ rule: 'internal-topics', place, range: null, reason });
  }
  return found;
}
