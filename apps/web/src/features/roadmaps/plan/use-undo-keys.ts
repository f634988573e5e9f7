import { useEffect, useRef } from 'react';

interface Undoing {
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
}

/** Cmd or Ctrl with Z takes the last change of the plan back, with Shift makes it again; not while somebody types. */
export function useUndoKeys(editor: Undoing | null): void {
  const now = useRef(editor);
  useEffect(() => {
    now.current = editor;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
      if ((event.target as Element).closest('input, textarea, select, [contenteditable="true"], dialog')) return;
      if (now.current === null) return;
      event.preventDefault();
      void (event.shiftKey ? now.current.redo() : now.current.undo());
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
