/** Scripts without spaces between words count by character. */
const ALONE = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
/** Words and single signs; neither white space nor marks of emphasis, so that bold words are still the same words. */
const WORD = new RegExp(`[${ALONE}]\\p{M}*|(?:(?![${ALONE}])[\\p{L}\\p{M}\\p{N}])+|[^\\s*_\`~]`, 'gu');

/** The words of a text and where each begins, in UTF-16 units. */
export interface Words {
  readonly words: readonly string[];
  readonly starts: readonly number[];
}

/** Takes a text apart into its words and signs. */
export function wordsOf(text: string): Words {
  const words: string[] = [];
  const starts: number[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    words.push(word);
    starts.push(index);
  }
  return { words, starts };
}

/** Says whether two passages have the same words, whatever white space and emphasis they are written with. */
export function sameWords(one: string, other: string): boolean {
  return one === other || wordsOf(one).words.join(' ') === wordsOf(other).words.join(' ');
}

/** The first word that ends behind a position; the number of words when none does. */
export function wordAt({ words, starts }: Words, at: number): number {
  return firstWhere(words.length, (word) => (starts[word] as number) + (words[word] as string).length > at);
}

/** How many words begin before a position. */
export function wordsBefore({ words, starts }: Words, at: number): number {
  return firstWhere(words.length, (word) => (starts[word] as number) >= at);
}

function firstWhere(count: number, holds: (word: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How much a word says, 0 for a sign. */
export function weightOf(word: string): number {
  return /[\p{L}\p{N}]/u.test(word) ? word.length : 0;
}
