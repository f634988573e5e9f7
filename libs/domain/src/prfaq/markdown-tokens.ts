import { tokensOf } from './diff-text.js';

/** A word, a space, or a mark of Markdown as one piece: a link, a code span, a list marker, a side of an emphasis. */
export interface MarkdownToken {
  readonly text: string;
  readonly role: 'text' | 'whole' | 'marker' | 'open' | 'close';
}

/** Links and code spans longer than this are taken for text. */
const LONGEST_MARK = 2_000;
/** Emphasis within emphasis; deeper than this nobody writes. */
const DEEPEST = 20;
const FENCE = /^[ \t>]*(?:`{3,}|~{3,})/m;
const MARKER = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)|>[ \t]?)/;
const ESCAPE = /^\\[!-/:-@[-`{-~]/;
const TAG = /^<[^<>\n]{1,300}>/;
const ADDRESS = /^(?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^[\]\n]{0,300}\])/;
const SPECIAL = /[\\`*_~[\]<!\n]/;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * The pieces of a Markdown text that a change must not break in two; together they are the text again. Null where that
 * cannot be told: code blocks, and emphasis without its other side.
 */
export function markdownTokens(text: string): readonly MarkdownToken[] | null {
  if (FENCE.test(text)) return null;
  const tokens: MarkdownToken[] = [];
  const open: number[] = [];
  const write = (words: string): void => {
    for (const word of tokensOf(words)) tokens.push({ text: word, role: 'text' });
  };
  let at = 0;
  while (at < text.length) {
    if (at === 0 || text[at - 1] === '\n') {
      const marker = MARKER.exec(lineAt(text, at))?.[0] ?? '';
      // Quotes within quotes, and lists within them, are markers in a row.
      for (let next = marker; next !== ''; next = MARKER.exec(lineAt(text, at))?.[0] ?? '') {
        tokens.push({ text: next, role: 'marker' });
        at += next.length;
        if (!next.startsWith('>')) break;
      }
      if (marker !== '') continue;
    }
    const whole = wholeAt(text, at);
    const run = whole === '' ? runAt(text, at) : '';
    if (whole !== '') tokens.push({ text: whole, role: 'whole' });
    else if (run !== '') {
      const { opens, closes } = sidesOf(text, at, run);
      const match = closes ? open.findLastIndex((place) => tokens[place]?.text === run) : -1;
      if (match >= 0) {
        // What was opened inside of it and not closed is no emphasis, and could become one.
        if (match < open.length - 1) return null;
        open.pop();
        tokens.push({ text: run, role: 'close' });
      } else if (opens) {
        // The same emphasis within itself is one that two people made.
        if (open.some((place) => tokens[place]?.text === run) || open.length === DEEPEST) return null;
        open.push(tokens.length);
        tokens.push({ text: run, role: 'open' });
      } else if (closes) return null;
      else tokens.push({ text: run, role: 'text' });
    } else if (text[at] === '\n') {
      const [ends] = /^\n+/.exec(text.slice(at, at + 100)) as RegExpExecArray;
      if (ends.length > 1 && open.length > 0) return null;
      write(ends);
      at += ends.length;
      continue;
    } else {
      const rest = text.slice(at + 1, at + LONGEST_MARK);
      const next = rest.search(SPECIAL);
      const words = text[at] + (next < 0 ? rest : rest.slice(0, next));
      write(words);
      at += words.length;
      continue;
    }
    at += whole.length + run.length;
  }
  return open.length > 0 ? null : tokens;
}

/** A link, a picture, a code span, a tag or a character that stands for itself, if one begins here. */
function wholeAt(text: string, at: number): string {
  const ahead = (): string => text.slice(at, at + LONGEST_MARK);
  switch (text[at]) {
    case '\\':
      return ESCAPE.exec(ahead())?.[0] ?? '';
    case '<':
      return TAG.exec(ahead())?.[0] ?? '';
    case '`':
      return codeSpan(ahead());
    case '[':
      return link(ahead(), 0);
    case '!':
      return text[at + 1] === '[' ? link(ahead(), 1) : '';
    default:
      return '';
  }
}

function codeSpan(ahead: string): string {
  const [fence] = /^`+/.exec(ahead) as RegExpExecArray;
  for (let end = ahead.indexOf(fence, fence.length); end >= 0;) {
    let after = end;
    while (ahead[after] === '`') after += 1;
    if (after - end === fence.length) return ahead.slice(0, after);
    end = ahead.indexOf(fence, after);
  }
  return fence;
}

/** Words in brackets with where they lead, brackets within brackets included. */
function link(ahead: string, from: number): string {
  let depth = 0;
  for (let at = from; at < ahead.length; at += 1) {
    const letter = ahead[at];
    if (letter === '\\') at += 1;
    else if (letter === '[') depth += 1;
    else if (letter === '\n' && ahead[at + 1] === '\n') return '';
    else if (letter === ']' && (depth -= 1) === 0) {
      const address = ADDRESS.exec(ahead.slice(at + 1))?.[0];
      return address === undefined ? '' : ahead.slice(0, at + 1) + address;
    }
  }
  return '';
}

function runAt(text: string, at: number): string {
  const [run] = /^(?:\*+|_+|~+)/.exec(text.slice(at, at + 100)) ?? [''];
  return run.startsWith('~') && run.length !== 2 ? '' : run;
}

/** Whether marks can begin or end an emphasis, by what stands beside them. */
function sidesOf(text: string, at: number, run: string): { opens: boolean; closes: boolean } {
  const [before, after] = [text[at - 1] ?? ' ', text[at + run.length] ?? ' '];
  const blank = [before, after].map((letter) => /\s/.test(letter)) as [boolean, boolean];
  const inWord = run.startsWith('_') && LETTER.test(before) && LETTER.test(after);
  return { opens: !blank[1] && !inWord, closes: !blank[0] && !inWord };
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, Math.min(end < 0 ? text.length : end, at + 300));
}
