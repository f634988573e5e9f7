/** Words of one look. */
export interface WordText {
  readonly kind: 'text';
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
  readonly mono: boolean;
  /** Where they lead, null when nowhere. */
  readonly link: string | null;
  /** The name of their style in lower case, empty without one. */
  readonly style: string;
}

/** A picture in the file; `part` names it within the package. */
export interface WordImage {
  readonly kind: 'image';
  readonly part: string;
  readonly description: string;
  /** The name that the author, or our own export, gave to the picture. */
  readonly title: string;
}

export type WordRun =
  WordText | WordImage | { readonly kind: 'break' } | { readonly kind: 'note'; readonly id: string };

export interface WordParagraph {
  readonly kind: 'paragraph';
  /** The name of its style in lower case. */
  readonly style: string;
  /** 1-9 for a heading, 0 for text. */
  readonly heading: number;
  readonly list: {
    readonly id: string;
    readonly level: number;
    readonly ordered: boolean;
    readonly start: number;
  } | null;
  /** Set in a typewriter face by its style. */
  readonly mono: boolean;
  readonly align: 'left' | 'center' | 'right' | null;
  readonly runs: readonly WordRun[];
  readonly bookmarks: readonly string[];
}

export interface WordTable {
  readonly kind: 'table';
  /** Rows of cells of blocks. */
  readonly rows: readonly (readonly (readonly WordBlock[])[])[];
}

export type WordBlock = WordParagraph | WordTable;

/** What stands in the file and not in the text that is taken over, in words. */
export interface LeftOut {
  readonly what: string;
  readonly text: string;
}

/** A Word document as far as it is text. */
export interface WordDocument {
  readonly blocks: readonly WordBlock[];
  /** Footnotes and endnotes by the id that runs name. */
  readonly notes: ReadonlyMap<string, readonly WordBlock[]>;
  readonly leftOut: readonly LeftOut[];
  /** Properties that a program wrote into the file, by name. */
  readonly properties: ReadonlyMap<string, string>;
}
