import {
  AlignmentType,
  Bookmark,
  ExternalHyperlink,
  FootnoteReferenceRun,
  ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { AlignType, Blockquote, List, Nodes, PhrasingContent, RootContent, Table as MdTable } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { idOf, looks, numbersFrom } from './word-looks.js';

/** A picture that can stand in a Word file. */
export interface WordFilePicture {
  readonly type: 'png' | 'jpg' | 'gif';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What texts share within one file. */
export interface WordDesk {
  /** Pictures by the address that Markdown names. */
  readonly pictures: ReadonlyMap<string, WordFilePicture>;
  /** The address of the product, for links that name no host. */
  readonly origin: string;
  /** Footnotes of the file, filled while texts are written. */
  readonly notes: Record<number, { children: Paragraph[] }>;
  /** Lists of the file so far: each counts by itself. */
  lists: number;
  /** Numbers from which lists count. */
  readonly starts: Set<number>;
}

type Block = Paragraph | Table;
/** How the words around say that words look. */
type Look = Pick<IRunOptions, 'bold' | 'italics' | 'strike'>;
interface Place {
  readonly paragraph: IParagraphOptions;
  readonly look: Look;
}

const WIDEST = 560;
const TALLEST = 700;
const page: Place = { paragraph: {}, look: {} };
const schemes = /^(?:https?:|mailto:)/i;

/** Writes a Markdown text as blocks of a Word file. */
export function wordBlocks(markdown: string, desk: WordDesk): Block[] {
  const root = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return new BlockWriter(desk, root.children).blocks(root.children, page);
}

/** Text without characters that XML cannot hold. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

class BlockWriter {
  private readonly definitions = new Map<string, string>();
  private readonly notes = new Map<string, readonly RootContent[]>();

  constructor(
    private readonly desk: WordDesk,
    all: readonly RootContent[],
  ) {
    const open: Nodes[] = [...all];
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.type === 'definition') this.definitions.set(node.identifier, node.url);
      if (node.type === 'footnoteDefinition') this.notes.set(node.identifier, node.children);
      if ('children' in node) open.push(...node.children);
    }
  }

  blocks(nodes: readonly RootContent[], place: Place): Block[] {
    return nodes.flatMap((node) => this.block(node, place));
  }

  private block(node: RootContent, place: Place): Block[] {
    switch (node.type) {
      case 'paragraph':
        return [this.paragraph(node.children, place)];
      case 'heading':
        return [this.paragraph(node.children, { ...place, paragraph: styled(looks.text(node.depth)) })];
      case 'list':
        return this.list(node, place, 0);
      case 'blockquote':
        return this.quote(node, place);
      case 'code':
        return codeBlocks(node.value, node.lang ?? '');
      case 'thematicBreak':
        return [new Paragraph(styled(looks.rule))];
      case 'table':
        return [this.table(node)];
      case 'html':
        return [new Paragraph({ ...place.paragraph, children: this.text(node.value, place.look) })];
      default:
        return [];
    }
  }

  private paragraph(children: readonly PhrasingContent[], { paragraph, look }: Place): Paragraph {
    return new Paragraph({ ...paragraph, children: this.inline(children, look) });
  }

  private quote({ children }: Blockquote, place: Place): Block[] {
    return this.blocks(children, { ...place, paragraph: styled(looks.quote) });
  }

  private list({ children, ordered, start }: List, place: Place, level: number): Block[] {
    const at = Math.min(level, 8);
    const from = ordered ? (start ?? 1) : 0;
    this.desk.lists += 1;
    if (ordered) this.desk.starts.add(from);
    const numbering = { reference: ordered ? numbersFrom(from) : 'bullets', level: at, instance: this.desk.lists };
    return children.flatMap((item) =>
      item.children.flatMap((child, position): Block[] => {
        if (child.type === 'list') return this.list(child, place, level + 1);
        if (child.type !== 'paragraph') return this.block(child, place);
        const indent = { indent: { left: 480 * (at + 1) } };
        const inside = { ...place, paragraph: { ...styled(looks.inList), ...indent } };
        if (position > 0) return [this.paragraph(child.children, inside)];
        const box = item.checked == null ? [] : [new TextRun(item.checked ? '[x] ' : '[ ] ')];
        return [new Paragraph({ numbering, children: [...box, ...this.inline(child.children, place.look)] })];
      }),
    );
  }

  private table({ children, align }: MdTable): Table {
    const columns = Math.max(1, ...children.map((row) => row.children.length));
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: children.map(
        (row, at) =>
          new TableRow({
            tableHeader: at === 0,
            children: Array.from({ length: columns }, (_, column) => {
              const own = this.inline(row.children[column]?.children ?? [], {});
              const paragraph = new Paragraph({ ...alignment(align?.[column]), spacing: { after: 40 }, children: own });
              return new TableCell({ children: [paragraph] });
            }),
          }),
      ),
    });
  }

  private inline(nodes: readonly PhrasingContent[], look: Look): ParagraphChild[] {
    return nodes.flatMap((node): ParagraphChild[] => {
      switch (node.type) {
        case 'text':
          return this.text(node.value, look);
        case 'strong':
          return this.inline(node.children, { ...look, bold: true });
        case 'emphasis':
          return this.inline(node.children, { ...look, italics: true });
        case 'delete':
          return this.inline(node.children, { ...look, strike: true });
        case 'inlineCode':
          return [new TextRun({ ...look, text: xmlText(node.value), style: idOf(looks.inlineCode) })];
        case 'break':
          return [new TextRun({ break: 1 })];
        case 'link':
          return this.link(node.url, this.inline(node.children, look), look);
        case 'linkReference':
          return this.link(this.definitions.get(node.identifier) ?? '', this.inline(node.children, look), look);
        case 'image':
          return this.image(node.url, node.alt ?? '', look);
        case 'imageReference':
          return this.image(this.definitions.get(node.identifier) ?? '', node.alt ?? '', look);
        case 'footnoteReference':
          return this.note(node.identifier);
        case 'html':
          return this.text(node.value, look);
        default:
          return [];
      }
    });
  }

  private text(value: string, look: Look): ParagraphChild[] {
    return [new TextRun({ ...look, text: xmlText(value).replace(/\s*\n\s*/g, ' ') })];
  }

  /** A link that leads somewhere safe; any other is shown with its address. */
  private link(url: string, children: ParagraphChild[], look: Look): ParagraphChild[] {
    const address = this.absolute(url);
    if (schemes.test(address)) return [new ExternalHyperlink({ link: xmlText(address), children })];
    return url === '' ? children : [...children, ...this.text(` (${url})`, look)];
  }

  private image(url: string, alt: string, look: Look): ParagraphChild[] {
    const picture = this.desk.pictures.get(url);
    if (!picture) {
      const words = new TextRun({ text: xmlText(alt) || 'image', style: idOf(looks.pictureElsewhere) });
      return this.link(url, [words], look);
    }
    const { type, bytes, width, height } = picture;
    const scale = Math.min(1, WIDEST / width, TALLEST / height);
    return [
      new ImageRun({
        type,
        data: bytes,
        transformation: {
          width: Math.max(1, Math.round(width * scale)),
          height: Math.max(1, Math.round(height * scale)),
        },
        altText: { name: 'Image', description: xmlText(alt), title: url },
      }),
    ];
  }

  private note(identifier: string): ParagraphChild[] {
    const note = this.notes.get(identifier);
    if (!note) return [];
    const id = Object.keys(this.desk.notes).length + 1;
    // Taken before its text is written: a note may name itself.
    this.desk.notes[id] = { children: [] };
    const blocks = this.blocks(note, page).filter((block) => block instanceof Paragraph);
    this.desk.notes[id] = { children: blocks };
    return [new FootnoteReferenceRun(id)];
  }

  private absolute(url: string): string {
    return url.startsWith('/') && !url.startsWith('//') ? `${this.desk.origin}${url}` : url;
  }
}

/** A line a paragraph; a bookmark at the first says that a block begins, and in which language. */
function codeBlocks(code: string, language: string): Paragraph[] {
  const name = `code_${Buffer.from(language.slice(0, 16)).toString('hex')}`;
  return code.split('\n').map((line, at) => {
    const words = new TextRun(xmlText(line));
    return new Paragraph({
      ...styled(looks.code),
      children: at === 0 ? [new Bookmark({ id: name, children: [words] })] : [words],
    });
  });
}

const styled = (name: string): { style: string } => ({ style: idOf(name) });

function alignment(align: AlignType | undefined): Pick<IParagraphOptions, 'alignment'> {
  if (align === 'right') return { alignment: AlignmentType.RIGHT };
  if (align === 'center') return { alignment: AlignmentType.CENTER };
  return align === 'left' ? { alignment: AlignmentType.LEFT } : {};
}
