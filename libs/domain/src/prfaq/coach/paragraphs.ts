import { type CoachFamily, type CoachFinding, counted } from './finding.js';
import { wordsAt } from './prose.js';
import { countWords } from '../plain-text.js';
import { sources } from './sources.js';

const places = ['summary', 'problem', 'solution'] as const;
const MOST_SENTENCES = 4;
const MOST_WORDS = 30;

/** Paragraphs and sentences of the press release. */
export const paragraphRules: CoachFamily = {
  rules: [
    {
      id: 'paragraph-length',
      title: 'Length of a paragraph',
      severity: 'hint',
      english: false,
      why: 'Paragraphs of a press release have three to four sentences: one thought each, so that a reader can skip one without losing the rest.',
      source: sources.mcallister,
    },
    {
      id: 'sentence-length',
      title: 'Length of a sentence',
      severity: 'hint',
      english: true,
      why: 'Sentences stay under 30 words. A longer one usually holds two thoughts, and the reader has to take it apart.',
      source: sources.amazonWriting,
    },
  ],
  find: ({ english, prose }) =>
    places.flatMap((place): CoachFinding[] => {
      const text = prose(place);
      const crowded = text.paragraphs.flatMap((span, paragraph): CoachFinding[] => {
        const count = text.sentences.filter((each) => each.paragraph === paragraph).length;
        if (count <= MOST_SENTENCES) return [];
        const reason = `This paragraph has ${counted(count, 'sentence')}; three to four are easier to read.`;
        return [{ rule: 'paragraph-length', place, range: span, reason }];
      });
      const long = text.sentences.flatMap(({ start, end }): CoachFinding[] => {
        const words = countWords(wordsAt(text, { start, end }));
        if (!english || words <= MOST_WORDS) return [];
        return [{ rule: 'sentence-length', place, range: { start, end }, reason: `This sentence has ${words} words.` }];
      });
      return [...crowded, ...long];
    }),
};
