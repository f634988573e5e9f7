/**
 * The outermost blocks of a Markdown text with their source lines. Read line by line in linear time: a full Markdown
 * parser takes seconds on a megabyte of prose and minutes on hostile nesting, and only the outer structure is needed here.
 */
export interface Block {
  readonly kind:
    'front-matter' | 'heading' | 'paragraph' | 'list' | 'code' | 'quote' | 'table' | 'html' | 'break' | 'definition';
  /** First and last source line, from 1. */
  readonly from: number;
  readonly to: number;
  /** The block as written. */
  readonly text: string;
  /** Heading level 1-6, 0 for other blocks. */
  readonly level: number;
  /** Heading text without its marks, empty for other blocks. */
  readonly title: string;
}

const BLANK = /^[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})([^\n]*)$/;
const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const INTERRUPTING_ITEM = /^ {0,3}(?:[-*+]|1[.)])[ \t]+\S/;
const BREAK = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const DELIMITER_ROW = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const DEFINITION = /^ {0,3}\[[^[\]]{1,300}\]:[ \t]*\S/;
const HTML = /^ {0,3}<(?:\/?[a-zA-Z][a-zA-Z0-9-]*(?:[\s/>]|$)|!--|\?|![A-Z])/;
const FRONT_MATTER_LINES = 400;

/** Splits a text with `\n` line ends into its outermost blocks; every line that is not blank is in exactly one of them. */
export function scanBlocks(text: string): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  let at = 0;
  const add = (kind: Block['kind'], end: number, level = 0, title = ''): void => {
    blocks.push({ kind, from: at + 1, to: end, text: lines.slice(at, end).join('\n'), level, title });
    at = end;
  };
  const matter = frontMatterEnd(lines);
  if (matter > 0) add('front-matter', matter);
  while (at < lines.length) {
    const line = lines[at] as string;
    if (BLANK.test(line)) at += 1;
    else if (FENCE.test(line)) add('code', fenceEnd(lines, at, 0));
    else if (/^(?: {4}|\t)/.test(line)) add('code', indentedEnd(lines, at));
    else if (headingOf(line)) add('heading', at + 1, ...(headingOf(line) as [number, string]));
    else if (BREAK.test(line)) add('break', at + 1);
    else if (LIST_ITEM.test(line)) add('list', listEnd(lines, at));
    else if (/^ {0,3}>/.test(line)) add('quote', untilBlank(lines, at));
    else if (HTML.test(line)) add('html', htmlEnd(lines, at));
    else if (DEFINITION.test(line)) add('definition', at + 1);
    else if (line.includes('|') && DELIMITER_ROW.test(lines[at + 1] ?? '') && (lines[at + 1] ?? '').includes('|')) {
      add('table', untilBlank(lines, at));
    } else {
      const { end, level } = paragraphEnd(lines, at);
      if (level === 0) add('paragraph', end);
      else
        add(
          'heading',
          end,
          level,
          lines
            .slice(at, end - 1)
            .join(' ')
            .trim(),
        );
    }
  }
  return blocks;
}

/** Level and text of a `#` heading line, or null. */
export function headingOf(line: string): [level: number, title: string] | null {
  const match = /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(line);
  if (!match) return null;
  const body = line.slice(match[0].length).trim();
  let end = body.length;
  while (end > 0 && body[end - 1] === '#') end -= 1;
  const closed = end < body.length && (end === 0 || body[end - 1] === ' ' || body[end - 1] === '\t');
  return [(match[1] as string).length, closed ? body.slice(0, end).trim() : body];
}

function frontMatterEnd(lines: readonly string[]): number {
  if (!/^---[ \t]*$/.test(lines[0] ?? '') || !/^(?:[\w][\w .-]*:|#)/.test(lines[1] ?? '')) return 0;
  const limit = Math.min(lines.length, FRONT_MATTER_LINES);
  for (let at = 1; at < limit; at += 1) if (/^(?:---|\.\.\.)[ \t]*$/.test(lines[at] as string)) return at + 1;
  return 0;
}

function fenceEnd(lines: readonly string[], start: number, indent: number): number {
  const mark = /`{3,}|~{3,}/.exec(lines[start] as string)?.[0] ?? '```';
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at] as string;
    const body = line.trim();
    if (indent > 0 && body !== '' && indentOf(line) === 0 && !body.startsWith(mark)) return at;
    if (body.startsWith(mark) && body.length >= mark.length && body === (mark[0] as string).repeat(body.length))
      return at + 1;
  }
  return lines.length;
}

function indentedEnd(lines: readonly string[], start: number): number {
  let end = start + 1;
  for (let at = end; at < lines.length; at += 1) {
    if (BLANK.test(lines[at] as string)) continue;
    if (indentOf(lines[at] as string) < 4) break;
    end = at + 1;
  }
  return end;
}

function listEnd(lines: readonly string[], start: number): number {
  let end = start + 1;
  let afterBlank = false;
  for (let at = end; at < lines.length;) {
    const line = lines[at] as string;
    if (BLANK.test(line)) {
      afterBlank = true;
      at += 1;
      continue;
    }
    const indented = indentOf(line) >= 2;
    const item = LIST_ITEM.test(line) && !BREAK.test(line);
    const lazy = !afterBlank && !interrupts(line) && !DEFINITION.test(line);
    if (!indented && !item && !lazy) break;
    const fenced = indented && /^[ \t]*(?:`{3,}|~{3,})/.test(line);
    at = fenced ? fenceEnd(lines, at, 1) : at + 1;
    end = at;
    afterBlank = false;
  }
  return end;
}

function paragraphEnd(lines: readonly string[], start: number): { end: number; level: number } {
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at] as string;
    if (BLANK.test(line)) return { end: at, level: 0 };
    // A rule right below several lines of prose is a rule that misses its blank line, not a title.
    if (/^ {0,3}(?:=+|-+)[ \t]*$/.test(line) && at - start <= 2)
      return { end: at + 1, level: line.includes('=') ? 1 : 2 };
    if (interrupts(line) || INTERRUPTING_ITEM.test(line)) return { end: at, level: 0 };
  }
  return { end: lines.length, level: 0 };
}

function htmlEnd(lines: readonly string[], start: number): number {
  const comment = /^ {0,3}<!--/.test(lines[start] as string);
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at] as string;
    if (comment ? line.includes('-->') : BLANK.test(line)) return comment ? at + 1 : at;
  }
  return lines.length;
}

function untilBlank(lines: readonly string[], start: number): number {
  let at = start + 1;
  while (at < lines.length && !BLANK.test(lines[at] as string) && !interrupts(lines[at] as string)) at += 1;
  return at;
}

function interrupts(line: string): boolean {
  return headingOf(line) !== null || FENCE.test(line) || BREAK.test(line);
}

function indentOf(line: string): number {
  let width = 0;
  for (const char of line) {
    if (char === ' ') width += 1;
    else if (char === '\t') width += 4 - (width % 4);
    else break;
  }
  return width;
}
