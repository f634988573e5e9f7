import { type CoachFamily, type CoachFinding, quoted } from './finding.js';
import { isCheckable } from './numbers.js';
import { isQuoted } from './prose.js';
import { sources } from './sources.js';

const places = ['sub-heading', 'summary', 'problem', 'solution', 'most-important-benefit'] as const;

const MORE =
  'faster|quicker|cheaper|safer|easier|simpler|shorter|sooner|smarter|more (?:quickly|easily|efficiently|accurate(?:ly)?|reliabl[ey]|productive|secure(?:ly)?|effective(?:ly)?)';
const LESS =
  '(?:less|fewer|lower|reduced) (?:time|cost|costs|effort|errors?|mistakes?|risk|paperwork|waste|downtime|emissions?)';
const CHANGES =
  '(?:reduc|sav|cut|lower|shorten|increas|improv|boost|rais|accelerat|shrink|minimi[sz]|maximi[sz])(?:e|es|s|ing|ting)? (?:the |their |your |its |our |a |an )?(?:\\p{L}+ ){0,2}(?:time|costs?|money|effort|errors?|mistakes?|risks?|waste|sales|revenue|conversion|retention|productivity|quality|accuracy|efficiency|performance|satisfaction|speed|emissions?|downtime|delays?)';
const CLAIM = new RegExp(
  `\\b(?:(?:is|are|gets?|makes? \\p{L}+|works?|runs?|pays?|ships?|delivers?|finish(?:es)?|much|far) (?:\\p{L}+ )?(?:${MORE})|${LESS}|${CHANGES})\\b`,
  'iu',
);

/** Claims of a gain that give no number. */
export const claimRules: CoachFamily = {
  rules: [
    {
      id: 'claim-without-number',
      title: 'Claims without a number',
      severity: 'hint',
      english: true,
      why: '“Much faster” convinces nobody and commits to nothing. With the number it becomes a promise that can be built and measured: from 40 minutes to 12.',
      source: sources.amazonWriting,
    },
  ],
  find: ({ english, prose }) =>
    english
      ? places.flatMap((place) => {
          const text = prose(place);
          return text.sentences.flatMap((sentence): CoachFinding[] => {
            const match = CLAIM.exec(sentence.text);
            if (!match || isCheckable(sentence.text) || isQuoted(text, sentence)) return [];
            const { start, end } = sentence;
            const reason = `${quoted(match[0])} is a claim without a number.`;
            return [{ rule: 'claim-without-number', place, range: { start, end }, reason }];
          });
        })
      : [],
};
