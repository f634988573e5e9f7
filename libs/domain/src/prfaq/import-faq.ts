import { type Block, scanBlocks } from './blocks.js';
import { closesFold, foldedQuestion, questionTable, quotedQuestion } from './faq-blocks.js';
import {
  answerWithoutLabel,
  asks,
  isQuestionList,
  listEntries,
  questionAtStart,
  questionOfEntry,
} from './faq-forms.js';
import type { FoundQuestion } from './faq-forms.js';
import { kindHeading } from './heading-words.js';
import type { ImportRecord, SourceLines } from './import-record.js';
import { linesOf } from './import-release.js';
import { wholeEmphasis } from './release-forms.js';
import type { QuestionKind } from './sections.js';

/** A line in bold stands below every heading. */
const LINE_LEVEL = 7;
const OUTSIDE = 'stands in the FAQ before any question';

/** Reads the blocks of an FAQ into questions and answers, in every form people write them (METHOD.md §3.3). */
export class FaqReader {
  private kind: QuestionKind = 'unlabelled';
  private kindLevel = 0;
  private group: string | null = null;
  /** How the open question was written: only a question of the same or a stronger form ends its answer. */
  private form: 'heading' | 'paragraph' | 'list' | 'plain' | 'table' | 'quotation' | 'folded' | null = null;
  private level = 0;
  private readonly plainQuestions: boolean;
  /** The level of the heading that only said who asks, 0 when the FAQ itself said it or nobody did. */
  private whoLevel = 0;

  constructor(
    private readonly record: ImportRecord,
    private readonly blocks: readonly Block[],
    from: number,
  ) {
    // A bare line with a question mark is a question only where no question is marked in any other way.
    this.plainQuestions = !blocks
      .slice(from)
      .some((block) =>
        block.kind === 'heading'
          ? asks(block.title)
          : block.kind === 'paragraph' && questionAtStart(block.text) !== null,
      );
  }

  /** Starts the list of one kind of questions; a topic on the level of its heading ends the kind. */
  start(kind: QuestionKind, kindLevel: number): void {
    this.kind = kind;
    this.kindLevel = kindLevel;
    this.topic(null);
  }

  /** Says whether a heading of this level may say who asks: not inside a list whose kind is known. */
  takesKind(level: number): boolean {
    if (this.kind !== 'unlabelled' && (this.whoLevel === 0 || level > this.whoLevel)) return false;
    this.whoLevel = level;
    return true;
  }

  private topic(group: string | null): void {
    this.group = group;
    this.form = null;
    this.level = 0;
  }

  /** Reads a heading inside the FAQ: a question, a topic, or a part of an answer. */
  heading(index: number, title: string, level: number): void {
    const block = this.blocks[index] as Block;
    const lines = linesOf(block);
    const found = questionAtStart(title);
    if (this.form === 'heading' && level > this.level && !found?.labelled) {
      this.record.answer(block.text, lines);
    } else if (!found?.labelled && this.isTopic(index, title, level)) {
      if (level <= this.kindLevel) this.start('unlabelled', 0);
      this.topic(wholeEmphasis(title) ?? title);
      this.record.label(title, lines, 'a topic of the FAQ');
    } else {
      this.ask(
        found ?? { question: wholeEmphasis(title) ?? title, rest: '', label: '', labelled: false },
        lines,
        'heading',
      );
      this.level = level;
    }
  }

  /** Reads any other block inside the FAQ. */
  block(index: number): void {
    const block = this.blocks[index] as Block;
    const lines = linesOf(block);
    if (block.kind === 'break') {
      // A rule separates questions; it has no words, so it is dropped.
      return;
    }
    if (block.kind === 'paragraph') this.paragraph(index, block, lines);
    else if (block.kind === 'list') this.list(block.text, lines);
    else if (!this.special(block, lines)) this.content(block.text, lines);
  }

  /** Reads a block that asks in a form of its own; false for one that is text. */
  private special(block: Block, lines: SourceLines): boolean {
    if (block.kind === 'html' && this.form === 'folded' && closesFold(block.text)) {
      this.record.label(block.text, lines, 'ends a folded question');
      return true;
    }
    const folded = block.kind === 'html' ? foldedQuestion(block.text) : null;
    if (folded) {
      this.record.label(folded.tags, lines, 'folds a question');
      this.ask({ question: folded.question, rest: folded.answer, label: '', labelled: true }, lines, 'folded');
      return true;
    }
    // A table or a quotation inside an answer is part of it.
    const free = this.form === null || this.form === 'table' || this.form === 'quotation';
    const table = block.kind === 'table' && free ? questionTable(block.text) : null;
    if (table) {
      this.record.label(table.labels, lines, 'names and numbers of a table of questions');
      for (const { question, answer } of table.questions)
        this.ask({ question, rest: answer, label: '', labelled: false }, lines, 'table');
      return true;
    }
    const quoted = block.kind === 'quote' && free ? quotedQuestion(block.text) : null;
    if (quoted) this.ask(quoted, lines, 'quotation');
    return quoted !== null;
  }

  private paragraph(index: number, block: Block, lines: SourceLines): void {
    const found = questionAtStart(block.text);
    const inHeading = this.form === 'heading';
    if (found && (found.labelled || !inHeading)) this.ask(found, lines, 'paragraph');
    else if (this.plainQuestions && isPlainQuestion(block.text)) {
      this.ask({ question: block.text, rest: '', label: '', labelled: false }, lines, 'plain');
    } else if (!inHeading && this.isTopicLine(index, block.text)) this.topicLine(block.text, lines);
    else this.content(block.text, lines);
  }

  /** A line in bold between questions: a topic, or who asks the questions below it. */
  private topicLine(text: string, lines: SourceLines): void {
    const kind = kindHeading(wholeEmphasis(text) ?? text);
    if (kind !== null && this.takesKind(LINE_LEVEL)) {
      this.start(kind, this.kindLevel);
      this.record.label(text, lines, 'says who asks');
      return;
    }
    // The next line of this kind ends what the last one said.
    if (this.whoLevel === LINE_LEVEL) this.start('unlabelled', this.kindLevel);
    this.topic(wholeEmphasis(text));
    this.record.label(text, lines, 'a topic of the FAQ');
  }

  private list(text: string, lines: SourceLines): void {
    const readable = this.form === null || this.form === 'list';
    if (readable && this.listOfKinds(text, lines)) return;
    if (!readable || !isQuestionList(text, this.form === 'list')) {
      this.content(text, lines);
      return;
    }
    for (const entry of listEntries(text)) {
      const own: SourceLines = [lines[0] + entry.first, lines[0] + entry.last];
      const found = questionOfEntry(entry);
      if (found) this.ask(found, own, 'list');
      else this.content(entry.raw, own);
    }
  }

  /** `External` and `Internal` as entries with the questions nested below them. */
  private listOfKinds(text: string, lines: SourceLines): boolean {
    const entries = listEntries(text).map((entry) => ({ ...entry, kind: kindHeading(entry.head) }));
    if (entries.length === 0 || !entries.every(({ kind, body }) => kind !== null && body.trim() !== '')) return false;
    for (const { kind, head, body, first, last } of entries) {
      const own: SourceLines = [lines[0] + first, lines[0] + last];
      this.start(kind as QuestionKind, this.kindLevel);
      this.record.label(head, [own[0], own[0]], 'says who asks');
      for (const block of scanBlocks(body)) {
        const inner: SourceLines = [own[0] + block.from, own[0] + block.to];
        if (block.kind === 'list') this.list(block.text, inner);
        else this.content(block.text, inner);
      }
    }
    return true;
  }

  private ask(found: FoundQuestion, lines: SourceLines, form: NonNullable<FaqReader['form']>): void {
    const number = /^(?:\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,3}[.)])\s+(?=\S)/.exec(found.question)?.[0] ?? '';
    this.record.label(`${found.label} ${number}`, lines, 'the mark of a question');
    // `EQ1` and `IQ1` say who asks where nothing else does.
    const own = { E: 'external', I: 'internal' } as const;
    const named = own[found.label.match(/^([EI])Q/)?.[1] as 'E' | 'I'];
    this.record.ask(
      this.kind === 'unlabelled' && named ? named : this.kind,
      found.question.slice(number.length),
      this.group,
      lines,
      `a question written as a ${formWords[form] ?? form}`,
    );
    this.form = form;
    if (found.rest !== '') this.content(found.rest, lines);
  }

  private content(text: string, lines: SourceLines): void {
    if (this.form === null) {
      this.record.unrecognised(text, lines, OUTSIDE);
      return;
    }
    const fold = this.form === 'folded' ? /(?:\s*<\/details>)+\s*$/i.exec(text.slice(-200)) : null;
    if (fold) {
      this.record.label(fold[0], lines, 'ends a folded question');
      return this.content(text.slice(0, text.length - fold[0].length), lines);
    }
    const answer = this.record.answered ? { text, label: '' } : answerWithoutLabel(text);
    this.record.label(answer.label, lines, 'the mark of an answer');
    this.record.answer(answer.text, lines);
  }

  /** A heading is a topic when the questions stand under it in another form, or as deeper headings. */
  private isTopic(index: number, title: string, level: number): boolean {
    const asksItself = asks(title);
    let first = true;
    for (let at = index + 1; at < this.blocks.length; at += 1) {
      const block = this.blocks[at] as Block;
      if (block.kind === 'heading') {
        if (block.level <= level) return false;
        if (!asksItself && (first || asks(block.title))) return true;
      } else if (block.kind === 'paragraph') {
        const found = questionAtStart(block.text);
        if (found && (found.labelled || !asksItself)) return true;
      } else if (block.kind === 'list' && first && !asksItself && isQuestionList(block.text, true)) return true;
      first = false;
    }
    return false;
  }

  private isTopicLine(index: number, text: string): boolean {
    const inner = wholeEmphasis(text);
    if (inner === null || inner.length > 80 || inner.includes('\n')) return false;
    const next = this.blocks[index + 1];
    return next?.kind === 'paragraph' && questionAtStart(next.text) !== null;
  }
}

const formWords: Partial<Record<string, string>> = {
  plain: 'line of its own',
  folded: 'text to fold out',
  table: 'row of a table',
};

function isPlainQuestion(text: string): boolean {
  return text.length <= 240 && asks(text) && !/[.!?]\s/.test(text.trim().slice(0, -1));
}
