/** Text without marks and runs of white space, and where each of its characters stands in the original. */
interface Bare {
  readonly text: string;
  readonly at: readonly number[];
}

const MARK = /[*_`~\\[\]<>#|]/;

/** Leaves out what Markdown does not show: marks, link targets, marks at the start of lines. */
function bare(source: string, isMarkdown: boolean): Bare {
  let text = '';
  const at: number[] = [];
  let i = 0;
  let lineStart = true;
  while (i < source.length) {
    if (isMarkdown && lineStart) {
      const mark = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)]|>|#{1,6})[ \t]+)+/.exec(source.slice(i, i + 200));
      if (mark) i += mark[0].length;
      lineStart = false;
      continue;
    }
    const unit = source[i] as string;
    if (unit === '\n') lineStart = true;
    if (isMarkdown && unit === '!' && source[i + 1] === '[') {
      i += 1;
      continue;
    }
    if (isMarkdown && unit === ']' && source[i + 1] === '(') {
      const end = source.indexOf(')', i);
      if (end !== -1 && end - i < 2100) {
        i = end + 1;
        continue;
      }
    }
    if (!MARK.test(unit) && !(/\s/.test(unit) && (text === '' || text.endsWith(' ')))) {
      text += /\s/.test(unit) ? ' ' : unit;
      at.push(i);
    }
    i += 1;
  }
  return { text, at };
}

/**
 * Where words selected on the screen stand in the Markdown they were made from, formatting included; null when they do
 * not stand there in one piece. Among equal words, those nearest to the given share of the text (0 to 1) are meant.
 */
export function sourceRange(markdown: string, selected: string, share = 0): { start: number; end: number } | null {
  const words = selected.trim();
  if (words === '') return null;
  const direct = nearest(markdown, words, share);
  if (direct !== -1) return { start: direct, end: direct + words.length };
  const source = bare(markdown, true);
  const wanted = bare(words, false).text.trim();
  if (wanted === '') return null;
  const found = nearest(source.text, wanted, share);
  if (found === -1) return null;
  const start = source.at[found] as number;
  const end = (source.at[found + wanted.length - 1] as number) + 1;
  return balanced(markdown, start, end);
}

function nearest(text: string, words: string, share: number): number {
  const aim = share * text.length;
  let best = -1;
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    if (best === -1 || Math.abs(at - aim) < Math.abs(best - aim)) best = at;
    else break;
  }
  return best;
}

/** Takes in the marks around a stretch that begins or ends inside them, so that the words read whole. */
function balanced(markdown: string, start: number, end: number): { start: number; end: number } {
  const inside = markdown.slice(start, end);
  for (const mark of ['**', '__', '`', '*', '_', '~~']) {
    const odd = inside.split(mark).length % 2 === 0;
    if (odd && markdown.startsWith(mark, end)) return { start, end: end + mark.length };
    if (odd && markdown.endsWith(mark, start) && markdown.slice(0, start).endsWith(mark))
      return { start: start - mark.length, end };
  }
  return { start, end };
}
