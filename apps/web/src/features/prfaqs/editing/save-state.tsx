import { Button } from '@workback/ui/button';
import { Notice } from '@workback/ui/notice';
import { RichTextToolbar } from '@workback/ui/rich-text/rich-text-toolbar';
import { type ReactElement, useEffect, useState } from 'react';
import { placeTitle } from '../draft.js';
import { clockWords, momentWords } from '../moment-words.js';
import type { Autosave, AutosaveState } from './autosave.js';
import { conflictId, otherWriter } from './conflicts.js';

interface SaveStateProps {
  readonly state: AutosaveState;
  readonly autosave: Autosave;
  /** Who writes here: what they saved in another tab is called theirs. */
  readonly personId: string;
}

/** Where the text is: on the server, on its way, or only here; and the tools to write it with. */
export function SaveState({ state, autosave, personId }: SaveStateProps): ReactElement {
  const { failure, restoredFromMs, conflict } = state;
  return (
    <div className="savestate">
      <p className="sm mu" role="status">
        {line(state)}
      </p>
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
      {conflict ? (
        <Notice tone="off" live>
          <p>
            {otherWriter(conflict.theirs.savedBy, personId)} changed the same words. Nothing is overwritten. Choose in{' '}
            {conflict.laid.contested.map((place, at) => (
              <span key={place}>
                {at === 0 ? '' : ', '}
                <a href={`#${conflictId(place)}`}>{placeTitle(place, state.document)}</a>
              </span>
            ))}
            .
          </p>
        </Notice>
      ) : (
        <Taken state={state} personId={personId} />
      )}
    </div>
  );
}

/** How long it is said what others wrote. */
const SAID_MS = 20_000;

function Taken({
  state: { taken, document },
  personId,
}: Pick<SaveStateProps, 'state' | 'personId'>): ReactElement | null {
  const [said, setSaid] = useState<AutosaveState['taken']>(null);
  useEffect(() => {
    if (!taken) return undefined;
    const timer = setTimeout(() => setSaid(taken), SAID_MS);
    return () => clearTimeout(timer);
  }, [taken]);
  if (!taken || taken === said) return null;
  const who = taken.by?.id === personId ? 'You' : (taken.by?.name ?? 'Somebody');
  const where = taken.parts.slice(0, 3).map((part) => placeTitle(part, document));
  const more = taken.parts.length - where.length;
  return (
    <Notice live>
      <p className="row between">
        <span>
          {who} wrote in {where.join(', ')}
          {more > 0 ? ` and ${more} more` : ''}
          {who === 'You' ? ' in another tab' : ''}. It is here now; your words stay.
        </span>
        <Button look="quiet" onClick={() => setSaid(taken)}>
          Close
        </Button>
      </p>
    </Notice>
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
  if (saving) return 'Saving…';
  if (failure) return 'Not saved.';
  if (conflict) return 'Saved, but for the places where the same words were changed twice.';
  if (dirty) return 'Not saved yet.';
  return savedAtMs === null ? 'No changes yet.' : `Saved ${clockWords(savedAtMs)}`;
}
