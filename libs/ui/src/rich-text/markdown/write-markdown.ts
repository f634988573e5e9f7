import type { AlignType, BlockContent, DefinitionContent, ListItem, RootContent, TableCell, TableRow } from 'mdast';
import { isEmptyParagraph, type RichNode, textAttr } from './rich-json.js';
import { writeInline } from './write-inline.js';
import { writeTree } from './write-tree.js';

/** Markdown of some blocks of the editor's document; reading it gives the same blocks again. */
export const writeMarkdown = (blocks: readonly RichNode[]): string => writeTree(writeBlocks(blocks) as RootContent[]);

function writeBlocks(blocks: readonly RichNode[]): (BlockContent | DefinitionContent)[] {
  // Markdown has no empty paragraphs: the blank line is what stands between two others.
  return blocks.filter((block) => !isEmptyParagraph(block)).flatMap(writeBlock);
}

function writeBlock({ type, attrs, content = [] }: RichNode): (BlockContent | DefinitionContent)[] {
  switch (type) {
    case 'heading': {
      const level = Math.min(6, Math.max(1, Number(attrs?.['level']) || 1)) as 1;
      return [{ type: 'heading', depth: level, children: writeInline(content, 'spaces') }];
    }
    case 'blockquote':
      return [{ type: 'blockquote', children: writeBlocks(content) }];
    case 'bulletList':
    case 'orderedList': {
      const ordered = type === 'orderedList';
      const start = ordered ? Number(attrs?.['start'] ?? 1) : null;
      const spread = attrs?.['spread'] === true;
      return [{ type: 'list', ordered, start, spread, children: content.map(writeItem) }];
    }
    case 'codeBlock': {
      const [lang, ...meta] = textAttr(attrs, 'language').split(' ');
      const value = content.map(({ text = '' }) => text).join('');
      return [{ type: 'code', lang: lang || null, meta: meta.join(' ') || null, value }];
    }
    case 'horizontalRule':
      return [{ type: 'thematicBreak' }];
    case 'table':
      return [{ type: 'table', align: alignOf(content), children: content.map(writeRow) }];
    case 'keptBlock':
      return [{ type: 'html', value: textAttr(attrs, 'source') }];
    default: {
      const children = writeInline(content);
      return children.length === 0 ? [] : [{ type: 'paragraph', children }];
    }
  }
}

function writeItem({ attrs, content = [] }: RichNode): ListItem {
  const children = writeBlocks(content);
  const checked = attrs?.['checked'];
  return {
    type: 'listItem',
    // Blocks of most kinds need a blank line between them; one blank line makes the whole item a loose one.
    spread: attrs?.['spread'] === true || children.length > 2 || children.slice(1).some(({ type }) => type !== 'list'),
    // A box stands before words.
    checked: typeof checked === 'boolean' && children[0]?.type === 'paragraph' ? checked : null,
    children,
  };
}

const alignOf = ([first]: readonly RichNode[]): AlignType[] =>
  (first?.content ?? []).map(({ attrs }) => {
    const align = attrs?.['align'];
    return align === 'left' || align === 'right' || align === 'center' ? align : null;
  });

const writeRow = ({ content = [] }: RichNode): TableRow => ({ type: 'tableRow', children: content.map(writeCell) });

function writeCell({ content = [] }: RichNode): TableCell {
  const inline = content.flatMap((paragraph, at) => [
    ...(at === 0 ? [] : [{ type: 'text', text: ' ' }]),
    ...(paragraph.content ?? []).map(withoutBarredCode),
  ]);
  return { type: 'tableCell', children: writeInline(inline, 'spaces') as TableCell['children'] };
}

/** A backslash before a bar would be lost from code in a table cell; from words it is not. */
const withoutBarredCode = (node: RichNode): RichNode =>
  node.text?.includes('\\|') ? { ...node, marks: (node.marks ?? []).filter(({ type }) => type !== 'code') } : node;
