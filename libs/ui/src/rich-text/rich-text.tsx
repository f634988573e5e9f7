import { type MouseEvent, type ReactElement, useContext, useLayoutEffect, useRef, useState } from 'react';
import { type Desk, DeskContext, type OpenText } from './desk.js';
import { richClipboard, sourceClipboard } from './editing/clipboard.js';
import { richDialect, sourceDialect } from './editing/dialect.js';
import { MarkdownEditor } from './editing/markdown-editor.js';
import type { PendingTexts } from './pending-texts.js';
import { isHeavy } from './markdown/heavy-text.js';
import { StillText } from './still-text.js';
import './rich-text.css';

export interface RichTextProps {
  readonly id?: string;
  /** What the text is, for those who cannot see where it stands. */
  readonly label: string;
  readonly describedBy?: string;
  readonly markdown: string;
  /** The Markdown, a moment after somebody typed. */
  readonly onChange: (markdown: string) => void;
  /** Somebody typed, and `onChange` will follow. */
  readonly onTyping?: () => void;
  /** Whom to tell that there may be keystrokes that are not written out yet. */
  readonly pending?: PendingTexts;
  readonly addImage?: () => void;
  /** Filled with a way to put Markdown where the cursor is; null while nobody writes here. */
  readonly insertRef?: { current: ((markdown: string) => void) | null };
}

/** Where the cursor goes when a text is opened: to its start, or under the pointer. */
type Entry = 'start' | { readonly left: number; readonly top: number };
type Mode = 'still' | 'rich' | 'source';

/** Formatted text that is kept as Markdown. It is only shown until somebody goes into it, and then it is an editor. */
export function RichText(props: RichTextProps): ReactElement {
  const [mode, setMode] = useState<Mode>('still');
  const entry = useRef<Entry | null>(null);
  const pressed = useRef(false);
  const { id, label, describedBy, markdown } = props;
  const enter = (where: Entry): void => {
    entry.current = where;
    setMode(isHeavy(markdown) ? 'source' : 'rich');
  };
  const click = (event: MouseEvent): void => {
    pressed.current = false;
    const onLink = event.target instanceof Element && event.target.closest('a') !== null;
    if (onLink && (event.ctrlKey || event.metaKey)) return;
    if (onLink) event.preventDefault();
    // Words that were selected to be copied stay selected.
    if (document.getSelection()?.isCollapsed !== false) enter({ left: event.clientX, top: event.clientY });
  };
  if (mode !== 'still') return <OpenEditor key={mode} {...props} mode={mode} onMode={setMode} entry={entry} />;
  return (
    <StillText
      {...(id ? { id } : {})}
      role="textbox"
      aria-multiline="true"
      aria-label={label}
      aria-describedby={describedBy}
      className="richtext memo"
      tabIndex={0}
      markdown={markdown}
      onPointerDown={() => {
        pressed.current = true;
      }}
      onPointerCancel={() => {
        pressed.current = false;
      }}
      onClick={click}
      onFocus={() => {
        if (!pressed.current) enter('start');
      }}
    />
  );
}

interface OpenEditorProps extends RichTextProps {
  readonly mode: 'rich' | 'source';
  readonly onMode: (mode: Mode) => void;
  readonly entry: { current: Entry | null };
}

function OpenEditor(props: OpenEditorProps): ReactElement {
  const { markdown, mode, pending } = props;
  const desk = useContext(DeskContext);
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const editing = useRef<MarkdownEditor>(null);
  useLayoutEffect(() => {
    latest.current = props;
  });
  useLayoutEffect(() => {
    const now = (): OpenEditorProps => latest.current;
    const { id, label, describedBy, entry, insertRef } = now();
    const rich = mode === 'rich';
    const clipboard = rich ? richClipboard : sourceClipboard;
    const editor = new MarkdownEditor({
      element: box.current as HTMLDivElement,
      dialect: rich ? richDialect : sourceDialect,
      markdown: now().markdown,
      onChange: (text) => now().onChange(text),
      onTyping: () => now().onTyping?.(),
      props: {
        ...clipboard,
        attributes: {
          ...(id ? { id } : {}),
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': rich ? label : `${label}, Markdown`,
          ...(describedBy ? { 'aria-describedby': describedBy } : {}),
          class: rich ? 'richtext memo' : 'richtext source',
        },
        handleDOMEvents: { focus: () => desk.take(text), keydown: (_, event) => pressTool(desk, mode, event) },
      },
    });
    const text: OpenText = {
      label,
      mode,
      editor,
      showSource: (source) => {
        editor.flush();
        entry.current = 'start';
        now().onMode(source ? 'source' : 'rich');
      },
      addImage: now().addImage ? () => now().addImage?.() : undefined,
      close: () => now().onMode('still'),
    };
    editing.current = editor;
    if (insertRef) insertRef.current = (words) => editor.insert(words);
    desk.take(text);
    editor.enter(entry.current ?? 'start');
    entry.current = null;
    const leave = pending?.add(() => editor.flush());
    return () => {
      leave?.();
      desk.leave(text);
      if (insertRef) insertRef.current = null;
      editing.current = null;
      editor.destroy();
    };
  }, [desk, mode, pending]);
  // Before anything else can happen on the page: no key may fall between the text that comes and the text that stands.
  useLayoutEffect(() => editing.current?.apply(markdown), [markdown]);
  return <div ref={box} />;
}

/** Keys that lead out of the text to its tools, and nowhere else: the page has its own meaning for some of them. */
function pressTool(desk: Desk, mode: 'rich' | 'source', event: KeyboardEvent): boolean {
  const isLink =
    (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k';
  const tool =
    isLink && mode === 'rich'
      ? desk.tools?.askLink
      : event.altKey && event.key === 'F10'
        ? desk.tools?.goToTools
        : null;
  if (!tool) return false;
  event.preventDefault();
  event.stopPropagation();
  tool();
  return true;
}
