import { scanBlocks, type Block } from '../blocks.js';

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text as rules read it: its paragraphs and sentences, each with its place in the Markdown. */
export interface Prose {
  readonly source: string;
  /** As long as the source; code, addresses, markup and Markdown marks are blank, so that places are the same in both. */
  readonly words: string;
  /** Paragraphs and list items; headings, code and tables are none. */
  readonly paragraphs: readonly Span[];
  readonly sentences: readonly Sentence[];
  /** What stands within quotation marks, marks included. */
  readonly quotes: readonly Span[];
}

export interface Sentence extends Span {
  /** Without Markdown marks. */
  readonly text: string;
  /** Which paragraph it belongs to. */
  readonly paragraph: number;
}

/** Reads a Markdown text once for all rules, in linear time. */
export function readProse(source: string): Prose {
  const text = source.replaceAll('\r', ' ');
  const blocks = scanBlocks(text);
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  const spanOf = ({ from, to }: Pick<Block, 'from' | 'to'>): Span => ({
    start: lineStarts[from - 1] as number,
    end: to < lineStarts.length ? (lineStarts[to] as number) - 1 : text.length,
  });
  const hidden = blocks.filter(({ kind }) => kind === 'code' || kind === 'front-matter' || kind === 'definition');
  const words = withoutMarks(blanked(text, hidden.map(spanOf)));
  const paragraphs = blocks.flatMap((block) => {
    if (block.kind === 'list') return itemsOf(block).map(spanOf);
    return block.kind === 'paragraph' || block.kind === 'quote' ? [spanOf(block)] : [];
  });
  const trimmed = paragraphs.map((span) => trim(words, span)).filter(({ start, end }) => end > start);
  return {
    source,
    words,
    paragraphs: trimmed,
    sentences: trimmed.flatMap((span, paragraph) => sentencesOf(words, span, paragraph)),
    quotes: trimmed.flatMap((span) => quotesOf(words, span)),
  };
}

/** Says whether a stretch stands within quotation marks. */
export function isQuoted({ quotes }: Prose, { start, end }: Span): boolean {
  return quotes.some((quote) => quote.start <= start && end <= quote.end);
}

/** The words of a stretch on one line. */
export function wordsAt({ words }: Prose, { start, end }: Span): string {
  return words.slice(start, end).replace(/\s+/g, ' ').trim();
}

function blanked(text: string, spans: readonly Span[]): string {
  let out = '';
  let at = 0;
  for (const { start, end } of spans) {
    out += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    at = end;
  }
  return out + text.slice(at);
}

const MARKS = new RegExp(
  [
    '`[^`\\n]{1,300}`',
    '<!--[^>\\n]{0,500}-->',
    '</?[a-zA-Z][^<>\\n]{0,200}>',
    // The target of a link or image, and the marks around its words.
    '\\]\\([^()\\s]{0,2000}(?:[ \\t]+"[^"\\n]{0,500}")?\\)',
    '!?\\[(?=[^[\\]\\n]{0,500}\\]\\()',
    'https?://[^\\s<>)\\]]{1,2000}',
    '^[ \\t]{0,40}(?:(?:[-*+]|\\d{1,9}[.)]|>|#{1,6})[ \\t]+)+(?:\\[[ xX]\\][ \\t])?',
    '[*~]|(?<![\\p{L}\\p{N}])_+|_+(?![\\p{L}\\p{N}])',
  ].join('|'),
  'gmu',
);

function withoutMarks(text: string): string {
  return text.replace(MARKS, (mark) => ' '.repeat(mark.length));
}

/** The items of a list block as line ranges. */
function itemsOf(block: Block): { from: number; to: number }[] {
  const items: { from: number; to: number }[] = [];
  block.text.split('\n').forEach((line, at) => {
    const from = block.from + at;
    const last = items.at(-1);
    if (/^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/.test(line) || !last) items.push({ from, to: from });
    else if (line.trim() !== '') items[items.length - 1] = { from: last.from, to: from };
  });
  return items;
}

function trim(words: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(words[from] as string)) from += 1;
  while (to > from && /\s/.test(words[to - 1] as string)) to -= 1;
  return { start: from, end: to };
}

const END = /[.!?…]+["”’»)\]]*(?=\s+["“„«‘([]?[\p{Lu}\p{N}]|\s*$)|[。！？]["”」』）]*/gu;
const SHORTENED =
  /(?:^|[\s(“"])(?:\p{L}|[ei]\.[eg]|u\.[sk]|[ap]\.m|mr|mrs|ms|dr|prof|st|vs|etc|approx|no|nos|inc|ltd|co|corp|fig|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|z\.\s?b|d\.\s?h|bzw|ca|nr|evtl|ggf|u\.\s?a|p\.\s?ej|sr|sra|env|cf)\.$/iu;

function sentencesOf(words: string, { start, end }: Span, paragraph: number): Sentence[] {
  const text = words.slice(start, end);
  const sentences: Sentence[] = [];
  let from = 0;
  const close = (to: number): void => {
    const span = trim(words, { start: start + from, end: start + to });
    from = to;
    if (/[\p{L}\p{N}]/u.test(words.slice(span.start, span.end))) {
      sentences.push({ ...span, paragraph, text: words.slice(span.start, span.end).replace(/\s+/g, ' ') });
    }
  };
  for (const match of text.matchAll(END)) {
    const to = match.index + match[0].length;
    if (match[0] === '.' && SHORTENED.test(text.slice(Math.max(0, to - 12), to)) && to < text.length) continue;
    close(to);
  }
  close(text.length);
  return sentences;
}

const QUOTE =
  /“[^“”]{1,2000}”|„[^„“”]{1,2000}[“”]|«[^«»]{1,2000}»|「[^「」]{1,2000}」|『[^『』]{1,2000}』|"[^"]{1,2000}"/gu;

function quotesOf(words: string, { start, end }: Span): Span[] {
  return [...words.slice(start, end).matchAll(QUOTE)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}
