import type { MeetingState } from '@workback/contracts/meeting/meeting.schemas';
import type { Round } from '@workback/contracts/round/round.schemas';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { GENERAL_NOTES, meetingStops, type MeetingStop, stopBeside } from '@workback/domain/prfaq/meeting';
import { Button } from '@workback/ui/button';
import { type ReactElement, useState } from 'react';
import type { InRound } from './api/meetings.queries.js';
import type { Lead } from './meeting-view.js';
import { NoteField } from './note-field.js';
import { StopComments } from './stop-comments.js';
import { StopText } from './stop-text.js';

interface WalkProps {
  readonly params: InRound;
  readonly round: Round;
  readonly document: PrfaqDocument;
  readonly state: MeetingState;
  readonly lead: Lead | null;
  readonly takesNotes: boolean;
}

/** The text section by section, where the facilitator leads or where one looks oneself, with comments and notes. */
export function Walk({ params, round, document, state, lead, takesNotes }: WalkProps): ReactElement {
  const stops = meetingStops(document);
  const led = state.meeting?.place ?? null;
  const [own, setOwn] = useState<string | null>(null);
  const place = own ?? led;
  const stop = stops.find((each) => each.place === place) ?? stops[0];
  const at = stop ? stops.indexOf(stop) : 0;
  const go = (to: string): void => (lead ? lead.goTo(to) : setOwn(to === led ? null : to));
  const who = round.facilitator?.name ?? 'The facilitator';
  if (!stop) return <p className="mu">Nothing is written yet.</p>;
  const beside = (step: 1 | -1): MeetingStop | null => {
    const next = stopBeside(stops, stop.place, step);
    return next === null || next.place === stop.place ? null : next;
  };
  return (
    <div className="walk">
      <nav aria-label="Sections of the walk">
        <ol className="stops">
          {stops.map(({ place: key, title }) => (
            <li key={key}>
              <button
                type="button"
                className="linkbtn"
                aria-current={key === stop.place ? 'step' : undefined}
                onClick={() => go(key)}
              >
                {title}
              </button>
              {key === led && !lead ? <span className="sm mu"> {who} is here</span> : null}
            </li>
          ))}
        </ol>
      </nav>
      <div>
        <p className="sm mu" role="status">
          {at + 1} of {stops.length}: {stop.title}
          {own !== null ? `. You look on your own; ${who} is elsewhere.` : ''}
        </p>
        <StopText document={document} stop={stop} />
        <Moves back={beside(-1)} next={beside(1)} onGo={go} />
        {own !== null ? <Button onClick={() => setOwn(null)}>Follow {who}</Button> : null}
      </div>
      <aside aria-label="Beside the section">
        <StopComments
          key={stop.place}
          params={params}
          amendmentId={round.amendment?.id ?? null}
          document={document}
          place={stop.place}
        />
        <section aria-label="Notes">
          <h3>Notes</h3>
          {takesNotes ? null : <p className="sm mu">{round.noteTaker?.name ?? who} writes them; you see them here.</p>}
          {[stop, { place: GENERAL_NOTES, title: 'the meeting' }].map(({ place: key, title }) => {
            const note = state.notes.find((each) => each.place === key);
            return takesNotes ? (
              <NoteField key={key} params={params} place={key} title={title.toLowerCase()} note={note} />
            ) : (
              <Written key={key} title={title} text={note?.text ?? ''} />
            );
          })}
        </section>
      </aside>
    </div>
  );
}

interface MovesProps {
  readonly back: MeetingStop | null;
  readonly next: MeetingStop | null;
  readonly onGo: (place: string) => void;
}

/** Both stay where they are at the ends of the text, so that the focus does too. */
function Moves({ back, next, onGo }: MovesProps): ReactElement {
  return (
    <div className="row">
      <Button aria-disabled={back === null} onClick={() => back && onGo(back.place)}>
        Back
      </Button>
      <Button look="primary" aria-disabled={next === null} onClick={() => next && onGo(next.place)}>
        Go on
      </Button>
      <span className="sm mu">{next ? `Next: ${next.title}` : 'This is the last section; the verdict is below.'}</span>
    </div>
  );
}

/** Notes as those see them who do not write them, as they are written. */
function Written({ title, text }: { title: string; text: string }): ReactElement | null {
  if (text === '') return null;
  return (
    <div>
      <p className="lab">{title}</p>
      <p className="reasons">{text}</p>
    </div>
  );
}
