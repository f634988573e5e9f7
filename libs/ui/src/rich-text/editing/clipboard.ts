import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorProps, EditorView } from '@tiptap/pm/view';
import { readMarkdown } from '../markdown/read-markdown.js';
import type { RichNode } from '../markdown/rich-json.js';
import { writeMarkdown } from '../markdown/write-markdown.js';
import { isSafeAddress } from '../safe-address.js';
import { cleanPaste, isMarkdown } from './clean-paste.js';

/** Pasting and copying of formatted words: markup is cleaned, plain text is read as the Markdown it may be. */
export const richClipboard: EditorProps = {
  transformPastedHTML: cleanPaste,
  clipboardTextParser: (text, _, plain, view) =>
    plain ? plainSlice(text, view.state.schema) : markdownSlice(text, view.state.schema),
  clipboardTextSerializer: textOf,
  handlePaste(view, event) {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const html = event.clipboardData?.getData('text/html') ?? '';
    if (view.state.selection.$from.parent.type.spec.code) return false;
    if (linkSelection(view, text.trim())) return true;
    if (html === '' || !isMarkdown(text, html)) return false;
    view.dispatch(
      view.state.tr.replaceSelection(markdownSlice(text, view.state.schema)).scrollIntoView().setMeta('paste', true),
    );
    return true;
  },
};

/** Pasting and copying of source: lines as they are. */
export const sourceClipboard: EditorProps = {
  transformPastedHTML: () => '',
  clipboardTextParser: (text, _, __, view) => plainSlice(text, view.state.schema),
  clipboardTextSerializer: (slice) => linesOf(slice.content).join('\n'),
  handlePaste(view, event) {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text !== '')
      view.dispatch(
        view.state.tr.replaceSelection(plainSlice(text, view.state.schema)).scrollIntoView().setMeta('paste', true),
      );
    return true;
  },
};

/** An address pasted over selected words links them. */
function linkSelection(view: EditorView, text: string): boolean {
  const { selection, schema, tr } = view.state;
  const link = schema.marks['link'];
  if (!link || selection.empty || !(selection instanceof TextSelection) || /\s/.test(text) || !isSafeAddress(text))
    return false;
  view.dispatch(tr.addMark(selection.from, selection.to, link.create({ href: text })).setMeta('paste', true));
  return true;
}

function markdownSlice(text: string, schema: Schema): Slice {
  const nodes = readMarkdown(text.replace(/\r\n?/g, '\n')).map(({ node }) => schema.nodeFromJSON(node));
  return openEnds(Fragment.from(nodes));
}

function plainSlice(text: string, schema: Schema): Slice {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)]));
  return openEnds(Fragment.from(lines));
}

/** The first and the last paragraph run on into the words around them. */
function openEnds(content: Fragment): Slice {
  const open = (node: Node | null): number => (node?.type.name === 'paragraph' ? 1 : 0);
  return new Slice(content, open(content.firstChild), open(content.lastChild));
}

/** Copied words as plain text: one run of them as it reads, anything more as Markdown. */
function textOf(slice: Slice): string {
  const { content } = slice;
  const only = content.childCount === 1 ? content.firstChild : null;
  const isPlain =
    only?.type.name === 'paragraph' && only.children.every((node) => node.isText && node.marks.length === 0);
  if (only && isPlain) return only.textContent;
  return writeMarkdown((content.toJSON() ?? []) as RichNode[]);
}

const linesOf = (content: Fragment): string[] => content.content.map(({ textContent }) => textContent);
