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
  return FENCE.test(text) ? null : new TokenReader(text).read();
}

/** Walks along a text once. */
class TokenReader {
  private readonly tokens: MarkdownToken[] = [];
  /** Places of the tokens that open an emphasis and wait for its other side. */
  private readonly open: number[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  read(): readonly MarkdownToken[] | null {
    while (this.at < this.text.length) {
      if (this.marker()) continue;
      const whole = wholeAt(this.text, this.at);
      if (whole !== '') this.take('whole', whole);
      else if (!this.emphasis()) return null;
    }
    return this.open.length > 0 ? null : this.tokens;
  }

  private take(role: MarkdownToken['role'], text: string): void {
    this.tokens.push({ text, role });
    this.at += text.length;
  }

  /** What stands at the beginning of a line: quotes within quotes, and a list or a heading in them. */
  private marker(): boolean {
    const from = this.at;
    if (from > 0 && this.text[from - 1] !== '\n') return false;
    for (let next = '>'; next.startsWith('>');) {
      next = MARKER.exec(lineAt(this.text, this.at))?.[0] ?? '';
      if (next !== '') this.take('marker', next);
    }
    return this.at > from;
  }

  /** One side of an emphasis, or the words up to the next mark; false where the two sides cannot be told. */
  private emphasis(): boolean {
    const { text, tokens, open, at } = this;
    const run = runAt(text, at);
    if (run === '') return this.words();
    const { opens, closes } = sidesOf(text, at, run);
    const opened = open.findLastIndex((place) => tokens[place]?.text === run);
    if (closes && opened >= 0) {
      // What was opened inside of it and not closed is no emphasis, and could become one.
      if (opened < open.length - 1) return false;
      open.pop();
      this.take('close', run);
      return true;
    }
    if (!opens) {
      this.take('text', run);
      return !closes;
    }
    // The same emphasis within itself is one that two people made.
    if (opened >= 0 || open.length === DEEPEST) return false;
    open.push(tokens.length);
    this.take('open', run);
    return true;
  }

  private words(): boolean {
    const { text, at } = this;
    const ends = /^\n+/.exec(text.slice(at, at + LONGEST_MARK))?.[0];
    const rest = text.slice(at + 1, at + LONGEST_MARK);
    const next = rest.search(SPECIAL);
    const words = ends ?? (text[at] ?? '') + (next < 0 ? rest : rest.slice(0, next));
    for (const word of tokensOf(words)) this.take('text', word);
    // No emphasis goes on behind a blank line.
    return (ends?.length ?? 0) < 2 || this.open.length === 0;
  }
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
