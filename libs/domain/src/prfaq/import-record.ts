import type { PlainDate } from '../calendar/plain-date.js';
import { emptyDocument, normaliseDocument, oneLine } from './document.js';
import type { PrfaqDocument, PrfaqQuestion, TextPlace } from './document.js';
import type { QuestionKind, SectionKey } from './sections.js';
import { trimBlankLines } from './source-text.js';

/** First and last line in the source, from 1. */
export type SourceLines = readonly [from: number, to: number];

/** Where a piece of the source went, and by which rule. */
export interface Placement {
  readonly where: TextPlace;
  readonly sourceLines: SourceLines;
  readonly why: string;
}

/**
 * A piece of the source that is not in its own section: `content` was not recognised and stands in the appendix too;
 * a `label` (a heading, `Q:`, a run-in title) became structure and is only listed.
 */
export interface RemainderPiece {
  readonly kind: 'content' | 'label';
  readonly text: string;
  readonly sourceLines: SourceLines;
  readonly reason: string;
}

interface Piece {
  readonly text: string;
  readonly lines: SourceLines;
}

interface OpenQuestion {
  readonly kind: QuestionKind;
  readonly question: string;
  readonly group: string | null;
  readonly answer: Piece[];
}

/** Collects what an import recognises; every word handed to it ends in the record, in the remainder, or in both. */
export class ImportRecord {
  readonly placements: Placement[] = [];
  readonly remainder: RemainderPiece[] = [];
  readonly notes: string[] = [];
  launchDate: PlainDate | null = null;
  private readonly votes = new Map<string, number>();
  private readonly pieces = new Map<SectionKey, Piece[]>();
  private readonly questions: OpenQuestion[] = [];
  private stray: string[] = [];

  /** Puts a text into a section. */
  place(key: SectionKey, text: string, lines: SourceLines, why: string): void {
    if (text.trim() === '') return;
    this.add(key, text, lines);
    this.placed(key, lines, why);
  }

  /** Counts a heading or label for the languages in which it is one. */
  speaks(languages: readonly string[]): void {
    for (const language of languages) this.votes.set(language, (this.votes.get(language) ?? 0) + 1);
  }

  /** The language of most headings; English words stand in documents of every language, so it is not claimed. */
  private get language(): string | undefined {
    const others = [...this.votes].filter(([language]) => language !== 'en').sort(([, a], [, b]) => b - a);
    const [first] = others;
    return first && first[1] >= (this.votes.get('en') ?? 0) ? first[0] : undefined;
  }

  /** Lists words that became structure. */
  label(text: string, lines: SourceLines, reason: string): void {
    if (/[\p{L}\p{N}]/u.test(text))
      this.remainder.push({ kind: 'label', text: text.trim(), sourceLines: lines, reason });
  }

  /** Puts what was not recognised into the appendix and lists it; neighbours with one reason become one piece. */
  unrecognised(text: string, lines: SourceLines, reason: string): void {
    if (text.trim() === '') return;
    this.add('appendix', text, lines);
    this.placed('appendix', lines, 'not recognised');
    const last = this.remainder.at(-1);
    if (last?.kind === 'content' && last.reason === reason && lines[0] > last.sourceLines[1]) {
      this.stray.push(text);
      this.remainder[this.remainder.length - 1] = { ...last, sourceLines: [last.sourceLines[0], lines[1]] };
    } else {
      this.closeStray();
      this.stray = [text];
      this.remainder.push({ kind: 'content', text, sourceLines: lines, reason });
    }
  }

  /** Joins the texts of the last piece at once, since joining them one by one would take quadratic time. */
  private closeStray(): void {
    const at = this.remainder.findLastIndex(({ kind }) => kind === 'content');
    const piece = this.remainder[at];
    if (piece && this.stray.length > 1) this.remainder[at] = { ...piece, text: this.stray.join('\n\n') };
  }

  /** Opens a question; texts given to `answer` belong to it until the next one. */
  ask(kind: QuestionKind, question: string, group: string | null, lines: SourceLines, why: string): void {
    this.questions.push({ kind, question: oneLine(question), group, answer: [] });
    this.placed(`question:q${this.questions.length}`, lines, why);
  }

  /** Adds to the answer of the question asked last; false when there is none. */
  answer(text: string, lines: SourceLines): boolean {
    const open = this.questions.at(-1);
    if (!open) return false;
    if (text.trim() === '') return true;
    open.answer.push({ text, lines });
    this.placed(`question:q${this.questions.length}`, lines, 'stands under the question');
    return true;
  }

  /** Says whether the question asked last has an answer yet. */
  get answered(): boolean {
    return (this.questions.at(-1)?.answer.length ?? 0) > 0;
  }

  /** Number of questions so far. */
  get asked(): number {
    return this.questions.length;
  }

  /** Says whether a section has text. */
  has(key: SectionKey): boolean {
    return this.pieces.has(key);
  }

  /** The finished record; `definitions` are the link targets by lower-case label, copied to where they are used. */
  finish(definitions: ReadonlyMap<string, string>): PrfaqDocument {
    this.closeStray();
    const sections = { ...emptyDocument().sections };
    for (const [key, pieces] of this.pieces) {
      // The appendix also takes pieces that were judged last, from the top of the source.
      const inOrder = key === 'appendix' ? pieces.toSorted((a, b) => a.lines[0] - b.lines[0]) : pieces;
      sections[key] = withDefinitions(joined(inOrder), definitions);
    }
    const questions = this.questions.map(({ kind, question, group, answer }, index): PrfaqQuestion => {
      const text = withDefinitions(joined(answer), definitions, question);
      return { id: `q${index + 1}`, kind, question, answer: text, ...(group === null ? {} : { group }) };
    });
    const language = this.language === undefined ? {} : { language: this.language };
    return normaliseDocument({ sections, questions, launchDate: this.launchDate, ...language });
  }

  private add(key: SectionKey, text: string, lines: SourceLines): void {
    const pieces = this.pieces.get(key);
    if (pieces) pieces.push({ text, lines });
    else this.pieces.set(key, [{ text, lines }]);
  }

  private placed(where: TextPlace, lines: SourceLines, why: string): void {
    const last = this.placements.at(-1);
    if (last && last.where === where && last.why === why) {
      this.placements[this.placements.length - 1] = {
        where,
        why,
        sourceLines: [last.sourceLines[0], Math.max(last.sourceLines[1], lines[1])],
      };
    } else {
      this.placements.push({ where, sourceLines: lines, why });
    }
  }
}

function joined(pieces: readonly Piece[]): string {
  let text = '';
  let previous = Number.NaN;
  for (const piece of pieces) {
    const body = trimBlankLines(piece.text);
    if (text !== '') text += piece.lines[0] === previous + 1 ? '\n' : '\n\n';
    text += body;
    previous = piece.lines[1];
  }
  return text;
}

/** A reference link only works beside its definition, so a text takes along those it uses and does not hold. */
function withDefinitions(text: string, definitions: ReadonlyMap<string, string>, alsoUsedBy = ''): string {
  if (definitions.size === 0) return text;
  const present = new Set(text.split('\n').flatMap((line) => definitionLabel(line) ?? []));
  const needed = new Set<string>();
  for (const [, label] of `${alsoUsedBy}\n${text}`.matchAll(/\[([^[\]]{1,300})\](?!\(|:)/g)) {
    const key = labelKey(label as string);
    if (definitions.has(key) && !present.has(key)) needed.add(key);
  }
  if (needed.size === 0) return text;
  return `${text}\n\n${[...needed].map((key) => definitions.get(key)).join('\n')}`;
}

/** The label that a line defines a link target for, in the form labels are compared, or null. */
export function definitionLabel(line: string): string | null {
  const match = /^ {0,3}\[([^[\]]{1,300})\]:[ \t]*\S/.exec(line);
  return match ? labelKey(match[1] as string) : null;
}

function labelKey(label: string): string {
  return oneLine(label).toLowerCase();
}
