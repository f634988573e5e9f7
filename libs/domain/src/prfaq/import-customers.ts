import type { Block } from './blocks.js';
import { listEntries, questionAtStart } from './faq-forms.js';
import { headingRole } from './heading-words.js';
import type { ImportRecord, SourceLines } from './import-record.js';
import { linesOf } from './import-release.js';
import { type SectionKey, sectionOf } from './sections.js';

/** Reads the part with the five customer questions where each stands before its answer instead of above it. */
export class CustomerReader {
  private open: SectionKey | null = null;

  constructor(private readonly record: ImportRecord) {}

  /** Reads one block of the part. */
  block(block: Block): void {
    const lines = linesOf(block);
    if (block.kind === 'break') return;
    if (block.kind !== 'list') return this.piece(block.text, lines);
    const entries = listEntries(block.text);
    // A list is read by its entries only when they are the questions.
    if (!entries.some(({ head }) => questionOf(head) !== null)) return this.piece(block.text, lines);
    for (const { marker, head, body, raw, first, last } of entries) {
      const own: SourceLines = [block.from + first, block.from + last];
      if (questionOf(head) === null) this.piece(raw, own);
      else {
        this.record.label(marker, own, 'the mark of a question');
        this.piece([head, body].filter((text) => text.trim() !== '').join('\n\n'), own);
      }
    }
  }

  private piece(text: string, lines: SourceLines): void {
    const question = questionOf(text);
    if (question) {
      this.open = question.key;
      this.record.label(question.words, lines, 'names its section');
      this.record.place(question.key, question.rest, lines, 'stands behind its question');
    } else if (this.open) this.record.place(this.open, text, lines, 'follows the answer before it');
    else this.record.unrecognised(text, lines, 'answers none of the five customer questions');
  }
}

/** One of the five questions at the start of a text, with what follows it. */
function questionOf(text: string): { key: SectionKey; words: string; rest: string } | null {
  const found = questionAtStart(text);
  const plain = /^[^\n?？]{1,150}[?？](?=\s|$)/.exec(text)?.[0];
  const words = found?.question ?? plain;
  if (words === undefined) return null;
  const role = headingRole(words);
  if (role?.role !== 'section' || sectionOf(role.key).part !== 'customer-questions') return null;
  return {
    key: role.key,
    words: `${found?.label ?? ''} ${words}`,
    rest: found ? found.rest : text.slice(words.length).trim(),
  };
}
