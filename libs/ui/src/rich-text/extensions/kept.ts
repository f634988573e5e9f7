import { Node } from '@tiptap/core';

const source = { source: { default: '', rendered: false } };

/** Markdown among words that the editor has no form for, such as a foot note or markup: shown as it is, and kept. */
export const KeptInline = Node.create({
  name: 'keptInline',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => source,
  parseHTML: () => [{ tag: 'code[data-kept]', priority: 60, getAttrs: (element) => ({ source: element.textContent }) }],
  renderHTML: ({ node }) => ['code', { class: 'kept', 'data-kept': '' }, String(node.attrs['source'])],
  renderText: ({ node }) => String(node.attrs['source']),
});

/** A block of Markdown that the editor has no form for: shown as it is, and kept. */
export const KeptBlock = Node.create({
  name: 'keptBlock',
  group: 'block',
  atom: true,
  addAttributes: () => source,
  parseHTML: () => [{ tag: 'pre[data-kept]', priority: 60, getAttrs: (element) => ({ source: element.textContent }) }],
  renderHTML: ({ node }) => ['pre', { class: 'kept', 'data-kept': '' }, String(node.attrs['source'])],
  renderText: ({ node }) => String(node.attrs['source']),
});
