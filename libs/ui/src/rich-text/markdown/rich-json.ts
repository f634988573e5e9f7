/** A mark on words, as ProseMirror writes it to JSON. */
export interface RichMark {
  readonly type: 'bold' | 'italic' | 'strike' | 'code' | 'link';
  readonly attrs?: Readonly<Record<string, unknown>>;
}

/** A node of the editor's document, as ProseMirror writes it to JSON. */
export interface RichNode {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly RichMark[];
  readonly content?: readonly RichNode[];
}

/** A paragraph with nothing in it: what the editor needs where Markdown has nothing. */
export const emptyParagraph: RichNode = { type: 'paragraph' };

/** Says whether a node is a paragraph without words; Markdown has no such thing. */
export const isEmptyParagraph = ({ type, content = [] }: RichNode): boolean =>
  type === 'paragraph' && content.every(isBlank);

const isBlank = ({ type, text = '', marks = [] }: RichNode): boolean =>
  type === 'hardBreak' || (type === 'text' && text.trim() === '' && marks.every((mark) => mark.type !== 'code'));

/** A text attribute of a node or mark, empty when it is not there. */
export function textAttr(attrs: Readonly<Record<string, unknown>> | undefined, name: string): string {
  const value = attrs?.[name];
  return typeof value === 'string' ? value : '';
}
