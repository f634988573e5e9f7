import { RunReader } from './read-runs.js';
import type { LeftOut, WordBlock, WordDocument, WordParagraph } from './word-document.js';
import { readLists, type WordLists } from './word-lists.js';
import { mainPart, type Relation, relationsOf, rootOf, type WordParts } from './word-package.js';
import { listOf, outlineOf, plainStyle, readStyles, type WordStyle } from './word-styles.js';
import { element, elements, readXml, textOf, valueOf, type XmlElement } from './xml.js';

const written: ReadonlySet<string> = new Set(['w:t']);

/** Reads the text of a Word document from its parts, or says why it cannot. */
export function readWord(parts: WordParts): WordDocument | { readonly refused: string } {
  const main = mainPart(parts);
  const text = parts.get(main);
  if (text === undefined) return { refused: 'The file holds no text of a Word document.' };
  const read = readXml(text);
  if ('refused' in read) return { refused: `The text of the file cannot be read. ${read.refused}` };
  const body = element(read.root, 'w:body');
  if (!body) return { refused: 'The file holds no text of a Word document.' };
  const leftOut: LeftOut[] = [];
  const relations = relationsOf(parts, main);
  const partOf = (type: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type === type && !relation.external)?.target;
  const rootOfType = (type: string): XmlElement | undefined => rootOf(parts, partOf(type) ?? '');
  const styles = readStyles(rootOfType('styles'));
  const lists = readLists(rootOfType('numbering'));
  const blocks = new BlockReader(styles, lists, relations, leftOut).blocksOf(body);
  const notes = new Map<string, readonly WordBlock[]>();
  for (const kind of ['footnote', 'endnote']) {
    const part = partOf(`${kind}s`) ?? '';
    const reader = new BlockReader(styles, lists, relationsOf(parts, part), leftOut);
    for (const note of elements(rootOf(parts, part), `w:${kind}`)) {
      // The lines between text and notes are notes of a type.
      if (note.attributes['w:type'] === undefined || note.attributes['w:type'] === 'normal')
        notes.set(`${kind}-${note.attributes['w:id']}`, reader.blocksOf(note));
    }
  }
  leftOut.push(...besideText(parts, relations));
  return { blocks, notes, leftOut, properties: propertiesOf(rootOf(parts, 'docProps/custom.xml')) };
}

/** Reads paragraphs and tables. */
class BlockReader {
  private depth = 0;

  constructor(
    private readonly styles: ReadonlyMap<string, WordStyle>,
    private readonly lists: WordLists,
    private readonly relations: ReadonlyMap<string, Relation>,
    private readonly leftOut: LeftOut[],
  ) {}

  blocksOf(parent: XmlElement): WordBlock[] {
    const blocks: WordBlock[] = [];
    for (const child of elements(parent)) this.child(child, blocks);
    return blocks;
  }

  private child(child: XmlElement, blocks: WordBlock[]): void {
    switch (child.name) {
      case 'w:p':
        return this.paragraph(child, blocks);
      case 'w:tbl':
        blocks.push({
          kind: 'table',
          rows: elements(child, 'w:tr').map((row) => cellsOf(row).map((cell) => this.blocksOf(cell))),
        });
        return;
      case 'w:sdt':
        if (isContents(child)) return this.leaveOut('table of contents', textOf(child, written));
        blocks.push(...this.blocksOf(element(child, 'w:sdtContent') ?? child));
        return;
      case 'w:ins':
      case 'w:moveTo':
      case 'w:customXml':
        blocks.push(...this.blocksOf(child));
        return;
      case 'w:del':
      case 'w:moveFrom':
        return this.leaveOut('deleted with tracked changes', textOf(child, new Set(['w:delText', 'w:t'])));
      case 'mc:AlternateContent': {
        const chosen = element(child, 'mc:Choice') ?? element(child, 'mc:Fallback');
        if (chosen) blocks.push(...this.blocksOf(chosen));
        return;
      }
      case 'w:altChunk':
        return this.leaveOut('a part in another format', 'Its text is not read.');
    }
  }

  private paragraph(source: XmlElement, blocks: WordBlock[]): void {
    const properties = element(source, 'w:pPr');
    const style = this.styles.get(valueOf(properties, 'w:pStyle') ?? '') ?? plainStyle;
    if (/^toc \d$/.test(style.name)) return this.leaveOut('table of contents', textOf(source, written));
    const boxes: XmlElement[] = [];
    const context = {
      styles: this.styles,
      relations: this.relations,
      leaveOut: (left: LeftOut) => void this.leftOut.push(left),
      box: (content: XmlElement) => void boxes.push(content),
    };
    const heading = outlineOf(properties) ?? style.heading;
    const code = isCode(style);
    // Bold is how headings look, and italic is how quotations do.
    const looksSo = heading > 0 || code || isQuote(style.name) || style.name.startsWith('workback ');
    const base = looksSo ? plainStyle : style;
    const reader = new RunReader(context, base);
    reader.read(source);
    const paragraph: WordParagraph = {
      kind: 'paragraph',
      style: style.name,
      heading,
      list: this.listOf(properties, style),
      mono: code,
      align: alignOf(valueOf(properties, 'w:jc')),
      runs: reader.runs,
      bookmarks: reader.bookmarks,
    };
    blocks.push(paragraph);
    // Boxes in boxes in boxes are no document.
    if (this.depth > 8) return;
    this.depth += 1;
    for (const box of boxes) blocks.push(...this.blocksOf(box));
    this.depth -= 1;
  }

  private listOf(properties: XmlElement | undefined, style: WordStyle): WordParagraph['list'] {
    const named = listOf(properties);
    const list = named === undefined ? style.list : named;
    if (list === null) return null;
    const level = this.lists.get(list.id)?.[list.level];
    return level ? { ...list, ...level } : null;
  }

  private leaveOut(what: string, text: string): void {
    if (text !== '') this.leftOut.push({ what, text });
  }
}

function alignOf(value: string | undefined): WordParagraph['align'] {
  if (value === 'center' || value === 'right' || value === 'left') return value;
  return value === 'end' ? 'right' : value === 'start' ? 'left' : null;
}

/** Says whether a paragraph style sets a quotation. */
export function isQuote(name: string): boolean {
  return /^(?:intense )?quote$|^block text$|^quotations$/.test(name);
}

/** Says whether a paragraph style sets code. */
function isCode({ name, mono }: Pick<WordStyle, 'name' | 'mono'>): boolean {
  return (
    mono || /^(?:source code|code|code block|html preformatted|macro text|preformatted text|plain text)$/.test(name)
  );
}

/** The cells of a row, also those in controls around cells. */
function cellsOf(row: XmlElement): XmlElement[] {
  return elements(row).flatMap((child) => {
    if (child.name === 'w:tc') return [child];
    return child.name === 'w:sdt' ? elements(element(child, 'w:sdtContent'), 'w:tc') : [];
  });
}

function isContents(control: XmlElement): boolean {
  const gallery = element(element(element(control, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery');
  return gallery?.attributes['w:val'] === 'Table of Contents';
}

/** Headers, footers and comments: they are in the file and not in its text. */
function besideText(parts: WordParts, relations: ReadonlyMap<string, Relation>): LeftOut[] {
  const left: LeftOut[] = [];
  const seen = new Set<string>();
  for (const { type, target, external } of relations.values()) {
    if (external || !['header', 'footer', 'comments'].includes(type)) continue;
    const root = rootOf(parts, target);
    const pieces = type === 'comments' ? elements(root, 'w:comment') : root ? [root] : [];
    for (const piece of pieces) {
      const text = textOf(piece, written);
      const author = type === 'comments' ? (piece.attributes['w:author'] ?? '') : '';
      const what =
        { header: 'page header', footer: 'page footer', comments: `comment${author ? ` of ${author}` : ''}` }[type] ??
        type;
      if (text !== '' && !seen.has(`${what} ${text}`)) left.push({ what, text });
      seen.add(`${what} ${text}`);
    }
  }
  return left;
}

function propertiesOf(root: XmlElement | undefined): ReadonlyMap<string, string> {
  return new Map(
    elements(root, 'property').map((property) => {
      const [value] = elements(property);
      const text = (value?.children ?? []).filter((child) => typeof child === 'string').join('');
      return [property.attributes['name'] ?? '', text];
    }),
  );
}
