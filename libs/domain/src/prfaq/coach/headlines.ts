import { counted, type CoachFamily, type CoachFinding, type CoachInput } from './finding.js';
import { sources } from './sources.js';

/** Heading and sub-heading. */
export const headlineRules: CoachFamily = {
  rules: [
    {
      id: 'heading-one-sentence',
      title: 'Heading in one sentence',
      severity: 'advice',
      english: false,
      why: 'The heading is one line that names the product in a way its customers understand. A second sentence is what the sub-heading is for.',
      source: sources.bryarCarr,
    },
    {
      id: 'heading-names-product',
      title: 'Heading names the product',
      severity: 'advice',
      english: true,
      why: 'The heading names the product, so that its customers know at once what is new. A heading without a name could stand over anything.',
      source: sources.bryarCarr,
    },
    {
      id: 'sub-heading-one-sentence',
      title: 'Sub-heading in one sentence',
      severity: 'advice',
      english: false,
      why: 'The sub-heading says who the customer is and what they gain, in one sentence only.',
      source: sources.bryarCarr,
    },
    {
      id: 'sub-heading-customer',
      title: 'Sub-heading names the customer',
      severity: 'advice',
      english: true,
      why: 'The sub-heading says for whom the product is. A reader who is not named there does not know whether to read on.',
      source: sources.bryarCarr,
    },
  ],
  find: (input) => [
    ...oneSentence(input, 'heading', 'The heading'),
    ...namesProduct(input),
    ...oneSentence(input, 'sub-heading', 'The sub-heading'),
    ...namesCustomer(input),
  ],
};

function oneSentence({ prose }: CoachInput, place: 'heading' | 'sub-heading', name: string): CoachFinding[] {
  const { sentences } = prose(place);
  const second = sentences[1];
  const last = sentences.at(-1);
  if (!second || !last) return [];
  const reason = `${name} has ${counted(sentences.length, 'sentence')}; it is one.`;
  return [{ rule: `${place}-one-sentence`, place, range: { start: second.start, end: last.end }, reason }];
}

/** First words of headings that announce without a name. */
const NAMELESS =
  /^(?:an?|the|new|our|we|this|introducing|announcing|launching|how|why|finally|now|today|improved?|better|faster|easier|simple|simpler|press|launch|release)$/iu;

function namesProduct({ english, prose }: CoachInput): CoachFinding[] {
  if (!english) return [];
  const words = prose('heading').words.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  if (words.length < 3 || !NAMELESS.test(words[0] as string)) return [];
  const named = words.slice(1).some((word) => /^\p{Lu}|\p{N}|^\p{Ll}+\p{Lu}/u.test(word));
  if (named) return [];
  return [{ rule: 'heading-names-product', place: 'heading', range: null, reason: 'The heading names no product.' }];
}

/** Nouns for people, in the singular; an ending may follow. */
const PEOPLE =
  'customer|user|people|person|shopper|buyer|seller|shop|store|merchant|team|developer|engineer|designer|manager|owner|parent|famil(?:y|ies)|student|teacher|school|patient|doctor|nurse|driver|rider|traveller|traveler|passenger|guest|host|visitor|member|subscriber|reader|writer|author|viewer|listener|player|gamer|employee|worker|staff|colleague|freelancer|founder|compan(?:y|ies)|business(?:es)?|firm|organi[sz]ation|enterprise|charit(?:y|ies)|agenc(?:y|ies)|bank|lender|borrower|investor|tenant|landlord|homeowner|household|resident|citizen|commuter|cyclist|farmer|builder|contractor|operator|administrator|admin|analyst|scientist|researcher|practitioner|accountant|lawyer|marketer|salespe(?:rson|ople)|agent|creator|artist|musician|photographer|maintainer|contributor|programmer|tester|architect|consultant|volunteer|donor|client|adult|child|children|women|men|woman|man|everyone|anyone|anybody|everybody|those|who|you|your|newcomer|learner|candidate|recruiter|caregiver|carer|pensioner|senior|teen(?:ager)?|expert|professional|specialist|leader|executive|partner|supplier|carrier|courier|restaurant|hotel|hospital|clinic|universit(?:y|ies)|government|cit(?:y|ies)|council|communit(?:y|ies)';
const person = new RegExp(`\\b(?:${PEOPLE})(?:s|'s|’s|s['’])?\\b`, 'iu');
const MEANING = /\p{L}{4,}/gu;
const EMPTY_WORDS = new Set(
  'that this with from they them their have when where which what will would about into over than then your more most some such only also each every other been being were does'.split(
    ' ',
  ),
);

function namesCustomer({ english, prose }: CoachInput): CoachFinding[] {
  const { words } = prose('sub-heading');
  if (!english || words.trim() === '' || person.test(words)) return [];
  const customer = new Set(stems(prose('who-is-the-customer').words));
  if (stems(words).some((stem) => customer.has(stem))) return [];
  const reason = 'The sub-heading does not say who the customer is.';
  return [{ rule: 'sub-heading-customer', place: 'sub-heading', range: null, reason }];
}

/** Words that mean something, without the endings that number and case give them. */
function stems(text: string): string[] {
  return (text.toLowerCase().match(MEANING) ?? [])
    .filter((word) => !EMPTY_WORDS.has(word))
    .map((word) => word.replace(/(?:ing|ers?|ies|es|ed|s|y)$/u, ''));
}
