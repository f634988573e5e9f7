import { changedStretches } from './diff-text.js';
import { type MarkdownToken, markdownTokens } from './markdown-tokens.js';

/** Longer paragraphs are for people to lay together. */
const LONGEST = 20_000;
const WORD = /[\p{L}\p{N}]/u;

type Tokens = readonly MarkdownToken[];

/** A run of base tokens that one side, or each of them, replaced. */
interface Change {
  readonly side: 'mine' | 'theirs' | 'both';
  readonly from: number;
  readonly to: number;
  readonly tokens: Tokens;
}

/**
 * Lays two edits of the same paragraph together word by word. Null where a person has to choose: both changed the same
 * words, or words with none between them that both left, or the marks of Markdown would mean something else together.
 */
export function mergeWords(base: string, mine: string, theirs: string): string | null {
  if ([base, mine, theirs].some((text) => text.length > LONGEST)) return null;
  const [old, my, their] = [markdownTokens(base), markdownTokens(mine), markdownTokens(theirs)];
  if (!old || !my || !their) return null;
  const merged: MarkdownToken[] = [];
  let last: Change | null = null;
  for (const change of changesOf(old, my, their)) {
    const since = old.slice(last?.to ?? 0, change.from);
    if (last && last.side !== change.side && !since.some(isWord)) return null;
    merged.push(...since, ...change.tokens);
    last = change;
  }
  merged.push(...old.slice(last?.to ?? 0));
  const text = merged.map((token) => token.text).join('');
  // Read again it must be the same pieces: no link, list or emphasis that neither side wrote.
  return sameTokens(markdownTokens(text), merged) ? text : null;
}

/** What either side replaced, in order; what both did alike, or one of them went on with, stands there once. */
function changesOf(old: Tokens, my: Tokens, their: Tokens): readonly Change[] {
  const mine = sideOf('mine', old, my);
  const theirs = sideOf('theirs', old, their);
  return [
    ...mine.map((change): Change => {
      const other = theirs.find((each) => goesOn(change, each) || goesOn(each, change));
      if (!other) return change;
      return { ...(goesOn(change, other) ? change : other), side: 'both' };
    }),
    ...theirs.filter((change) => !mine.some((other) => goesOn(change, other) || goesOn(other, change))),
  ].sort((one, other) => one.from - other.from || one.to - other.to);
}

/**
 * Says whether one change is the other, or new words that begin with all of its new words: a save whose answer was lost is
 * met again as somebody else's text while its writer typed on.
 */
function goesOn(one: Change, other: Change): boolean {
  if (one.from !== other.from || one.to !== other.to) return false;
  if (sameTokens(one.tokens, other.tokens)) return true;
  const [isNew, says] = [other.from === other.to, other.tokens.some(isWord)];
  return isNew && says && sameTokens(one.tokens.slice(0, other.tokens.length), other.tokens);
}

function sideOf(side: Change['side'], old: Tokens, own: Tokens): readonly Change[] {
  return changedStretches(old.map(keyOf), own.map(keyOf)).map(([from, to, ownFrom, ownTo]) => ({
    side,
    from,
    to,
    tokens: own.slice(ownFrom, ownTo),
  }));
}

/** The text first, so that a token counts as a word, a blank or a line end by what it says. */
const keyOf = ({ text, role }: MarkdownToken): string => (role === 'text' ? text : `${text}\u0000${role}`);

const isWord = ({ text, role }: MarkdownToken): boolean => role !== 'marker' && WORD.test(text);

const sameTokens = (one: Tokens | null, other: Tokens): boolean =>
  one?.length === other.length &&
  one.every(({ text, role }, at) => text === other[at]?.text && role === other[at]?.role);
