import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { type ReactElement, useEffect, useState } from 'react';
import { Desk, DeskContext } from './desk.js';
import { PendingTexts } from './pending-texts.js';
import { RichText } from './rich-text.js';
import { RichTextToolbar } from './rich-text-toolbar.js';

interface ShownProps {
  readonly start: string;
  readonly said: (markdown: string) => void;
  readonly pending: PendingTexts;
  readonly outside: (set: (markdown: string) => void) => void;
}

function Shown({ start, said, pending, outside }: ShownProps): ReactElement {
  const [markdown, setMarkdown] = useState(start);
  const [desk] = useState(() => new Desk());
  useEffect(() => outside(setMarkdown), [outside]);
  return (
    <DeskContext value={desk}>
      <RichTextToolbar />
      <RichText
        label="Problem"
        markdown={markdown}
        pending={pending}
        onChange={(text) => {
          said(text);
          setMarkdown(text);
        }}
      />
    </DeskContext>
  );
}

function open(start: string) {
  const said = jest.fn<(markdown: string) => void>();
  const pending = new PendingTexts();
  const outside = { set: (_: string): void => undefined };
  const take = (set: (markdown: string) => void): void => {
    outside.set = set;
  };
  const view = render(<Shown start={start} said={said} pending={pending} outside={take} />);
  const box = () => screen.getByRole('textbox');
  const enter = () => act(() => fireEvent.focus(box()));
  const editor = () => (box() as unknown as { editor: import('@tiptap/core').Editor }).editor;
  const type = (words: string, at: number | 'end' = 'end') =>
    act(() => {
      const { state, view: surface } = editor();
      const place = at === 'end' ? state.doc.content.size - 1 : at;
      surface.dispatch(state.tr.insertText(words, place));
    });
  const flush = () => act(() => pending.flush());
  return { said, flush, outside, view, box, enter, editor, type };
}

// jsdom lays nothing out, and scrolling to the cursor asks where things are.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

describe('RichText', () => {
  afterEach(cleanup);

  it('is shown until somebody goes into it, and says nothing while nobody types', async () => {
    jest.useFakeTimers();
    const { said, box, enter, flush, view } = open('One\n===\n\n* **two**');
    expect(box().textContent).toBe('One\n===\n\n* **two**');
    await act(() => jest.advanceTimersByTimeAsync(100));
    expect(box().querySelector('h1')?.textContent).toBe('One');
    expect(box().querySelector('strong')?.textContent).toBe('two');
    jest.useRealTimers();
    enter();
    expect(box().getAttribute('contenteditable')).toBe('true');
    expect(box().querySelector('strong')?.textContent).toBe('two');
    flush();
    view.unmount();
    expect(said).not.toHaveBeenCalled();
  });

  it('writes what was typed, and leaves every other block as it was', () => {
    const { said, enter, type, flush } = open('One\n===\n\n* two\n\nThree');
    enter();
    type(' and a *star*');
    flush();
    expect(said.mock.calls).toEqual([['One\n===\n\n* two\n\nThree and a \\*star\\*']]);
    flush();
    expect(said).toHaveBeenCalledTimes(1);
  });

  it('says nothing when an edit was taken back', () => {
    const { said, enter, type, flush, editor } = open('One\n===\n\nTwo');
    enter();
    type('!');
    act(() => void editor().commands.undo());
    flush();
    expect(said).not.toHaveBeenCalled();
  });

  it('takes over a text from outside and keeps the cursor, the words and the steps back', () => {
    const { said, enter, type, flush, editor, box, outside } = open('One\n\nTwo\n\nThree');
    enter();
    type(' mine', editor().state.doc.content.size - 1);
    act(() => void editor().commands.setTextSelection(13));
    flush();
    const before = editor().state.selection.$from;
    act(() => outside.set('Zero\n\nOne, changed\n\nTwo\n\nThree mine'));
    expect([...box().querySelectorAll('p')].map((p) => p.textContent)).toEqual([
      'Zero',
      'One, changed',
      'Two',
      'Three mine',
    ]);
    const after = editor().state.selection.$from;
    expect([after.parent.textContent, after.parentOffset]).toEqual([before.parent.textContent, before.parentOffset]);
    act(() => void editor().commands.undo());
    flush();
    expect(said.mock.calls.at(-1)).toEqual(['Zero\n\nOne, changed\n\nTwo\n\nThree']);
  });

  it('loses no key that was typed while a text came from outside', () => {
    const { said, enter, type, flush, box, outside } = open('One\n\nTwo');
    enter();
    type(' mine');
    act(() => outside.set('One, theirs\n\nTwo'));
    expect(box().textContent).toBe('One, theirsTwo mine');
    flush();
    expect(said.mock.calls.at(-1)).toEqual(['One, theirs\n\nTwo mine']);
  });

  it('shows hostile text as text', () => {
    const { enter, box } = open(
      '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](https://example.org/b.png) ![c](data:image/png;base64,AA)',
    );
    enter();
    expect(box().querySelector('script, img[onerror], img[src], a, iframe')).toBeNull();
    expect(box().textContent).toContain('<script>alert(1)</script>');
    expect(box().textContent).toContain('<img src=x onerror=alert(1)>');
    expect(box().textContent).toContain('[Image: b, https://example.org/b.png]');
  });

  it('opens the source and comes back with what was changed there', () => {
    const { said, enter, type, flush, box } = open('One **two**');
    enter();
    act(() => fireEvent.click(screen.getByRole('button', { name: 'Markdown' })));
    expect(box().getAttribute('aria-label')).toBe('Problem, Markdown');
    expect(box().textContent).toBe('One **two**');
    type(' *three*');
    act(() => fireEvent.click(screen.getByRole('button', { name: 'Markdown' })));
    flush();
    expect(said.mock.calls).toEqual([['One **two** *three*']]);
    expect(box().querySelector('em')?.textContent).toBe('three');
  });

  it('has tools that are named, walked by arrows and found by a key', async () => {
    const { enter, box, editor, view } = open('One');
    enter();
    fireEvent.keyDown(box(), { key: 'F10', altKey: true });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Paragraph');
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowRight' });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Bold');
    act(() => void editor().commands.selectAll());
    act(() => fireEvent.click(document.activeElement as Element));
    expect(screen.getByRole('button', { name: 'Bold' }).getAttribute('aria-pressed')).toBe('true');
    expect(box().querySelector('strong')?.textContent).toBe('One');
    expect(await axe(view.container)).toMatchObject({ violations: [] });
  });

  it('is passed through with Tab without a change, also where it begins with a list; who writes moves items with it', () => {
    const { said, flush, box, enter, editor } = open('- one\n- two');
    const press = (key: string, shiftKey = false): boolean => fireEvent.keyDown(box(), { key, shiftKey });
    enter();
    expect([press('Tab', true), press('Tab')]).toEqual([true, true]);
    flush();
    expect(said).not.toHaveBeenCalled();
    act(() => void editor().commands.setTextSelection(13));
    press('End');
    expect(press('Tab')).toBe(false);
    flush();
    expect(said).toHaveBeenLastCalledWith('- one\n  - two');
    press('Escape');
    expect(press('Tab', true)).toBe(true);
    flush();
    expect(said).toHaveBeenCalledTimes(1);
  });
});
