import type { TextPlace } from '../document.js';
import type { SectionKey } from '../sections.js';
import { type CoachFamily, type CoachFinding, type CoachInput } from './finding.js';
import { hasNumber } from './numbers.js';
import { isQuoted, type Prose, type Span } from './prose.js';
import { sources } from './sources.js';
import { jargonWords, superlatives, weaselWords } from './word-lists.js';

/** The press release as it is spoken; its quotes are read too, since leaders say such things. */
const release: readonly SectionKey[] = [
  'heading',
  'sub-heading',
  'summary',
  'problem',
  'solution',
  'leader-quote',
  'customer-quote',
  'call-to-action',
];
const questions: readonly SectionKey[] = [
  'who-is-the-customer',
  'customer-problem',
  'most-important-benefit',
  'customer-experience',
  'success-criteria',
];

/** Words instead of figures, words of the office, and superlatives. */
export const plainWordRules: CoachFamily = {
  rules: [
    {
      id: 'weasel-word',
      title: 'Words that give no amount',
      severity: 'hint',
      english: true,
      why: 'A word such as “significantly” gives the impression of a measure and cannot be checked. Replace it by the number, or leave it out.',
      source: `${sources.amazonWriting}; ${sources.barRaisers}`,
    },
    {
      id: 'jargon',
      title: 'Plain words',
      severity: 'hint',
      english: true,
      why: 'The release is written for customers, in the words they use. Words of the office shut out everybody who is not in it.',
      source: `${sources.mcallister}; ${sources.amazonWriting}`,
    },
    {
      id: 'superlative',
      title: 'Superlatives',
      severity: 'hint',
      english: true,
      why: 'Adjectives do not help a decision, and the highest ones least: who compared, and by what measure? Data says more.',
      source: sources.amazonWriting,
    },
  ],
  find: (input) => {
    if (!input.english) return [];
    const answers = input.document.questions.map(
      ({ id, kind }) => [`question:${id}`, kind === 'external'] as const satisfies readonly [TextPlace, boolean],
    );
    return [
      ...[...questions, ...release].flatMap((place) => inText(input, place, true)),
      // Colleagues among themselves may use their own words.
      ...answers.flatMap(([place, customers]) => inText(input, place, customers)),
    ];
  },
};

const weasel = new RegExp(`\\b(?:${weaselWords.join('|')})\\b`, 'giu');
const jargon = jargonWords.map(([pattern, plain]) => [new RegExp(`\\b(?:${pattern})\\b`, 'giu'), plain] as const);
const superlative = new RegExp(`(?<![\\p{L}\\p{N}])(?:${superlatives})(?![\\p{L}\\p{N}])`, 'giu');

function inText({ prose }: CoachInput, place: TextPlace, forCustomers: boolean): CoachFinding[] {
  const text = prose(place);
  const found: CoachFinding[] = [];
  const note = (rule: string, pattern: RegExp, reason: (words: string) => string, skip: Skip = never): void => {
    // A word that comes back is one remark, at its first place.
    const firsts = new Map<string, { words: string; range: Span; times: number }>();
    for (const match of text.words.matchAll(pattern)) {
      const range = { start: match.index, end: match.index + match[0].length };
      if (skip(text, range)) continue;
      const words = match[0].replace(/\s+/g, ' ');
      const known = firsts.get(words.toLowerCase());
      if (known) known.times += 1;
      else firsts.set(words.toLowerCase(), { words, range, times: 1 });
    }
    for (const { words, range, times } of firsts.values()) {
      found.push({
        rule,
        place,
        range,
        reason: `${reason(words)}${times > 1 ? ` It stands here ${times} times.` : ''}`,
      });
    }
  };
  note('weasel-word', weasel, (words) => `“${words}” says nothing that can be checked.`, isMeasured);
  if (!forCustomers) return found;
  for (const [pattern, plain] of jargon) {
    note('jargon', pattern, (words) => `“${words}” is office language; say ${plain}.`);
  }
  note('superlative', superlative, (words) => `“${words}” is a superlative without a measure.`, isQuoted);
  return found;
}

type Skip = (text: Prose, range: Span) => boolean;
const never: Skip = () => false;

const STATISTICS = /\bstatistically significant|significant (?:figures?|digits?)\b/iu;

/** "Significantly, from 40 to 12 minutes" gives its number in the same sentence. */
const isMeasured: Skip = ({ sentences }, { start, end }) => {
  const sentence = sentences.find((each) => each.start <= start && end <= each.end);
  return sentence !== undefined && (hasNumber(sentence.text) || STATISTICS.test(sentence.text));
};
