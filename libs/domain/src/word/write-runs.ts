import type { WordImage, WordRun, WordText } from './word-document.js';

/** How words become Markdown: what stands for a picture and for a note, and how much of the text is escaped. */
export interface RunForm {
  readonly image: (image: WordImage) => string;
  readonly note: (id: string) => string;
  /** Text that a person typed as Markdown stays as typed. */
  readonly verbatim: boolean;
  /** Marks of lists that were typed are kept from becoming lists. */
  readonly keepMarks: boolean;
  /** Emphasis is left out, as in headings. */
  readonly plain?: boolean;
  /** Words that are no text of the paragraph but stand for something else. */
  readonly special?: (words: WordText) => string | undefined;
}

type Mark = 'link' | 'bold' | 'italic' | 'strike';
const marks: readonly Mark[] = ['link', 'bold', 'italic', 'strike'];
const signs: Record<Exclude<Mark, 'link'>, string> = { bold: '**', italic: '*', strike: '~~' };

interface Piece {
  /** Markdown of the piece without its marks. */
  readonly text: string;
  readonly on: Readonly<Record<Mark, string | null>>;
}

/** The words of a paragraph as Markdown. */
export function writeRuns(runs: readonly WordRun[], form: RunForm): string {
  const pieces = runs.map((run) => pieceOf(run, form)).filter(({ text }) => text !== '');
  const body = written(pieces, 0, '', '');
  return form.verbatim ? body.trim() : startEscaped(body.replace(/^[ \t\n]+|[ \t\n]+$/g, ''), form);
}

function pieceOf(run: WordRun, form: RunForm): Piece {
  const none = { link: null, bold: null, italic: null, strike: null };
  if (run.kind === 'break') return { text: '  \n', on: none };
  if (run.kind === 'image') return { text: form.image(run), on: none };
  if (run.kind === 'note') return { text: form.note(run.id), on: none };
  const special = form.special?.(run);
  if (special !== undefined) return { text: special, on: none };
  const looks = form.plain ? none : { bold: sign(run.bold), italic: sign(run.italic), strike: sign(run.strike) };
  const text = run.mono && !form.plain ? code(run.text) : form.verbatim ? run.text : escaped(run);
  return { text, on: { ...none, ...looks, link: run.link } };
}

const sign = (on: boolean): string | null => (on ? 'on' : null);

/** Joins pieces, wrapping neighbours that share a mark; `before` and `after` are the characters around them. */
function written(pieces: readonly Piece[], depth: number, before: string, after: string): string {
  const mark = marks[depth];
  if (mark === undefined) return pieces.map(({ text }) => text).join('');
  let out = '';
  for (let at = 0; at < pieces.length;) {
    const value = (pieces[at] as Piece).on[mark];
    let end = at + 1;
    while (end < pieces.length && (pieces[end] as Piece).on[mark] === value) end += 1;
    const own = pieces.slice(at, end);
    const [left, right] = [lastOf(out) || before, firstOf(pieces[end]?.text ?? '') || after];
    const inner = written(own, depth + 1, value === null ? left : '', value === null ? right : '');
    out += value === null ? inner : wrapped(mark, value, inner, left, right);
    at = end;
  }
  return out;
}

const lastOf = (text: string): string => [...text.slice(-2)].at(-1) ?? '';
const firstOf = (text: string): string => [...text.slice(0, 2)][0] ?? '';

function wrapped(mark: Mark, value: string, inner: string, left: string, right: string): string {
  const [, open = '', body = '', close = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? [];
  if (body === '') return inner;
  if (mark === 'link') return `${open}[${body}](${target(value)})${close}`;
  const emphasis = signs[mark];
  let [head, text, tail] = [open, body, close];
  // A mark between a letter and a sign is not read as one: the sign is moved outside.
  while (text !== '' && isSign(lastOf(text)) && tail === '' && isLetter(right))
    [text, tail] = [cutLast(text), lastOf(text) + tail];
  while (text !== '' && isSign(lastOf(text)) && tail !== '' && isSign(firstOf(tail)) && isLetter(right)) {
    [text, tail] = [cutLast(text), lastOf(text) + tail];
  }
  while (text !== '' && isSign(firstOf(text)) && head === '' && isLetter(left))
    [head, text] = [head + firstOf(text), text.slice(firstOf(text).length)];
  return text.trim() === '' ? inner : `${head}${emphasis}${text}${emphasis}${tail}`;
}

const cutLast = (text: string): string => text.slice(0, text.length - lastOf(text).length);
const isSign = (char: string): boolean => /[\p{P}\p{S}]/u.test(char);
const isLetter = (char: string): boolean => char !== '' && !isSign(char) && !/\s/u.test(char);

/** An address that cannot end its brackets. */
function target(address: string): string {
  const safe = address.replace(/[\s<>\\]/g, (char) => encodeURIComponent(char));
  return /[()]/.test(safe) ? `<${safe}>` : safe;
}

function code(text: string): string {
  const [, open = '', body = '', close = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (body === '') return text;
  const longest = Math.max(0, ...[...body.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const gap = body.startsWith('`') || body.endsWith('`') ? ' ' : '';
  return `${open}${fence}${gap}${body}${gap}${fence}${close}`;
}

/** Text as Markdown that shows the same text. */
function escaped({ text }: WordText): string {
  return text
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/[*`]|~(?=~)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/<(?=[a-zA-Z/!?])/g, '\\<')
    .replace(/&(?=#?\w{1,31};)/g, '\\&')
    .replace(/\[(?=[^\]]{0,300}\]\()/g, '\\[')
    .replace(/\r\n?|\n/g, ' ');
}

/** Keeps the start of a paragraph from becoming a heading, a quotation or a rule. */
function startEscaped(text: string, { keepMarks }: RunForm): string {
  const safe = text.replace(/^(#{1,6})(?=\s|$)|^>/, '\\$&');
  if (!keepMarks) return safe;
  return safe
    .replace(/^([-+])(?=\s|$)/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(?=(?:-{3,}|={1,})\s*$)/, '\\');
}
