import { type Extensions, getSchema } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { CodeBlock } from '@tiptap/extension-code-block';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Italic } from '@tiptap/extension-italic';
import { ListKeymap } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Strike } from '@tiptap/extension-strike';
import { TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { Gapcursor, TrailingNode, UndoRedo } from '@tiptap/extensions';
import { Image } from './image.js';
import { KeptBlock, KeptInline } from './kept.js';
import { Link } from './link.js';
import { BulletList, ListItem, OrderedList } from './lists.js';
import { Table, TableCell, TableHeader } from './tables.js';

/** Only where Markdown has line breaks. */
const Break = HardBreak.extend({
  addKeyboardShortcuts() {
    return {
      'Shift-Enter': () => {
        const { $from } = this.editor.state.selection;
        const refused =
          $from.parent.type.name === 'heading' || ['tableCell', 'tableHeader'].includes($from.node(-1)?.type.name);
        return refused || this.editor.commands.setHardBreak();
      },
    };
  },
});

/** What a text can hold: what Markdown has a form for, and nothing else. */
export const richExtensions: Extensions = [
  Document,
  Paragraph,
  Text,
  Bold,
  Italic,
  Strike,
  // Code may stand in bold words and in links, as in Markdown.
  Code.extend({ excludes: '' }),
  Link,
  Heading,
  Blockquote,
  BulletList,
  OrderedList,
  ListItem,
  ListKeymap.configure({ listTypes: [{ itemName: 'listItem', wrapperNames: ['bulletList', 'orderedList'] }] }),
  CodeBlock.configure({ languageClassPrefix: null }),
  HorizontalRule,
  Break,
  Image,
  KeptInline,
  KeptBlock,
  Table,
  TableRow,
  TableHeader,
  TableCell,
  UndoRedo,
  Gapcursor,
  TrailingNode,
];

/** The form of those texts. */
export const richSchema = getSchema(richExtensions);
