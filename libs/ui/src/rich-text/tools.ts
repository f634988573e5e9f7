import type { Editor } from '@tiptap/core';
import { redoDepth, undoDepth } from '@tiptap/pm/history';
import { toggleTask } from './extensions/lists.js';
import type { ToolIcon } from './toolbar-icons.js';

/** One button of the tool bar: what it does, and whether it is on or possible where the cursor is. */
export interface Tool {
  readonly name: string;
  readonly icon: ToolIcon;
  /** As readers of a keyboard say it; shown behind the name. */
  readonly keys?: string;
  readonly run: (editor: Editor) => void;
  readonly isOn?: (editor: Editor) => boolean;
  readonly isPossible?: (editor: Editor) => boolean;
}

const chain = (editor: Editor) => editor.chain().focus();
const outsideCode = (editor: Editor): boolean => !editor.isActive('codeBlock');
const outsideTables = (editor: Editor): boolean => !editor.isActive('table') && outsideCode(editor);

/** The kind of the list that the cursor is in, of several the nearest. */
function innermostList(editor: Editor): string | null {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { name } = $from.node(depth).type;
    if (name === 'bulletList' || name === 'orderedList') return name;
  }
  return null;
}

/** Marks on words. */
export const markTools: readonly Tool[] = [
  {
    name: 'Bold',
    icon: 'bold',
    keys: 'Mod+B',
    run: (editor) => chain(editor).toggleBold().run(),
    isOn: (editor) => editor.isActive('bold'),
    isPossible: outsideCode,
  },
  {
    name: 'Italic',
    icon: 'italic',
    keys: 'Mod+I',
    run: (editor) => chain(editor).toggleItalic().run(),
    isOn: (editor) => editor.isActive('italic'),
    isPossible: outsideCode,
  },
  {
    name: 'Code',
    icon: 'code',
    keys: 'Mod+E',
    run: (editor) => chain(editor).toggleCode().run(),
    isOn: (editor) => editor.isActive('code'),
    isPossible: outsideCode,
  },
];

/** Forms of paragraphs. */
export const blockTools: readonly Tool[] = [
  {
    name: 'Bulleted list',
    icon: 'bullets',
    keys: 'Mod+Shift+8',
    run: (editor) => chain(editor).toggleBulletList().run(),
    isOn: (editor) => innermostList(editor) === 'bulletList',
    isPossible: outsideTables,
  },
  {
    name: 'Numbered list',
    icon: 'numbers',
    keys: 'Mod+Shift+7',
    run: (editor) => chain(editor).toggleOrderedList().run(),
    isOn: (editor) => innermostList(editor) === 'orderedList',
    isPossible: outsideTables,
  },
  {
    name: 'Quote',
    icon: 'quote',
    keys: 'Mod+Shift+B',
    run: (editor) => chain(editor).toggleBlockquote().run(),
    isOn: (editor) => editor.isActive('blockquote'),
    isPossible: outsideTables,
  },
  {
    name: 'Code block',
    icon: 'block',
    keys: 'Mod+Alt+C',
    run: (editor) => chain(editor).toggleCodeBlock().run(),
    isOn: (editor) => editor.isActive('codeBlock'),
    isPossible: (editor) => !editor.isActive('table'),
  },
  {
    name: 'Table',
    icon: 'table',
    run: (editor) => chain(editor).insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(),
    isPossible: outsideTables,
  },
];

/** Steps back and forth. */
export const historyTools: readonly Tool[] = [
  {
    name: 'Undo',
    icon: 'undo',
    keys: 'Mod+Z',
    run: (editor) => chain(editor).undo().run(),
    isPossible: ({ state }) => undoDepth(state) > 0,
  },
  {
    name: 'Redo',
    icon: 'redo',
    keys: 'Mod+Shift+Z',
    run: (editor) => chain(editor).redo().run(),
    isPossible: ({ state }) => redoDepth(state) > 0,
  },
];

/** Ticks a task, where there is one. */
export const taskTool: Tool = {
  name: 'Tick the task',
  icon: 'task',
  keys: 'Mod+Enter',
  run: (editor) => {
    toggleTask(editor.view, editor.state.selection.from);
    editor.view.focus();
  },
  isOn: (editor) => editor.getAttributes('listItem')['checked'] === true,
};

/** Rows and columns of the table that the cursor is in, by what a menu calls them. */
export const tableActions = {
  'Add a row below': (editor: Editor) => chain(editor).addRowAfter().run(),
  'Add a column to the right': (editor: Editor) => chain(editor).addColumnAfter().run(),
  'Remove this row': (editor: Editor) => chain(editor).deleteRow().run(),
  'Remove this column': (editor: Editor) => chain(editor).deleteColumn().run(),
  'Remove the table': (editor: Editor) => chain(editor).deleteTable().run(),
} as const;

/** Forms of a paragraph by the value of the choice. */
export const paragraphForms = [
  ['0', 'Text'],
  ['3', 'Heading'],
  ['4', 'Small heading'],
] as const;

/** The form of the paragraph that the cursor is in. */
export function paragraphForm(editor: Editor): string {
  const level = editor.isActive('heading') ? Number(editor.getAttributes('heading')['level']) : 0;
  return level === 0 ? '0' : level <= 3 ? '3' : '4';
}

/** Gives the paragraph that the cursor is in another form. */
export function setParagraphForm(editor: Editor, form: string): void {
  const level = Number(form) as 0 | 3 | 4;
  if (level === 0) chain(editor).setParagraph().run();
  else chain(editor).setHeading({ level }).run();
}
