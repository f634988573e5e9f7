import type { BlockContent, Definition, DefinitionContent, List, ListItem, RootContent, Table } from 'mdast';
import { parseTree } from './parse-tree.js';
import { type Definitions, readInline } from './read-inline.js';
import { emptyParagraph, type RichNode } from './rich-json.js';
import { writeTree } from './write-tree.js';

/** One block of a document and the stretch of the Markdown it was read from. */
export interface ReadBlock {
  readonly node: RichNode;
  readonly start: number;
  readonly end: number;
}

/** The outermost blocks of a Markdown text in the editor's terms, each with its place in the text. */
export function readMarkdown(markdown: string): readonly ReadBlock[] {
  const tree = parseTree(markdown);
  const definitions = definitionsOf(tree.children);
  return tree.children.flatMap((child) => {
    const { start, end } = child.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return [];
    const node = readBlock(child as BlockContent, definitions);
    // The indent of a first line belongs to the block: later lines are measured by it.
    return [{ node, start: lineStart(markdown, start.offset), end: end.offset }];
  });
}

/** A whole document in the editor's terms. */
export function readDocument(markdown: string): RichNode {
  const blocks = readMarkdown(markdown).map(({ node }) => node);
  return { type: 'doc', content: blocks.length === 0 ? [emptyParagraph] : blocks };
}

function definitionsOf(nodes: readonly RootContent[]): Definitions {
  const found = new Map<string, Definition>();
  const waiting: RootContent[] = [...nodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    // The first definition of a label counts.
    if (node.type === 'definition') {
      if (!found.has(node.identifier)) found.set(node.identifier, node);
    } else if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem') {
      waiting.push(...[...node.children].reverse());
    }
  }
  return found;
}

function readBlock(node: BlockContent | DefinitionContent, definitions: Definitions): RichNode {
  switch (node.type) {
    case 'paragraph':
      return { type: 'paragraph', ...content(readInline(node.children, definitions)) };
    case 'heading':
      return {
        type: 'heading',
        attrs: { level: node.depth },
        ...content(
          readInline(node.children, definitions).map((each) => (each.type === 'hardBreak' ? aSpace(each) : each)),
        ),
      };
    case 'blockquote':
      return { type: 'blockquote', content: readBlocks(node.children, definitions) };
    case 'list':
      return readList(node, definitions);
    case 'code':
      return {
        type: 'codeBlock',
        attrs: { language: [node.lang, node.meta].filter(Boolean).join(' ') || null },
        ...(node.value === '' ? {} : { content: [{ type: 'text', text: node.value }] }),
      };
    case 'thematicBreak':
      return { type: 'horizontalRule' };
    case 'table':
      return readTable(node, definitions);
    case 'html':
      return { type: 'keptBlock', attrs: { source: node.value } };
    default:
      return { type: 'keptBlock', attrs: { source: writeTree([node]) } };
  }
}

function readBlocks(nodes: readonly (BlockContent | DefinitionContent)[], definitions: Definitions): RichNode[] {
  return nodes.length === 0 ? [emptyParagraph] : nodes.map((node) => readBlock(node, definitions));
}

function readList(list: List, definitions: Definitions): RichNode {
  return {
    type: list.ordered ? 'orderedList' : 'bulletList',
    attrs: { ...(list.ordered ? { start: list.start ?? 1 } : {}), spread: isSpread(list.children) },
    content: list.children.map((item) => readItem(item, definitions)),
  };
}

/** Says whether blank lines stand between neighbours; the parser also counts some behind the last one. */
const isSpread = (nodes: readonly Pick<ListItem, 'position'>[]): boolean =>
  nodes.some(({ position }, at) => {
    const next = nodes[at + 1]?.position;
    return position !== undefined && next !== undefined && next.start.line - position.end.line > 1;
  });

function readItem(item: ListItem, definitions: Definitions): RichNode {
  const blocks = readBlocks(item.children, definitions);
  return {
    type: 'listItem',
    attrs: { checked: item.checked ?? null, spread: isSpread(item.children) },
    // An item of the editor starts with words, if only with none.
    content: blocks[0]?.type === 'paragraph' ? blocks : [emptyParagraph, ...blocks],
  };
}

function readTable(table: Table, definitions: Definitions): RichNode {
  const width = Math.max(1, ...table.children.map((row) => row.children.length));
  const rows = table.children.map((row, at) => ({
    type: 'tableRow',
    content: Array.from({ length: width }, (_, column) => {
      const inline = readInline(row.children[column]?.children ?? [], definitions);
      return {
        type: at === 0 ? 'tableHeader' : 'tableCell',
        attrs: { align: table.align?.[column] ?? null },
        content: [{ type: 'paragraph', ...content(inline) }],
      };
    }),
  }));
  return { type: 'table', content: rows };
}

const content = (inline: RichNode[]) => (inline.length === 0 ? {} : { content: inline });

const aSpace = ({ marks }: RichNode): RichNode => ({ type: 'text', text: ' ', ...(marks ? { marks } : {}) });

function lineStart(markdown: string, offset: number): number {
  let at = offset;
  while (at > 0 && (markdown[at - 1] === ' ' || markdown[at - 1] === '\t')) at -= 1;
  return at;
}
