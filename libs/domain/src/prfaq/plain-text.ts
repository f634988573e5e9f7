import { trimBlankLines } from './source-text.js';

const FENCE = /^[ \t>]*(?:```|~~~)/;
const DEFINITION = /^ {0,3}\[[^\]]{1,300}\]:[ \t]*\S+[ \t]*/;
const LINE_MARK = /^(?:[ \t]{0,40}(?:[-*+]|\d{1,9}[.)]|>|#{1,6})(?=[ \t]|$))+[ \t]*/;

/**
 * The words of a Markdown text without its marks, for search, word counts and prompts. Made line by line with bounded
 * patterns, because a full parse of hostile Markdown takes quadratic time.
 */
export function plainText(markdown: string): string {
  const lines: string[] = [];
  for (const line of markdown.split('\n')) {
    if (FENCE.test(line)) continue;
    lines.push(
      line
        .replace(DEFINITION, '')
        .replace(LINE_MARK, '')
        .replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,2000}(?:[ \t]+"[^"]{0,500}")?\)/g, '$1')
        .replace(/\[([^[\]]{1,500})\]\[[^[\]]{0,200}\]/g, '$1')
        .replace(/(?<!\\)[*`~]|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
        // A character that is written as itself; markup of HTML is text here, as in the memo.
        .replace(/\\([!-/:-@[-`{-~])/g, '$1'),
    );
  }
  return trimBlankLines(lines.join('\n'));
}

/** Number of words: runs of letters and digits, kept together over apostrophes, hyphens, points and commas inside them. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’.,\-–/@][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
