import { Table as TiptapTable, TableCell as TiptapCell, TableHeader as TiptapHeader } from '@tiptap/extension-table';

/** Markdown has no cells that reach over others. */
const single = { default: 1, parseHTML: () => 1, rendered: false };
const unset = { default: null, parseHTML: () => null, rendered: false };
const onlyItself = { colspan: single, rowspan: single, colwidth: unset };

/** A table as Markdown has them: one line in a cell, the first row its head. Tab goes on to the next cell, and out of the last. */
export const Table = TiptapTable.extend({
  renderHTML: () => ['div', { class: 'scrollx' }, ['table', ['tbody', 0]]],
  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      Tab: () => this.editor.commands.goToNextCell(),
      'Shift-Tab': () => this.editor.commands.goToPreviousCell(),
    };
  },
}).configure({ resizable: false, View: null });

export const TableCell = TiptapCell.extend({
  content: 'paragraph',
  addAttributes() {
    return { ...this.parent?.(), ...onlyItself };
  },
});

export const TableHeader = TiptapHeader.extend({
  content: 'paragraph',
  addAttributes() {
    return { ...this.parent?.(), ...onlyItself };
  },
});
