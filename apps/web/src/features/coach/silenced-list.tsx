import type { CoachSilenceWire } from '@workback/contracts/coach/coach.schemas';
import type { ReactElement } from 'react';
import { momentWords } from '../prfaqs/moment-words.js';

interface SilencedListProps {
  readonly silences: readonly CoachSilenceWire[];
  /** Absent where the person may not change it. */
  readonly onHear?: (silence: CoachSilenceWire) => void;
}

/** What is not remarked on any more, by whom and since when. */
export function SilencedList({ silences, onHear }: SilencedListProps): ReactElement | null {
  if (silences.length === 0) return null;
  return (
    <details className="foldable silenced">
      <summary>Silenced, {silences.length}</summary>
      <ul>
        {silences.map((silence) => (
          <li key={silence.id} className="card coach">
            <p>
              {silence.title}
              {silence.words ? `: “${silence.words}”` : ''}
            </p>
            <p className="sm mu">
              {silence.silencedBy?.name ?? 'Somebody'}, {momentWords(silence.silencedAt)}
            </p>
            {onHear ? (
              <button type="button" className="linkbtn" onClick={() => onHear(silence)}>
                Hear again<span className="vh"> {silence.title}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
