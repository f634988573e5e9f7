import { textSectionKeys } from '../sections.js';
import type { TextPlace } from '../document.js';
import { type CoachFamily, type CoachFinding, quoted } from './finding.js';

const PROMPT =
  /(?<![!\]\p{L}\p{N}])\[(?![ xX]\])(?:(?:insert|enter|your|describe|add|name|city|date|company|product|customer|quote|title|month|media|outlet|location|spokesperson|price|number|metric|target|xx+|tbd|todo|placeholder)\b[^[\]\n]{0,300}|\p{Lu}[\p{Lu}\p{N} _/&-]{2,60}|[^[\]\n]{1,200}(?:goes here|to be (?:added|written|defined|decided)))\](?![([:])|\{\{[^{}\n]{1,200}\}\}|<(?:insert|enter|your|describe|add)\b[^<>\n]{1,200}>|\b(?:TBD|TODO|FIXME|XXX+)\b|\blorem ipsum\b/giu;
const SHOUTED = /^\[[^\]]*\p{Ll}[^\]]*\]$/u;
const OPENERS =
  /^\[(?:insert|enter|your|describe|add|name|city|date|company|product|customer|quote|title|month|media|outlet|location|spokesperson|price|number|metric|target|xx+|tbd|todo|placeholder)\b|(?:goes here|to be (?:added|written|defined|decided))\]$/iu;

/** Prompts of a template that nobody filled in. */
export const promptRules: CoachFamily = {
  rules: [
    {
      id: 'unfilled-prompt',
      title: 'Prompts of the template',
      severity: 'advice',
      english: false,
      why: 'A prompt that is still there marks a question nobody has answered. Reviewers stop reading at the first one.',
      source: 'Workback’s own rule: what an import recognises as a template is no PR/FAQ yet',
    },
  ],
  find: ({ document, prose }) => {
    const places: TextPlace[] = [...textSectionKeys, ...document.questions.map(({ id }) => `question:${id}` as const)];
    return places.flatMap((place) => {
      const { source } = prose(place);
      if (!/[[{<]|TBD|TODO|FIXME|XXX|lorem/iu.test(source)) return [];
      return [...withoutCode(source).matchAll(PROMPT)].flatMap((match): CoachFinding[] => {
        const [words] = match;
        // The case of the letters is looked at here, because the pattern as a whole does not.
        if (words.startsWith('[') && SHOUTED.test(words) && !OPENERS.test(words)) return [];
        if (/^(?:tbd|todo|fixme|xxx+)$/iu.test(words) && words !== words.toUpperCase()) return [];
        const range = { start: match.index, end: match.index + words.length };
        return [{ rule: 'unfilled-prompt', place, range, reason: `${quoted(words)} is still to be filled in.` }];
      });
    });
  },
};

function withoutCode(source: string): string {
  return source.replace(/`[^`\n]{1,300}`/gu, (code) => ' '.repeat(code.length));
}
