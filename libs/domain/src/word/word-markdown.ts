import { imageMarkdown } from '../image/image-address.js';
import { oneLine } from '../prfaq/document.js';
import type { WordBlock, WordDocument, WordImage, WordParagraph, WordRun, WordTable } from './word-document.js';
import { type RunForm, writeRuns } from './write-runs.js';

/** A Word document as Markdown; pictures stand in it by the name of their part. */
export interface WordMarkdown {
  readonly markdown: string;
  readonly images: readonly WordImage[];
}

/** How headings and pictures of a document are written. */
export interface WordForm {
  readonly heading: (paragraph: WordParagraph, words: string) => string;
  /** The address of a picture; null when it cannot be shown, and only its description is kept. */
  readonly image: (image: WordImage) => string | null;
  readonly keepMarks: boolean;
}

/** The address by which Markdown names a picture that still stands in the Word file. */
export function pictureAddress(part: string): string {
  return `word:${encodeURIComponent(part).replace(/[()!'*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)}`;
}

/** Writes the text of a document as Markdown that shows the same text. */
export function wordMarkdown(document: WordDocument, form: WordForm): WordMarkdown {
  const writer = new MarkdownWriter(document, form);
  writer.blocks(document.blocks);
  return { markdown: `${writer.text()}\n`, images: writer.images };
}

/** Headings as deep as they are set; where the document has a title of its own, they stand below it. */
export function usualForm({ blocks }: WordDocument, isShown: (part: string) => boolean): WordForm {
  const titled = blocks.some((block) => block.kind === 'paragraph' && block.style === 'title');
  return {
    heading: ({ heading }, words) => `${'#'.repeat(Math.min(6, heading + (titled ? 1 : 0)))} ${words}`,
    image: ({ part }) => (isShown(part) ? pictureAddress(part) : null),
    keepMarks: false,
  };
}

interface Line {
  readonly text: string;
  /** What a line has in common with those it stands close to. */
  readonly group: string;
}

class MarkdownWriter {
  readonly images: WordImage[] = [];
  private readonly lines: Line[] = [];
  private readonly counters = new Map<string, number[]>();
  private readonly noteNumbers = new Map<string, number>();
  private readonly verbatim: boolean;
  private list: { id: string; marker: string; indents: number[] } | null = null;

  constructor(
    private readonly document: WordDocument,
    private readonly form: WordForm,
  ) {
    this.verbatim = isTypedMarkdown(document.blocks);
  }

  blocks(blocks: readonly WordBlock[]): void {
    for (const block of blocks) {
      if (block.kind === 'table') this.table(block);
      else this.paragraph(block);
    }
  }

  text(): string {
    let text = '';
    this.lines.forEach(({ text: line, group }, at) => {
      const close = group !== '' && this.lines[at - 1]?.group === group;
      text += at === 0 ? line : (close ? '\n' : '\n\n') + line;
    });
    return text;
  }

  private paragraph(paragraph: WordParagraph): void {
    const { style, heading, list, mono } = paragraph;
    if (mono) return this.code(paragraph);
    // In typed Markdown an empty line says something; elsewhere it is only room.
    if (this.verbatim) return void this.lines.push({ text: this.runs(paragraph.runs), group: 'typed' });
    if (style === 'rule' || style === 'horizontal line') return this.add('---');
    const notes = paragraph.runs.flatMap((run) => (run.kind === 'note' ? [run.id] : []));
    if (heading > 0 || style === 'title') {
      const words = this.runs(paragraph.runs, { plain: true }).replace(/\s+/g, ' ');
      if (words !== '') this.add(style === 'title' ? `# ${words}` : this.form.heading(paragraph, words));
    } else if (list) this.item(paragraph, list);
    else {
      const words = this.runs(paragraph.runs);
      if (words === '') return;
      this.list = null;
      if (style === 'subtitle') this.add(emphasised(this.runs(paragraph.runs, { plain: true })));
      else if (/^(?:intense )?quote$|^block text$|^quotations$/.test(style))
        this.add(words.replace(/^/gm, '> '), 'quote');
      else this.add(words);
    }
    for (const id of notes) this.noteText(id);
  }

  private code({ runs }: WordParagraph): void {
    this.list = null;
    const text = runs.map((run) => (run.kind === 'text' ? run.text : run.kind === 'break' ? '\n' : '')).join('');
    const last = this.lines.at(-1);
    const fence = '```';
    if (last?.group === 'code') {
      this.lines[this.lines.length - 1] = {
        group: 'code',
        text: `${last.text.slice(0, -fence.length)}${text}\n${fence}`,
      };
    } else this.lines.push({ group: 'code', text: `${fence}\n${text}\n${fence}` });
  }

  private item(paragraph: WordParagraph, { id, level, ordered, start }: NonNullable<WordParagraph['list']>): void {
    const counts = this.counters.get(id) ?? [];
    counts.length = Math.min(counts.length, level + 1);
    counts[level] = (counts[level] ?? start - 1) + 1;
    this.counters.set(id, counts);
    const list = this.list?.id === id ? this.list : this.startList(id);
    const marker = ordered ? `${counts[level]}${list.marker === '*' ? ')' : '.'}` : list.marker;
    // An entry stands under the text of the entry above it.
    const indent = level === 0 ? 0 : (list.indents.slice(0, level).findLast((width) => width !== undefined) ?? 0);
    list.indents.length = level;
    list.indents[level] = indent + marker.length + 1;
    const words = this.runs(paragraph.runs).replace(/\n/g, `\n${' '.repeat(indent + marker.length + 1)}`);
    this.add(`${' '.repeat(indent)}${marker} ${words}`, `list ${id}`);
    this.list = list;
  }

  /** Two lists beside each other would be read as one, unless their marks differ. */
  private startList(id: string): { id: string; marker: string; indents: number[] } {
    const beside = this.lines.at(-1)?.group.startsWith('list ') ? this.list?.marker : undefined;
    return { id, marker: beside === '-' ? '*' : '-', indents: [] };
  }

  private table({ rows }: WordTable): void {
    this.list = null;
    const width = Math.max(0, ...rows.map((row) => row.length));
    // A frame around text is no table.
    if (width <= 1) return rows.forEach((row) => row.forEach((cell) => this.blocks(cell)));
    const cells = rows.map((row) => row.map((cell) => this.cell(cell)));
    const line = (row: readonly string[]): string =>
      `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`;
    const [head = [], ...body] = cells;
    this.add([line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)].join('\n'));
    for (const row of rows) for (const cell of row) for (const id of noteIds(cell)) this.noteText(id);
  }

  /** A cell on one line. */
  private cell(blocks: readonly WordBlock[]): string {
    const texts = blocks.map((block) =>
      block.kind === 'table'
        ? block.rows.flatMap((row) => row.map((cell) => this.cell(cell))).join(' ')
        : this.runs(block.runs),
    );
    return texts
      .filter((text) => text !== '')
      .join(' ')
      .replace(/\s+/g, ' ')
      .replace(/\|/g, '\\|');
  }

  private runs(runs: readonly WordRun[], more: Partial<RunForm> = {}): string {
    return writeRuns(runs, {
      image: (image) => {
        this.images.push(image);
        const address = this.form.image(image);
        return address === null ? oneLine(image.description) : imageMarkdown(address, image.description);
      },
      note: (id) => (this.document.notes.has(id) ? `[^${this.noteNumber(id)}]` : ''),
      verbatim: this.verbatim,
      keepMarks: this.form.keepMarks,
      ...more,
    });
  }

  private noteNumber(id: string): number {
    const number = this.noteNumbers.get(id) ?? this.noteNumbers.size + 1;
    this.noteNumbers.set(id, number);
    return number;
  }

  private noteText(id: string): void {
    const note = this.document.notes.get(id);
    if (note) this.add(`[^${this.noteNumber(id)}]: ${this.cell(note)}`, 'note');
  }

  private add(text: string, group = ''): void {
    if (text !== '') this.lines.push({ text, group });
  }
}

const noteIds = (blocks: readonly WordBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.flatMap((row) => row.flatMap(noteIds))
      : block.runs.flatMap((run) => (run.kind === 'note' ? [run.id] : [])),
  );

const emphasised = (words: string): string => (words === '' ? '' : `*${words.replace(/\s+/g, ' ')}*`);

/** Says whether somebody pasted Markdown into Word: headings as signs in the text, and none as styles. */
function isTypedMarkdown(blocks: readonly WordBlock[]): boolean {
  const paragraphs = blocks.filter((block): block is WordParagraph => block.kind === 'paragraph');
  if (paragraphs.some(({ heading }) => heading > 0)) return false;
  const typed = paragraphs.filter(({ runs }) => runs[0]?.kind === 'text' && /^#{1,6} \S/.test(runs[0].text));
  return typed.length >= 2;
}
