import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

const reading = gfmFromMarkdown();
const extensions = { extensions: [gfm()], mdastExtensions: [reading] };

/** The syntax tree of a Markdown text, read by the same rules as the reading view. */
export const parseTree = (markdown: string): Root => fromMarkdown(markdown, extensions);

/** Makes links of the addresses in the words of a tree, as reading does: an address is a link with or without marks. */
export function linkAddresses(tree: Root): Root {
  for (const { transforms = [] } of reading) for (const transform of transforms ?? []) transform(tree);
  return tree;
}
