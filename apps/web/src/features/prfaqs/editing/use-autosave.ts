import { PendingTexts } from '@workback/ui/rich-text/pending-texts';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { SIGNED_IN_AGAIN } from '../../../app/session-end.js';
import type { SavedText } from '../draft.js';
import type { LocalDrafts } from '../local-drafts.js';
import { Autosave, type AutosaveServer, type AutosaveState } from './autosave.js';

/**
 * The text being written and its way to the server: saved 800 ms after the last key, only what changed; kept in this
 * browser while it cannot be sent; laid beside other people's edits and never over them.
 */
export function useAutosave(
  present: SavedText,
  server: AutosaveServer,
  local: LocalDrafts,
  pending = new PendingTexts(),
): [AutosaveState, Autosave] {
  const [autosave] = useState(() => new Autosave(present, server, local, pending));
  const state = useSyncExternalStore(autosave.subscribe, autosave.getState);

  useEffect(() => autosave.incoming(present), [autosave, present]);

  useEffect(() => {
    const retry = (): void => autosave.retry();
    const seen = (): void => {
      if (document.visibilityState === 'visible') return autosave.retry();
      // A page in the back may be thrown away without another word.
      autosave.keep();
      void autosave.flush();
    };
    const leave = (event: BeforeUnloadEvent): void => {
      autosave.keep();
      if (autosave.getState().dirty) event.preventDefault();
    };
    autosave.start();
    window.addEventListener('online', retry);
    window.addEventListener('focus', retry);
    window.addEventListener(SIGNED_IN_AGAIN, retry);
    window.addEventListener('beforeunload', leave);
    document.addEventListener('visibilitychange', seen);
    return () => {
      autosave.stop();
      window.removeEventListener('online', retry);
      window.removeEventListener('focus', retry);
      window.removeEventListener(SIGNED_IN_AGAIN, retry);
      window.removeEventListener('beforeunload', leave);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [autosave]);

  return [state, autosave];
}
