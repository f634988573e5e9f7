import { Button } from '@workback/ui/button';
import type { ReactElement } from 'react';
import { type DraftPart, partText, partTitle, type WireDocument } from '../draft.js';
import { momentWords } from '../moment-words.js';
import type { AutosaveState } from './autosave.js';

interface ConflictPanelProps {
  readonly mine: WireDocument;
  readonly conflict: NonNullable<AutosaveState['conflict']>;
  readonly onSettle: (part: DraftPart, choice: 'mine' | 'theirs') => void;
}

/** Both texts of every section that two people changed, until a person has chosen. */
export function ConflictPanel({ mine, conflict, onSettle }: ConflictPanelProps): ReactElement {
  const { theirs, parts } = conflict;
  const who = theirs.savedBy?.name ?? 'Somebody else';
  return (
    <section className="note off conflict" role="alert" aria-label="Two texts">
      <p>
        {who} changed the same text at {momentWords(theirs.savedAt)}. Nothing is overwritten: choose for each part, or
        copy from one into the other.
      </p>
      {parts.map((part) => (
        <div key={part}>
          <h3>{partTitle(part)}</h3>
          <div className="twotexts">
            <div>
              <p className="lab">Mine</p>
              <pre className="code">{partText(mine, part)}</pre>
              <Button onClick={() => onSettle(part, 'mine')}>Keep mine</Button>
            </div>
            <div>
              <p className="lab">Theirs</p>
              <pre className="code">{partText(theirs.document, part)}</pre>
              <Button onClick={() => onSettle(part, 'theirs')}>Take theirs</Button>
            </div>
          </div>
        </div>
      ))}
    </section>
  );
}
