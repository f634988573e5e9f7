import { imageMarkdown } from '../image/image-address.js';
import { oneLine } from '../prfaq/document.js';
import { isQuote } from './read-word.js';
import type {
  WordBlock,
  WordDocument,
  WordImage,
  WordParagraph,
  WordRun,
  WordTable,
  WordText,
} from './word-document.js';
import { type RunForm, writeRuns } from './write-runs.js';

/** A Word document as Markdown; pictures stand in it by the name of their part. */
export interface WordMarkdown {
  readonly markdown: string;
  readonly images: readonly WordImage[];
}

/** How the parts of a document are written. */
export interface WordForm {
  readonly isHeading: (paragraph: WordParagraph) => boolean;
  readonly heading: (paragraph: WordParagraph, words: string) => string;
  /** How the words of a heading are written. */
  readonly headingWords: (paragraph: WordParagraph) => Pick<Partial<RunForm>, 'plain' | 'verbatim'>;
  /** The address of a picture; null when it cannot be shown, and only its description is kept. */
  readonly image: (image: WordImage) => string | null;
  /** Paragraphs that are no text of the document. */
  readonly skips: (paragraph: WordParagraph) => boolean;
  readonly special?: (words: WordText) => string | undefined;
  /** One line of text that is no heading. */
  readonly content: (line: string) => string;
  readonly keepMarks: boolean;
  /** What stands before everything. */
  readonly front: string;
}

/** The address by which Markdown names a picture that still stands in the Word file. */
export function pictureAddress(part: string): string {
  return `word:${encodeURIComponent(part).replace(/[()!'*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)}`;
}

/** Writes the text of a document as Markdown that shows the same text. */
export function wordMarkdown(document: WordDocument, form: WordForm): WordMarkdown {
  const writer = new MarkdownWriter(document, form);
  writer.blocks(document.blocks);
  return { markdown: `${form.front}${writer.text()}\n`, images: writer.images };
}

/** Headings as deep as they are set; where the document has a title of its own, they stand below it. */
export function usualForm({ blocks }: WordDocument, isShown: (part: string) => boolean): WordForm {
  const titled = blocks.some((block) => block.kind === 'paragraph' && block.style === 'title');
  return {
    isHeading: ({ heading }) => heading > 0,
    heading: ({ heading }, words) => `${'#'.repeat(Math.min(6, heading + (titled ? 1 : 0)))} ${words}`,
    headingWords: () => ({ plain: true }),
    image: ({ part }) => (isShown(part) ? pictureAddress(part) : null),
    skips: () => false,
    content: (line) => line,
    keepMarks: false,
    front: '',
  };
}

interface Line {
  readonly text: string;
  /** What a line has in common with those it stands close to. */
  readonly group: '' | 'heading' | 'typed' | 'quote' | 'note' | `list ${string}`;
}

/** Lines of code that belong together. */
interface CodeLines {
  readonly group: 'code';
  readonly language: string;
  readonly lines: string[];
}

class MarkdownWriter {
  readonly images: WordImage[] = [];
  private readonly lines: (Line | CodeLines)[] = [];
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
    this.lines.forEach((line, at) => {
      const { group } = line;
      const close = group !== '' && group !== 'heading' && this.lines[at - 1]?.group === group;
      const gap = !close || group === 'code' ? '\n\n' : group === 'quote' ? '\n>\n' : '\n';
      text += (at === 0 ? '' : gap) + this.written(line);
    });
    return text;
  }

  private written(line: Line | CodeLines): string {
    if (line.group === 'heading') return line.text;
    const text = line.group === 'code' ? fenced(line) : line.text;
    return text.split('\n').map(this.form.content).join('\n');
  }

  private paragraph(paragraph: WordParagraph): void {
    const { style, list, mono, runs } = paragraph;
    if (this.form.skips(paragraph)) return;
    if (mono) return this.code(paragraph);
    // In typed Markdown an empty line says something; elsewhere it is only room.
    if (this.verbatim) return void this.lines.push({ text: this.runs(runs), group: 'typed' });
    if (style === 'rule' || style === 'horizontal line') return this.add('---');
    if (this.form.isHeading(paragraph) || style === 'title') this.heading(paragraph);
    else if (list) this.item(paragraph, list);
    else this.words(paragraph);
    for (const run of runs) if (run.kind === 'note') this.noteText(run.id);
  }

  private heading(paragraph: WordParagraph): void {
    const words = oneLine(this.runs(paragraph.runs, this.form.headingWords(paragraph)));
    if (words === '') return;
    this.list = null;
    this.add(paragraph.style === 'title' ? `# ${words}` : this.form.heading(paragraph, words), 'heading');
  }

  private words({ style, runs }: WordParagraph): void {
    const words = this.runs(runs);
    if (words === '') return;
    const entry = this.list?.indents.at(-1);
    if (/^list continue(?: \d)?$/.test(style) && entry !== undefined) {
      this.add(words.replace(/^/gm, ' '.repeat(entry)));
      return;
    }
    this.list = null;
    if (style === 'subtitle') this.add(`*${oneLine(this.runs(runs, { plain: true }))}*`);
    else if (isQuote(style)) this.add(words.replace(/^/gm, '> '), 'quote');
    else this.add(words);
  }

  private code({ runs, bookmarks }: WordParagraph): void {
    this.list = null;
    const text = runs.map((run) => (run.kind === 'text' ? run.text : run.kind === 'break' ? '\n' : '')).join('');
    const begun = bookmarks.map((name) => /^code_((?:[0-9a-f]{2})*)$/.exec(name)?.[1]).find((hex) => hex !== undefined);
    const last = this.lines.at(-1);
    if (last?.group === 'code' && begun === undefined) last.lines.push(text);
    else this.lines.push({ group: 'code', language: fromHex(begun ?? ''), lines: [text] });
  }

  private item(paragraph: WordParagraph, { id, level, ordered, start }: NonNullable<WordParagraph['list']>): void {
    const counts = this.counters.get(id) ?? [];
    counts.length = Math.min(counts.length, level + 1);
    counts[level] = (counts[level] ?? start - 1) + 1;
    this.counters.set(id, counts);
    const list = this.list?.id === id || (level > 0 && this.list) ? this.list : this.startList(id);
    const marker = ordered ? `${counts[level]}${list.marker === '*' ? ')' : '.'}` : list.marker;
    // An entry stands under the text of the entry above it.
    const indent = level === 0 ? 0 : (list.indents.slice(0, level).findLast((width) => width !== undefined) ?? 0);
    list.indents.length = level;
    list.indents[level] = indent + marker.length + 1;
    const words = this.runs(paragraph.runs).replace(/\n/g, `\n${' '.repeat(indent + marker.length + 1)}`);
    this.add(`${' '.repeat(indent)}${marker} ${words}`, `list ${list.id}`);
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
    const columns = Array.from({ length: width }, (_, at) => at);
    const cells = rows.map((row) => row.map((cell) => this.cell(cell)));
    const line = (row: readonly string[]): string => `| ${columns.map((at) => row[at] ?? '').join(' | ')} |`;
    const [head = [], ...body] = cells;
    const marks = columns.map((at) => alignMark(rows[0]?.[at]?.[0]));
    this.add([line(head), `| ${marks.join(' | ')} |`, ...body.map(line)].join('\n'));
    for (const row of rows) for (const cell of row) for (const id of noteIds(cell)) this.noteText(id);
  }

  /** A cell on one line. */
  private cell(blocks: readonly WordBlock[]): string {
    const texts = blocks.map((block) =>
      block.kind === 'table'
        ? block.rows.flatMap((row) => row.map((cell) => this.cell(cell))).join(' ')
        : this.runs(block.runs),
    );
    return oneLine(texts.filter((text) => text !== '').join(' ')).replace(/\|/g, '\\|');
  }

  private runs(runs: readonly WordRun[], more: Partial<RunForm> = {}): string {
    const { special, keepMarks } = this.form;
    return writeRuns(runs, {
      image: (image) => {
        this.images.push(image);
        const address = this.form.image(image);
        return address === null ? oneLine(image.description) : imageMarkdown(address, image.description);
      },
      note: (id) => (this.document.notes.has(id) ? `[^${this.noteNumber(id)}]` : ''),
      verbatim: this.verbatim,
      keepMarks,
      ...(special ? { special } : {}),
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

  private add(text: string, group: Line['group'] = ''): void {
    if (text !== '') this.lines.push({ text, group });
  }
}

/** Code between fences that it does not hold. */
function fenced({ language, lines }: CodeLines): string {
  const longest = Math.max(2, ...lines.map((line) => /^\s*(`{3,})/.exec(line)?.[1]?.length ?? 0));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

function fromHex(hex: string): string {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return oneLine(new TextDecoder().decode(bytes)).replaceAll('`', '');
}

function alignMark(block: WordBlock | undefined): string {
  const align = block?.kind === 'paragraph' ? block.align : null;
  return align === null ? '---' : { left: ':--', center: ':-:', right: '--:' }[align];
}

const noteIds = (blocks: readonly WordBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.flatMap((row) => row.flatMap(noteIds))
      : block.runs.flatMap((run) => (run.kind === 'note' ? [run.id] : [])),
  );

/** Says whether somebody pasted Markdown into Word: headings as signs in the text, and none as styles. */
function isTypedMarkdown(blocks: readonly WordBlock[]): boolean {
  const paragraphs = blocks.filter((block): block is WordParagraph => block.kind === 'paragraph');
  if (paragraphs.some(({ heading }) => heading > 0)) return false;
  // In code such a sign begins a remark.
  const typed = paragraphs.filter(
    ({ mono, runs }) => !mono && runs[0]?.kind === 'text' && /^#{1,6} \S/.test(runs[0].text),
  );
  return typed.length >= 2;
}
