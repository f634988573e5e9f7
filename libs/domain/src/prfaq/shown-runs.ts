import type { DiffPiece } from './diff-text.js';
import { type MarkdownToken, markdownTokens } from './markdown-tokens.js';

/** How words look because of the marks around them. */
export type Look = 'strong' | 'emphasis' | 'struck' | 'code' | 'link' | 'heading';

/** Words as a reader sees them, or what a mark of Markdown means where only the mark changed. */
export interface ShownRun {
  readonly text: string;
  readonly looks: readonly Look[];
  /** Not words of the text: what became of them, as "bold from here". */
  readonly note?: true;
}

/** A stretch of a comparison as a reader sees it. */
export interface ShownPiece {
  readonly kind: DiffPiece['kind'];
  readonly runs: readonly ShownRun[];
}

/** A stretch of Markdown: words, or a mark that nobody sees. */
interface Run {
  readonly raw: string;
  readonly isMark: boolean;
  /** What is seen of a mark: the point of a list item. */
  readonly shown: string;
  /** What it means, for a place where it came or went by itself. */
  readonly says: string;
  readonly looks: readonly Look[];
}

/**
 * A comparison of two Markdown texts without their marks: bold words are bold, a link is its words, and a change of marks alone
 * is said in words. Texts that cannot be told apart from their marks are shown as they are written.
 */
export function shownPieces(pieces: readonly DiffPiece[]): readonly ShownPiece[] {
  const side = (foreign: DiffPiece['kind']): readonly Run[] | null =>
    runsOf(
      pieces
        .filter(({ kind }) => kind !== foreign)
        .map(({ text }) => text)
        .join(''),
    );
  const [before, after] = [side('added'), side('removed')];
  if (!before || !after) return pieces.map(({ kind, text }): ShownPiece => ({ kind, runs: [{ text, looks: [] }] }));
  let [atBefore, atAfter] = [0, 0];
  return pieces.map(({ kind, text }): ShownPiece => {
    const [runs, at] = kind === 'removed' ? [before, atBefore] : [after, atAfter];
    if (kind !== 'added') atBefore += text.length;
    if (kind !== 'removed') atAfter += text.length;
    return { kind, runs: shown(runs, at, at + text.length, kind !== 'same') };
  });
}

/** A Markdown text as a reader sees it, on one level: for a quote, or one side of a choice. */
export const shownText = (markdown: string): readonly ShownRun[] =>
  shownPieces([{ kind: 'same', text: markdown }])[0]?.runs ?? [];

function shown(runs: readonly Run[], from: number, to: number, changed: boolean): ShownRun[] {
  const inside: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const end = at + run.raw.length;
    if (end > from && at < to) {
      const raw = run.raw.slice(Math.max(0, from - at), to - at);
      // A mark that is cut in two is seen where it begins.
      inside.push(run.isMark ? { ...run, shown: at < from ? '' : run.shown } : { ...run, raw, shown: raw });
    }
    at = end;
  }
  const onlyMarks = changed && inside.every(({ isMark, raw }) => isMark || raw.trim() === '');
  const found: ShownRun[] = [];
  for (const run of inside) {
    // Where a link leads is said wherever something changed in it: its words may be the same.
    const note = run.isMark && run.says !== '' && (onlyMarks || (changed && run.looks.includes('link')));
    const text = note ? run.says : run.shown;
    const last = found.at(-1);
    if (text === '') continue;
    if (note) found.push({ text, looks: [], note });
    else if (last && !last.note && last.looks.join() === run.looks.join())
      found[found.length - 1] = { ...last, text: last.text + text };
    else found.push({ text, looks: run.looks });
  }
  return found;
}

const emphasis: Record<string, readonly [Look, string]> = {
  '*': ['emphasis', 'italic'],
  _: ['emphasis', 'italic'],
  '**': ['strong', 'bold'],
  __: ['strong', 'bold'],
  '~~': ['struck', 'struck out'],
};

function runsOf(markdown: string, around: readonly Look[] = []): readonly Run[] | null {
  const tokens = markdownTokens(markdown);
  if (!tokens) return null;
  const looks: Look[] = [...around];
  let heading = false;
  return tokens.flatMap((token): readonly Run[] => {
    const { text, role } = token;
    const words = (raw: string): Run => ({ raw, isMark: false, shown: raw, says: '', looks: [...looks] });
    const mark = (raw: string, says: string, seen = ''): Run => ({
      raw,
      isMark: true,
      shown: seen,
      says,
      looks: [...looks],
    });
    if (text.startsWith('\n') && heading) {
      looks.pop();
      heading = false;
    }
    if (role === 'marker') {
      heading = /#/.test(text);
      if (heading) looks.push('heading');
      return [markerRun(text, mark)];
    }
    if (role === 'open' || role === 'close') {
      const [look, name] = emphasis[text] ?? ['strong', 'bold and italic'];
      if (role === 'close') looks.splice(looks.lastIndexOf(look), 1);
      const run = mark(text, `${name} ${role === 'open' ? 'from here' : 'to here'}`);
      if (role === 'open') looks.push(look);
      return [run];
    }
    return role === 'whole' ? wholeRuns(token, looks, words, mark) : [words(text)];
  });
}

function markerRun(text: string, mark: (raw: string, says: string, seen?: string) => Run): Run {
  const [, indent = '', sign = '', rest = ''] = /^([ \t]*)(\S*)([^]*)$/.exec(text) ?? [];
  if (sign.startsWith('#')) return mark(text, 'heading');
  if (sign === '>') return mark(text, 'quotation', '');
  const task = /\[[xX]\]/.test(rest) ? '☑ ' : /\[ \]/.test(rest) ? '☐ ' : '';
  const isBullet = /^[-*+]$/.test(sign);
  return mark(
    text,
    isBullet ? 'list item' : `item ${sign}`,
    `${indent}${isBullet && task ? '' : isBullet ? '• ' : `${sign} `}${task}`,
  );
}

function wholeRuns(
  { text }: MarkdownToken,
  looks: readonly Look[],
  words: (raw: string) => Run,
  mark: (raw: string, says: string, seen?: string) => Run,
): readonly Run[] {
  if (text.startsWith('\\')) return [mark('\\', ''), words(text.slice(1))];
  if (text.startsWith('`')) {
    const [fence] = /^`+/.exec(text) as RegExpExecArray;
    if (text.length <= fence.length * 2) return [words(text)];
    const code: Run = { ...words(text.slice(fence.length, -fence.length)), looks: [...looks, 'code'] };
    return [mark(fence, 'code from here'), code, mark(fence, 'code to here')];
  }
  const [, open, label, close] = /^(!?\[)([^]*)(\](?:\([^]*\)|\[[^[\]]*\]))$/.exec(text) ?? [];
  if (open === undefined || label === undefined || close === undefined) return [words(text)];
  const inner = open === '[' ? runsOf(label, [...looks, 'link']) : null;
  const address = close.slice(2, -1);
  const [start, end] = open === '[' ? ['', ` (${address})`] : ['picture', ` (picture ${address})`];
  const linked = (run: Run): Run => ({ ...run, looks: [...looks, 'link'] });
  return [mark(open, start), ...(inner ?? [linked(words(label))]), linked(mark(close, end))];
}
