import { InputRule } from '@tiptap/core';
import {
  BulletList as TiptapBulletList,
  ListItem as TiptapListItem,
  type ListItemOptions as TiptapListItemOptions,
  OrderedList as TiptapOrderedList,
} from '@tiptap/extension-list';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Whether blank lines stand between the items: kept for the Markdown, not shown. */
const spread = { spread: { default: false, rendered: false } };

export const BulletList = TiptapBulletList.extend({ addAttributes: () => spread });

export const OrderedList = TiptapOrderedList.extend({
  addAttributes() {
    return { ...this.parent?.(), ...spread };
  },
});

/** Whether somebody is at work in a text, or only passing through it on the way along the page. */
interface ListItemStorage {
  atWork: boolean;
}

declare module '@tiptap/core' {
  interface Storage {
    /** Absent where a text has no lists. */
    listItem?: ListItemStorage;
  }
}

/**
 * An item, with a box before it when it is a task: pressed with the mouse, with Ctrl+Enter or from the tool bar. Tab moves it
 * in and out for whoever writes; for whoever only passes, and after Escape, it leads on along the page.
 */
export const ListItem = TiptapListItem.extend<TiptapListItemOptions, ListItemStorage>({
  addStorage: () => ({ atWork: false }),

  addAttributes: () => ({
    ...spread,
    checked: {
      default: null,
      keepOnSplit: false,
      parseHTML: (element: HTMLElement) =>
        element.dataset['checked'] === undefined ? null : element.dataset['checked'] === 'true',
      renderHTML: ({ checked }: { checked?: boolean | null }) =>
        checked == null ? {} : { 'data-checked': String(checked) },
    },
  }),

  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      Tab: () => this.storage.atWork && this.editor.commands.sinkListItem(this.name),
      'Shift-Tab': () => this.storage.atWork && this.editor.commands.liftListItem(this.name),
      'Mod-Enter': () => toggleTask(this.editor.view, this.editor.state.selection.from),
    };
  },

  addInputRules() {
    return [
      new InputRule({
        find: /^\[([ xX])\]\s$/,
        handler: ({ state, range, match }) => {
          const place = state.selection.$from;
          const item = place.node(-1);
          if (item?.type !== this.type || place.index(-1) !== 0) return null;
          state.tr.delete(range.from, range.to).setNodeAttribute(place.before(-1), 'checked', match[1] !== ' ');
          return undefined;
        },
      }),
    ];
  },

  addProseMirrorPlugins() {
    const isBox = (event: MouseEvent): boolean =>
      event.target instanceof HTMLElement && event.target.dataset['checked'] !== undefined && event.offsetX < 0;
    const work = (atWork: boolean): false => {
      this.storage.atWork = atWork;
      return false;
    };
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            blur: () => work(false),
            keydown: (_, { key }) => (passing.has(key) ? false : work(key !== 'Escape')),
            mousedown: (view, event) => {
              work(true);
              if (!isBox(event)) return false;
              event.preventDefault();
              return toggleTask(view, view.posAtDOM(event.target as HTMLElement, 0));
            },
          },
        },
      }),
    ];
  },
});

/** Keys that change nothing and move nothing within a text. */
const passing: ReadonlySet<string> = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta']);

/** Ticks or unticks the task at a position; false when there is none. */
export function toggleTask(view: EditorView, position: number): boolean {
  const place = view.state.doc.resolve(position);
  for (let depth = place.depth; depth > 0; depth -= 1) {
    const node = place.node(depth);
    if (node.type.name !== 'listItem') continue;
    if (typeof node.attrs['checked'] !== 'boolean') return false;
    view.dispatch(view.state.tr.setNodeAttribute(place.before(depth), 'checked', !node.attrs['checked']));
    return true;
  }
  return false;
}
