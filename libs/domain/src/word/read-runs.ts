import type { LeftOut, WordRun, WordText } from './word-document.js';
import type { Relation } from './word-package.js';
import { isMono, plainStyle, type WordStyle } from './word-styles.js';
import { element, elements, isOn, textOf, valueOf, type XmlElement } from './xml.js';

/** What reading the words of a paragraph needs to know of the document around it. */
export interface RunContext {
  readonly styles: ReadonlyMap<string, WordStyle>;
  readonly relations: ReadonlyMap<string, Relation>;
  /** Takes what is not text of the document. */
  readonly leaveOut: (left: LeftOut) => void;
  /** Takes a text box, whose paragraphs stand beside the words. */
  readonly box: (content: XmlElement) => void;
}

const written: ReadonlySet<string> = new Set(['w:t', 'm:t']);
const deleted: ReadonlySet<string> = new Set(['w:delText', 'w:t']);
const drawn: ReadonlySet<string> = new Set(['w:t', 'a:t', 'v:textpath']);

interface Field {
  code: string;
  /** Between the code and the end of the field stands what it shows. */
  shown: boolean;
}

/** Reads the words, pictures and notes of a paragraph in their order. */
export class RunReader {
  readonly runs: WordRun[] = [];
  readonly bookmarks: string[] = [];
  private readonly fields: Field[] = [];

  constructor(
    private readonly context: RunContext,
    /** What the style of the paragraph says about every word. */
    private readonly base: WordStyle,
  ) {}

  /** Reads what stands in a paragraph, or in anything that wraps words. */
  read(parent: XmlElement, link: string | null = null): void {
    for (const child of elements(parent)) this.child(child, link);
  }

  private child(child: XmlElement, link: string | null): void {
    switch (child.name) {
      case 'w:r':
        return this.run(child, link);
      case 'w:hyperlink':
        return this.read(child, this.targetOf(child) ?? link);
      case 'w:fldSimple':
        return this.read(child, addressOf(child.attributes['w:instr'] ?? '') ?? link);
      case 'w:ins':
      case 'w:moveTo':
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:dir':
      case 'w:bdo':
        return this.read(child, link);
      case 'w:sdt':
        return this.read(element(child, 'w:sdtContent') ?? child, link);
      case 'w:del':
      case 'w:moveFrom':
        return this.leaveOut('deleted with tracked changes', textOf(child, deleted));
      case 'm:oMath':
      case 'm:oMathPara':
        return this.add({ text: textOf(child, written) }, undefined, link);
      case 'w:bookmarkStart':
        this.bookmarks.push(child.attributes['w:name'] ?? '');
        return;
      case 'mc:AlternateContent':
        return this.alternative(child, (content) => this.read(content, link));
    }
  }

  private run(run: XmlElement, link: string | null): void {
    const properties = element(run, 'w:rPr');
    if (isOn(properties, 'w:vanish')) return this.leaveOut('hidden text', textOf(run, written));
    for (const part of elements(run)) this.part(part, properties, link);
  }

  private part(part: XmlElement, properties: XmlElement | undefined, link: string | null): void {
    switch (part.name) {
      case 'w:fldChar':
        return this.field(part.attributes['w:fldCharType']);
      case 'w:instrText':
        if (this.fields.length > 0) (this.fields.at(-1) as Field).code += plain(part);
        return;
      case 'w:t':
        return this.add({ text: plain(part) }, properties, link);
      case 'w:tab':
      case 'w:ptab':
        return this.add({ text: ' ' }, properties, link);
      case 'w:noBreakHyphen':
        return this.add({ text: '-' }, properties, link);
      case 'w:sym':
        return this.add({ text: symbolOf(part.attributes['w:char']) }, properties, link);
      case 'w:br':
      case 'w:cr':
        if (this.hidden || ['page', 'column'].includes(part.attributes['w:type'] ?? '')) return;
        this.runs.push({ kind: 'break' });
        return;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.runs.push({ kind: 'note', id: `${part.name.slice(2, -9)}-${part.attributes['w:id']}` });
        return;
      case 'w:ruby':
        this.read(element(part, 'w:rubyBase') ?? part, link);
        return this.leaveOut('reading aid above a word', textOf(element(part, 'w:rt') ?? part, written));
      case 'mc:AlternateContent':
        return this.alternative(part, (content) => {
          for (const inner of elements(content)) this.part(inner, properties, link);
        });
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        return this.drawing(part);
    }
  }

  /** Of several ways to say the same, the first is read; the others repeat it. */
  private alternative(alternatives: XmlElement, read: (content: XmlElement) => void): void {
    const chosen = element(alternatives, 'mc:Choice') ?? element(alternatives, 'mc:Fallback');
    if (chosen) read(chosen);
  }

  private drawing(drawing: XmlElement): void {
    const found = { boxes: [] as XmlElement[], images: [] as string[] };
    let named: XmlElement | undefined;
    const open = [drawing];
    for (let next = open.pop(); next; next = open.pop()) {
      if (next.name === 'w:txbxContent') {
        found.boxes.push(next);
        continue;
      }
      if (next.name === 'wp:docPr') named ??= next;
      const image = next.attributes['r:embed'] ?? (next.name === 'v:imagedata' ? next.attributes['r:id'] : undefined);
      if (image !== undefined && (next.name === 'a:blip' || next.name === 'v:imagedata')) found.images.push(image);
      if (next.name === 'a:blip' && next.attributes['r:link'] !== undefined)
        this.leaveOut(
          'a picture that is not in the file',
          this.context.relations.get(next.attributes['r:link'])?.target ?? '',
        );
      const children = elements(next);
      if (next.name === 'mc:AlternateContent') {
        const chosen = element(next, 'mc:Choice') ?? element(next, 'mc:Fallback');
        if (chosen) open.push(chosen);
      } else open.push(...children.reverse());
    }
    for (const id of found.images) {
      const part = this.context.relations.get(id);
      if (!part || part.external) continue;
      const { descr = '', title = '', name = '' } = named?.attributes ?? {};
      this.runs.push({ kind: 'image', part: part.target, description: descr || title || '', title: title || name });
    }
    for (const box of found.boxes) this.context.box(box);
    if (found.images.length === 0 && found.boxes.length === 0) this.leaveOut('a drawing', textOf(drawing, drawn));
  }

  private field(type: string | undefined): void {
    if (type === 'begin') this.fields.push({ code: '', shown: false });
    else if (type === 'separate') {
      const field = this.fields.at(-1);
      if (field) field.shown = true;
    } else if (type === 'end') this.fields.pop();
  }

  /** Inside the code of a field, which nobody sees. */
  private get hidden(): boolean {
    return this.fields.some(({ shown }) => !shown);
  }

  private add({ text }: { text: string }, properties: XmlElement | undefined, link: string | null): void {
    if (text === '' || this.hidden) return;
    const style = this.context.styles.get(valueOf(properties, 'w:rStyle') ?? '') ?? plainStyle;
    const fieldLink = this.fields.map(({ code }) => addressOf(code)).find((address) => address !== null);
    const run: WordText = {
      kind: 'text',
      text,
      bold: isOn(properties, 'w:b') ?? (style.bold || this.base.bold),
      italic: isOn(properties, 'w:i') ?? (style.italic || this.base.italic),
      strike: isOn(properties, 'w:strike') ?? isOn(properties, 'w:dstrike') ?? false,
      mono: isMono(properties) ?? (style.mono || isCodeStyle(style.name)),
      link: link ?? fieldLink ?? null,
      style: style.name,
    };
    const last = this.runs.at(-1);
    if (last?.kind === 'text' && sameLook(last, run))
      this.runs[this.runs.length - 1] = { ...last, text: last.text + text };
    else this.runs.push(run);
  }

  private targetOf(hyperlink: XmlElement): string | null {
    const relation = this.context.relations.get(hyperlink.attributes['r:id'] ?? '');
    return relation?.external ? relation.target : null;
  }

  private leaveOut(what: string, text: string): void {
    if (text.trim() !== '') this.context.leaveOut({ what, text: text.trim() });
  }
}

/** Says whether words of this style are code. */
function isCodeStyle(name: string): boolean {
  return /^(?:code|source code|html code|inline code|verbatim char)(?: char)?$/.test(name);
}

function sameLook(one: WordText, other: WordText): boolean {
  return (['bold', 'italic', 'strike', 'mono', 'link', 'style'] as const).every((look) => one[look] === other[look]);
}

function plain({ children }: XmlElement): string {
  return children.filter((child) => typeof child === 'string').join('');
}

/** The address in the code of a field that links, or null. */
function addressOf(code: string): string | null {
  return /^\s*HYPERLINK\s+(?:\\\w\s+)*"([^"]{1,2000})"/i.exec(code)?.[1] ?? null;
}

/** Symbol faces keep their signs in a private area; what they look like is unknown, so a bullet stands for them. */
function symbolOf(code: string | undefined): string {
  const point = Number.parseInt(code ?? '', 16);
  if (!Number.isInteger(point) || point < 0x20 || point > 0xffff || (point >= 0xd800 && point <= 0xdfff)) return '';
  return point >= 0xe000 && point <= 0xf8ff ? '•' : String.fromCharCode(point);
}
