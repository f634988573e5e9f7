import { type CoachFamily, type CoachFinding, type CoachInput, quoted } from './finding.js';
import { isQuoted, type Prose } from './prose.js';
import { sources } from './sources.js';

const places = ['heading', 'sub-heading', 'summary', 'problem', 'solution'] as const;

/** Tense and voice of the press release. */
export const voiceRules: CoachFamily = {
  rules: [
    {
      id: 'present-tense',
      title: 'Written from the day of the launch',
      severity: 'hint',
      english: true,
      why: 'The release is written on the day when the product is there: in the present tense, about what customers can do. What is known today belongs in the internal FAQ and the appendix.',
      source: sources.calbucci,
    },
    {
      id: 'passive-voice',
      title: 'Who does it',
      severity: 'hint',
      english: true,
      why: 'The active voice names who acts at the start of the sentence, and is shorter.',
      source: sources.barRaisers,
    },
  ],
  find: (input) =>
    input.english ? places.flatMap((place) => [...future(input, place), ...passive(input, place)]) : [],
};

const FUTURE =
  /\b(?:will(?! (?:power|and testament))|(?:is|are|am) going to(?= \p{L}+)|(?:plans?|aims?|intends?|hopes?|expects?) to(?= \p{L}+)|['’]ll)\b/iu;

/** One remark a section: who writes in the future does so throughout. */
function future({ prose }: CoachInput, place: (typeof places)[number]): CoachFinding[] {
  const text = prose(place);
  const found = text.sentences.filter((each) => FUTURE.test(each.text) && !isSpoken(text, each));
  const first = found[0];
  if (!first) return [];
  const more =
    found.length > 1 ? `, and so ${found.length === 2 ? 'does another sentence' : `do ${found.length - 1} more`}` : '';
  const reason = `${quoted(first.text)} speaks of the future${more}; on the day of the launch it is there.`;
  return [{ rule: 'present-tense', place, range: { start: first.start, end: first.end }, reason }];
}

const PASSIVE =
  /\b(?:is|are|was|were|been|being|be) (?:\p{L}+ly )?(?:\p{L}{2,}ed|built|made|done|sent|given|taken|driven|written|shown|held|paid|sold|bought|brought|run|kept|led|set|chosen|found|known|seen) by (?!\p{N}|(?:hand|default|design|phone|e-?mail|post|law|mistake|accident|the (?:hour|day|week|month|year|end)|noon|midnight|tomorrow|next|then|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november|december)|\p{L}+ing)\b)(?:the |an? )?(\p{L}+)/iu;

function passive({ prose }: CoachInput, place: (typeof places)[number]): CoachFinding[] {
  const text = prose(place);
  return text.sentences.flatMap((sentence): CoachFinding[] => {
    const match = PASSIVE.exec(sentence.text);
    if (!match || isSpoken(text, sentence)) return [];
    const reason = `${quoted(match[0])}: begin with ${quoted(match[1] ?? '')}, who does it.`;
    return [{ rule: 'passive-voice', place, range: { start: sentence.start, end: sentence.end }, reason }];
  });
}

/** Within somebody's quote, or the sentence that carries one. */
function isSpoken(text: Prose, sentence: { start: number; end: number }): boolean {
  return isQuoted(text, sentence) || text.quotes.some(({ start, end }) => start < sentence.end && end > sentence.start);
}
