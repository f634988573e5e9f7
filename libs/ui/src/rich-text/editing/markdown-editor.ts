import { Editor } from '@tiptap/core';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import type { EditorProps } from '@tiptap/pm/view';
import { mergeTexts, textOf } from '@workback/domain/prfaq/merge-text';
import type { Dialect, Opened } from './dialect.js';
import { layOver } from './lay-over.js';

/** Quiet after the last key before the words are written out as Markdown. */
const QUIET_MS = 250;
/** Somebody who never pauses has them written out at least this often. */
const LONGEST_WAIT_MS = 1_000;
const OUTSIDE = 'outside';

interface MarkdownEditorOptions {
  readonly element: HTMLElement;
  readonly dialect: Dialect;
  readonly markdown: string;
  readonly props: EditorProps;
  /** The words as Markdown, a moment after they were typed. */
  readonly onChange: (markdown: string) => void;
  /** A first key since the words were last written out. */
  readonly onTyping: () => void;
}

/**
 * An editor of one Markdown text. Keys cost no more than the editor itself: the Markdown is written when the hands rest.
 * Text from outside is laid over what stands there, and the cursor and the steps back survive it.
 */
export class MarkdownEditor {
  readonly editor: Editor;
  private opened: Opened;
  /** The text as both sides last knew it. */
  private known: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private firstKeyAtMs: number | null = null;
  /** Text from outside that waits for the end of a composition, as of Chinese or Japanese words. */
  private waiting: string | null = null;

  constructor(private readonly options: MarkdownEditorOptions) {
    this.known = options.markdown;
    this.editor = new Editor({
      element: options.element,
      extensions: options.dialect.extensions,
      injectCSS: false,
      enableCoreExtensions: {
        delete: false,
        drop: false,
        paste: false,
        textDirection: false,
        clipboardTextSerializer: false,
      },
      editorProps: {
        ...options.props,
        handleDOMEvents: { ...options.props.handleDOMEvents, compositionend: () => this.afterComposition() },
      },
      onTransaction: ({ transaction }) => {
        if (transaction.docChanged && transaction.getMeta(OUTSIDE) !== true) this.typed();
      },
    });
    this.opened = options.dialect.open(options.markdown, this.editor.schema);
    const { tr } = this.editor.state;
    this.editor.view.dispatch(
      tr.replaceWith(0, tr.doc.content.size, this.opened.blocks).setMeta(OUTSIDE, true).setMeta('addToHistory', false),
    );
    this.opened = this.opened.standing(this.blocks());
  }

  /** Has the words written out now, if a key was typed since the last time. */
  flush(): void {
    clearTimeout(this.timer);
    if (this.firstKeyAtMs === null) return;
    this.firstKeyAtMs = null;
    const markdown = this.write();
    if (markdown === this.known) return;
    this.known = markdown;
    this.options.onChange(markdown);
  }

  /** Takes over a text from outside. Keys that were typed meanwhile stay, beside what the other side wrote. */
  apply(markdown: string): void {
    if (markdown === this.known) return;
    if (this.editor.view.composing) {
      this.waiting = markdown;
      return;
    }
    const isTyping = this.firstKeyAtMs !== null;
    const text = isTyping ? textOf(mergeTexts(this.known, this.write(), markdown), 'both') : markdown;
    this.known = markdown;
    const opened = this.options.dialect.open(text, this.editor.schema);
    this.editor.view.dispatch(layOver(this.editor.state, opened.blocks).setMeta(OUTSIDE, true));
    this.opened = opened.standing(this.blocks());
  }

  /** Puts the cursor at the start, or as near as may be to a point of the window, and the keyboard into the text. */
  enter(where: 'start' | { readonly left: number; readonly top: number }): void {
    const { view, state, storage } = this.editor;
    if (storage.listItem) storage.listItem.atWork = where !== 'start';
    const found = where === 'start' ? null : view.posAtCoords(where);
    const place = state.doc.resolve(Math.min(found?.pos ?? 0, state.doc.content.size));
    view.dispatch(state.tr.setSelection(Selection.near(place)));
    view.focus();
  }

  /** Puts Markdown where the cursor is, as the writer's own. */
  insert(markdown: string): void {
    const { view, state, schema } = this.editor;
    const blocks = this.options.dialect.open(markdown, schema).blocks;
    view.dispatch(state.tr.replaceSelection(new Slice(Fragment.from(blocks), 0, 0)).scrollIntoView());
  }

  destroy(): void {
    this.flush();
    this.editor.destroy();
  }

  private typed(): void {
    const nowMs = performance.now();
    if (this.firstKeyAtMs === null) {
      this.firstKeyAtMs = nowMs;
      this.options.onTyping();
    }
    clearTimeout(this.timer);
    const leftMs = Math.max(0, this.firstKeyAtMs + LONGEST_WAIT_MS - nowMs);
    this.timer = setTimeout(() => this.flush(), Math.min(QUIET_MS, leftMs));
  }

  private write(): string {
    return this.opened.write(this.blocks());
  }

  private blocks(): readonly Node[] {
    return this.editor.state.doc.content.content;
  }

  private afterComposition(): void {
    const { waiting } = this;
    this.waiting = null;
    if (waiting !== null) setTimeout(() => this.apply(waiting));
  }
}
