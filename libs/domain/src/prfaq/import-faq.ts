import type { Block } from './blocks.js';
import {
  answerWithoutLabel,
  asks,
  isQuestionList,
  listEntries,
  questionAtStart,
  questionOfEntry,
} from './faq-forms.js';
import type { FoundQuestion } from './faq-forms.js';
import type { ImportRecord, SourceLines } from './import-record.js';
import { linesOf } from './import-release.js';
import { wholeEmphasis } from './release-forms.js';
import type { QuestionKind } from './sections.js';

const OUTSIDE = 'stands in the FAQ before any question';

/** Reads the blocks of an FAQ into questions and answers, in every form people write them (METHOD.md §3.3). */
export class FaqReader {
  private kind: QuestionKind = 'unlabelled';
  private kindLevel = 0;
  private group: string | null = null;
  /** How the open question was written: only a question of the same or a stronger form ends its answer. */
  private form: 'heading' | 'paragraph' | 'list' | 'plain' | null = null;
  private level = 0;
  private readonly plainQuestions: boolean;

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
    else if (block.kind === 'list') this.list(block, lines);
    else this.content(block.text, lines);
  }

  private paragraph(index: number, block: Block, lines: SourceLines): void {
    const found = questionAtStart(block.text);
    const inHeading = this.form === 'heading';
    if (found && (found.labelled || !inHeading)) this.ask(found, lines, 'paragraph');
    else if (this.plainQuestions && isPlainQuestion(block.text)) {
      this.ask({ question: block.text, rest: '', label: '', labelled: false }, lines, 'plain');
    } else if (!inHeading && this.isTopicLine(index, block.text)) {
      this.group = wholeEmphasis(block.text);
      this.form = null;
      this.record.label(block.text, lines, 'a topic of the FAQ');
    } else this.content(block.text, lines);
  }

  private list(block: Block, lines: SourceLines): void {
    const readable = this.form === null || this.form === 'list';
    if (!readable || !isQuestionList(block.text, this.form === 'list')) {
      this.content(block.text, lines);
      return;
    }
    for (const entry of listEntries(block.text)) {
      const own: SourceLines = [block.from + entry.first, block.from + entry.last];
      const found = questionOfEntry(entry);
      if (found) this.ask(found, own, 'list');
      else this.content(entry.raw, own);
    }
  }

  private ask(found: FoundQuestion, lines: SourceLines, form: NonNullable<FaqReader['form']>): void {
    const number = /^\d{1,3}[.)]\s+(?=\S)/.exec(found.question)?.[0] ?? '';
    this.record.label(`${found.label} ${number}`, lines, 'the mark of a question');
    this.record.ask(
      this.kind,
      found.question.slice(number.length),
      this.group,
      lines,
      `a question written as a ${form === 'plain' ? 'line of its own' : form}`,
    );
    this.form = form;
    if (found.rest !== '') this.content(found.rest, lines);
  }

  private content(text: string, lines: SourceLines): void {
    if (this.form === null) {
      this.record.unrecognised(text, lines, OUTSIDE);
      return;
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

function isPlainQuestion(text: string): boolean {
  return text.length <= 240 && asks(text) && !/[.!?]\s/.test(text.trim().slice(0, -1));
}
