/** Line breaks that a reader does not see: a hard-wrapped paragraph and the same paragraph on one line read alike. */

const FENCE = /^[ \t>]*(```|~~~)/;
/** Lines that begin something of their own. */
const BLOCK =
  /^[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}(?:[ \t]|$)|>|\||<|\[[^\]]{1,300}\]:|(?:[-*_=][ \t]*){2,}$|\^|:)/;
/** A line of marks: a rule, or what makes the line before it a heading. */
const RULE = /^[ \t]{0,3}(?:[-*_=][ \t]*)+$/;
const HEADING = /^[ \t]{0,3}#{1,6}(?:[ \t]|$)/;
const TABLE = /^[ \t]*\||\|[ \t]*$/;
const HARD_BREAK = /(?: {2,}|\\)$/;

/** A Markdown text with each paragraph on one line; code, tables, lists, headings and hard breaks keep theirs. */
export function withoutSoftBreaks(markdown: string): string {
  const joined: string[] = [];
  let fence: string | null = null;
  let open = false;
  for (const line of markdown.split('\n')) {
    const mark = FENCE.exec(line)?.[1] ?? null;
    if (fence !== null || mark !== null) {
      if (fence === null) fence = mark;
      else if (mark === fence) fence = null;
      joined.push(line);
      open = false;
      continue;
    }
    const blank = line.trim() === '';
    if (open && !blank && !BLOCK.test(line)) joined[joined.length - 1] += ` ${line.trimStart()}`;
    else joined.push(line);
    open = !blank && !RULE.test(line) && !HEADING.test(line) && !TABLE.test(line) && !HARD_BREAK.test(line);
  }
  return joined.join('\n');
}
