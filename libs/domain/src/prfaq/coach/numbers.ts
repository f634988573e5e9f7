const FIGURE = /\p{N}|[一二三四五六七八九十百千万億亿]/u;
const WORD =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|halves|quarters?|thirds?|one (?:in|of|out)|double[sd]?|triple[sd]?|twice|once|zero|none|no one|nobody|every|all|never|always)\b/iu;
const AMOUNT_WORD =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|halves|quarters?|thirds?|one (?:in|of|out)|double[sd]?|triple[sd]?|twice|zero)\b/iu;

/** Says whether a text gives an amount, in figures or in English words. */
export function hasNumber(text: string): boolean {
  return FIGURE.test(text) || AMOUNT_WORD.test(text);
}

/** Says whether a text can be checked: an amount, or a word without exceptions such as "every" and "never". */
export function isCheckable(text: string): boolean {
  return FIGURE.test(text) || WORD.test(text);
}
