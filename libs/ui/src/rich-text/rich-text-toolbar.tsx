import type { Editor } from '@tiptap/core';
import {
  type KeyboardEvent,
  type ReactElement,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { Icon } from '../icon.js';
import { DeskContext, type OpenText } from './desk.js';
import { LinkDialog } from './link-dialog.js';
import { ToolDrawing } from './toolbar-icons.js';
import {
  blockTools,
  historyTools,
  markTools,
  paragraphForm,
  paragraphForms,
  setParagraphForm,
  tableActions,
  taskTool,
  type Tool,
} from './tools.js';

/** The tools of the text that was written in last. One stop for the Tab key; arrows go from tool to tool. */
export function RichTextToolbar(): ReactElement {
  const desk = useContext(DeskContext);
  const text = useSyncExternalStore(desk.subscribe, desk.active);
  const bar = useRef<HTMLDivElement>(null);
  const [linking, setLinking] = useState<Editor | null>(null);
  useEffect(
    () =>
      desk.offer({
        askLink: () => setLinking(desk.active()?.editor.editor ?? null),
        goToTools: () => toolsOf(bar.current)[0]?.focus(),
      }),
    [desk],
  );
  return (
    <>
      <div
        ref={bar}
        role="toolbar"
        tabIndex={-1}
        aria-label={text ? `Format: ${text.label}` : 'Format'}
        className="tools"
        onKeyDown={(event) => walk(event, bar.current, () => text?.editor.editor.view.focus())}
      >
        {text ? (
          <Tools key={`${text.label} ${text.mode}`} text={text} onLink={() => setLinking(text.editor.editor)} />
        ) : (
          <span className="sm mu">Go into a text to write. Markdown works while you type.</span>
        )}
      </div>
      {linking ? <LinkDialog editor={linking} onClose={() => setLinking(null)} /> : null}
    </>
  );
}

function Tools({ text, onLink }: { readonly text: OpenText; readonly onLink: () => void }): ReactElement {
  const { editor } = text.editor;
  const rich = text.mode === 'rich';
  const tools = [...markTools, ...blockTools, ...historyTools, taskTool];
  const state = useSyncExternalStore(
    (tell) => {
      editor.on('transaction', tell);
      return () => editor.off('transaction', tell);
    },
    () => (rich ? stateOf(editor, tools) : stateOf(editor, historyTools)),
  );
  const button = (tool: Tool): ReactElement => (
    <ToolButton
      key={tool.name}
      tool={tool}
      editor={editor}
      on={tool.isOn?.(editor)}
      off={tool.isPossible?.(editor) === false}
    />
  );
  return (
    <>
      {rich ? (
        <>
          <select
            className="in"
            aria-label="Paragraph"
            tabIndex={0}
            value={paragraphForm(editor)}
            disabled={editor.isActive('table') || editor.isActive('codeBlock')}
            onChange={(event) => setParagraphForm(editor, event.target.value)}
          >
            {paragraphForms.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
          {markTools.map(button)}
          <button
            type="button"
            tabIndex={-1}
            className="iconbtn"
            aria-label="Link"
            title={titleOf('Link', 'Mod+K')}
            aria-pressed={editor.isActive('link')}
            disabled={editor.isActive('codeBlock')}
            onMouseDown={stay}
            onClick={onLink}
          >
            <Icon name="link" />
          </button>
          {text.addImage ? (
            <button
              type="button"
              tabIndex={-1}
              className="iconbtn"
              aria-label="Image"
              title="Image"
              onMouseDown={stay}
              onClick={text.addImage}
            >
              <ToolDrawing name="image" />
            </button>
          ) : null}
          <span className="toolgap" />
          {blockTools.map(button)}
          {editor.isActive('table') ? <TableMenu editor={editor} /> : null}
          {typeof editor.getAttributes('listItem')['checked'] === 'boolean' ? button(taskTool) : null}
          <span className="toolgap" />
        </>
      ) : null}
      {historyTools.map(button)}
      <button
        type="button"
        tabIndex={rich ? -1 : 0}
        className="btn quiet"
        aria-pressed={!rich}
        data-state={state}
        onMouseDown={stay}
        onClick={() => text.showSource(rich)}
      >
        Markdown
      </button>
    </>
  );
}

/** What the buttons show, as text: they are drawn anew when it changes and not with every key. */
const stateOf = (editor: Editor, tools: readonly Tool[]): string =>
  [
    ...tools.map((tool) => `${tool.isOn?.(editor) ?? ''}${tool.isPossible?.(editor) ?? ''}`),
    paragraphForm(editor),
    editor.isActive('link'),
    editor.isActive('table'),
    String(editor.getAttributes('listItem')['checked']),
  ].join(' ');

interface ToolButtonProps {
  readonly tool: Tool;
  readonly editor: Editor;
  readonly on: boolean | undefined;
  readonly off: boolean;
}

function ToolButton({ tool, editor, on, off }: ToolButtonProps): ReactElement {
  return (
    <button
      type="button"
      tabIndex={-1}
      className="iconbtn"
      aria-label={tool.name}
      title={titleOf(tool.name, tool.keys)}
      {...(tool.keys ? { 'aria-keyshortcuts': tool.keys.replace('Mod', 'Control') } : {})}
      {...(on === undefined ? {} : { 'aria-pressed': on })}
      aria-disabled={off}
      onMouseDown={stay}
      onClick={() => {
        if (!off) tool.run(editor);
      }}
    >
      <ToolDrawing name={tool.icon} />
    </button>
  );
}

function TableMenu({ editor }: { readonly editor: Editor }): ReactElement {
  return (
    <select
      className="in"
      aria-label="Rows and columns"
      tabIndex={-1}
      value=""
      onChange={(event) => tableActions[event.target.value as keyof typeof tableActions]?.(editor)}
    >
      <option value="" hidden>
        Rows and columns
      </option>
      {Object.keys(tableActions).map((name) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  );
}

const titleOf = (name: string, keys?: string): string => {
  const mod = /Mac|iPhone|iPad/.test(navigator.userAgent) ? 'Cmd' : 'Ctrl';
  return keys ? `${name} (${keys.replace('Mod', mod)})` : name;
};

/** The selection in the text must outlive the press. */
const stay = (event: { preventDefault: () => void }): void => event.preventDefault();

const toolsOf = (bar: HTMLElement | null): HTMLElement[] => [
  ...(bar?.querySelectorAll<HTMLElement>('select:not(:disabled), button:not(:disabled)') ?? []),
];

/** Arrow keys from tool to tool; Escape back into the text. */
function walk(event: KeyboardEvent, bar: HTMLElement | null, back: () => void): void {
  if (event.key === 'Escape') {
    event.preventDefault();
    back();
    return;
  }
  const tools = toolsOf(bar);
  const at = tools.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tools.length - 1 }[event.key];
  if (to === undefined || at === -1) return;
  event.preventDefault();
  tools.at(to % tools.length)?.focus();
}
