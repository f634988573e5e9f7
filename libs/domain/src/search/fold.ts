/** A word of a text as the search sees it, and where it stands in the text. */
export interface FoldedWord {
  readonly folded: string;
  readonly start: number;
  /** After its last character. */
  readonly end: number;
}

const MARK = /[\u0300-\u036f]/g;
/** Scripts written without spaces: every sign counts as a word. */
const ALONE = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const LETTERS: Readonly<Record<string, string>> = {
  ς: 'σ',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

/** Lower case without accents, the same as the database's `search_fold`: "Café" and "CAFE" are one word. */
function fold(word: string): string {
  return Array.from(word.normalize('NFKD').replaceAll(MARK, '').toLowerCase(), (sign) => LETTERS[sign] ?? sign).join(
    '',
  );
}

/** The words of a text in their order. */
export function foldedWords(text: string): FoldedWord[] {
  const words: FoldedWord[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!ALONE.test(word)) {
      words.push({ folded: fold(word), start: index, end: index + word.length });
      continue;
    }
    let [start, held] = [index, ''];
    const keep = (): void => {
      if (held !== '') words.push({ folded: fold(held), start, end: start + held.length });
      start += held.length;
      held = '';
    };
    for (const sign of word) {
      if (!ALONE.test(sign)) {
        held += sign;
        continue;
      }
      keep();
      held = sign;
      keep();
    }
    keep();
  }
  return words.filter(({ folded }) => folded !== '');
}
