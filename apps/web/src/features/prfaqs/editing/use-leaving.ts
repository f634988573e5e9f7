import { useBlocker } from '@tanstack/react-router';
import { type RefObject, useEffect } from 'react';
import type { Autosave } from './autosave.js';

/** Saves before the editor is left, and asks when that is not possible. */
export function useLeaving(autosave: Autosave, leavingRef: RefObject<() => Promise<boolean>>): void {
  useEffect(() => {
    leavingRef.current = async () => {
      await autosave.flush();
      return !autosave.getState().dirty;
    };
    return () => {
      leavingRef.current = async () => true;
    };
  }, [autosave, leavingRef]);

  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname && 'mode' in next.search && next.search.mode === 'edit') return false;
      if (!autosave.getState().dirty || (await leavingRef.current())) return false;
      return !window.confirm(
        'Some of your text is not saved on the server yet. It is kept in this browser. Leave the editor?',
      );
    },
    enableBeforeUnload: false,
  });
}
