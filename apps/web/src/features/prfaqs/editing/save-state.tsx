import { Button } from '@workback/ui/button';
import { Notice } from '@workback/ui/notice';
import { RichTextToolbar } from '@workback/ui/rich-text/rich-text-toolbar';
import type { ReactElement } from 'react';
import { partTitle } from '../draft.js';
import { clockWords, momentWords } from '../moment-words.js';
import type { Autosave, AutosaveState } from './autosave.js';

interface SaveStateProps {
  readonly state: AutosaveState;
  readonly autosave: Autosave;
}

/** Where the text is: on the server, on its way, or only here. */
export function SaveState({ state, autosave }: SaveStateProps): ReactElement {
  const { failure, restoredFromMs, taken } = state;
  return (
    <div className="savestate">
      <div className="row between">
        <p className="sm mu" role="status">
          {line(state)}
        </p>
      </div>
      <RichTextToolbar />
      {failure && failure.kind !== 'stale' ? (
        <Notice tone={failure.kind === 'refused' ? 'off' : 'risk'} live>
          <p>
            {failure.kind === 'offline' ? 'Workback cannot be reached.' : failure.message} {whereKept(state)}
          </p>
          <p className="row">
            <Button look="quiet" onClick={() => autosave.retry()}>
              Save now
            </Button>
            {failure.requestId ? <span className="sm mu">Request {failure.requestId}</span> : null}
          </p>
        </Notice>
      ) : null}
      {restoredFromMs !== null ? (
        <Notice tone="act" live>
          <p>
            Text from {momentWords(new Date(restoredFromMs).toISOString())} that had not been saved was found in this
            browser and put back.
          </p>
          <p className="row">
            <Button onClick={() => autosave.keepRestored()}>Save this text</Button>
            <Button look="danger" onClick={() => autosave.discard()}>
              Discard this text
            </Button>
          </p>
        </Notice>
      ) : null}
      {taken.length > 0 ? (
        <Notice live>
          Somebody else saved {taken.map(partTitle).join(', ')} meanwhile. Their text is shown there; yours is kept in
          the other sections.
        </Notice>
      ) : null}
    </div>
  );
}

function whereKept({ keptLocally, failure }: AutosaveState): string {
  if (keptLocally === false)
    return 'This browser keeps nothing, so do not close this page: your text stands only here.';
  if (failure?.kind === 'refused') return 'Your text is kept in this browser.';
  if (failure?.kind === 'signed-out') return 'Your text is kept in this browser and is saved once you have signed in.';
  return 'Your text is kept in this browser and is sent when the connection is back.';
}

function line({ saving, dirty, savedAtMs, failure, conflict }: AutosaveState): string {
  if (conflict) return 'Not saved: somebody else changed the same text.';
  if (saving) return 'Saving…';
  if (failure) return 'Not saved.';
  if (dirty) return 'Not saved yet.';
  return savedAtMs === null ? 'No changes yet.' : `Saved ${clockWords(savedAtMs)}`;
}
