import type { Extensions } from '@tiptap/core';
import { Document } from '@tiptap/extension-document';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { UndoRedo } from '@tiptap/extensions';
import type { Node, Schema } from '@tiptap/pm/model';
import { richExtensions } from '../extensions/rich-extensions.js';
import { KeptSource } from '../markdown/kept-source.js';
import { readMarkdown } from '../markdown/read-markdown.js';
import { emptyParagraph } from '../markdown/rich-json.js';

/** A text opened for editing: its blocks, and the way back to Markdown. */
export interface Opened {
  readonly blocks: readonly Node[];
  /** Says which nodes of a document those blocks are, after the document took them over. */
  standing(now: readonly Node[]): Opened;
  write(now: readonly Node[]): string;
}

/** A way to show a Markdown text in an editor. */
export interface Dialect {
  readonly extensions: Extensions;
  open(markdown: string, schema: Schema): Opened;
}

/** Words with their formatting. */
export const richDialect: Dialect = {
  extensions: richExtensions,
  open(markdown, schema) {
    const read = readMarkdown(markdown);
    const blocks = read.map(({ node }) => schema.nodeFromJSON(node));
    return openedFrom(
      new KeptSource(markdown, read, blocks),
      blocks.length === 0 ? [schema.nodeFromJSON(emptyParagraph)] : blocks,
    );
  },
};

const openedFrom = (source: KeptSource<Node>, blocks: readonly Node[]): Opened => ({
  blocks,
  standing: (now) => openedFrom(source.standing(now), blocks),
  write: (now) => source.write(now),
});

/** The Markdown itself, line by line. */
export const sourceDialect: Dialect = {
  extensions: [
    Document.extend({ content: 'line+' }),
    Paragraph.extend({ group: 'line', content: 'text*', marks: '' }),
    Text,
    UndoRedo,
  ],
  open(markdown, schema) {
    const line = (text: string): Node => schema.node('paragraph', null, text === '' ? [] : [schema.text(text)]);
    const opened: Opened = {
      blocks: markdown.split('\n').map(line),
      standing: () => opened,
      write: (now) => now.map(({ textContent }) => textContent).join('\n'),
    };
    return opened;
  },
};
