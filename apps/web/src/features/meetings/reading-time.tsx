import type { MeetingState } from '@workback/contracts/meeting/meeting.schemas';
import type { Round } from '@workback/contracts/round/round.schemas';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { meetingStops, readingMinutes, timeLeftWords } from '@workback/domain/prfaq/meeting';
import { Button } from '@workback/ui/button';
import type { ReactElement } from 'react';
import type { Lead } from './meeting-view.js';
import { useTimeLeft } from './use-time-left.js';

interface ReadingTimeProps {
  readonly state: MeetingState;
  readonly round: Round;
  readonly document: PrfaqDocument;
  readonly lead: Lead | null;
}

const MORE_MINUTES = 5;

/** The silence in which everybody reads, with one clock for all of them. */
export function ReadingTime({ state, round, document, lead }: ReadingTimeProps): ReactElement {
  const left = useTimeLeft(state);
  const first = meetingStops(document)[0];
  const who = round.facilitator?.name ?? 'The facilitator';
  if (left === null) {
    return (
      <section className="clock" aria-label="Reading time">
        <p>
          {lead
            ? 'Start the reading time when everybody is here. They all see the same clock.'
            : `${who} starts the reading time. You can read already.`}
        </p>
        {lead ? (
          <div className="row">
            {readingMinutes.map((minutes, at) => (
              <Button
                key={minutes}
                look={at === 0 ? 'primary' : 'plain'}
                busy={lead.busy}
                onClick={() => lead.start(minutes)}
              >
                Start {minutes} minutes of reading
              </Button>
            ))}
          </div>
        ) : null}
      </section>
    );
  }
  return (
    <section className="clock" aria-label="Reading time">
      <p className="left" role="timer">
        {timeLeftWords(left)}
      </p>
      <p className="mu">
        {left > 0
          ? `Everybody reads in silence.${round.amendment ? '' : ' Write comments as you go; they are talked about afterwards.'}`
          : null}
        {left > 0 || lead ? null : `${who} goes on to the first section.`}
      </p>
      {lead ? (
        <div className="row">
          {first ? (
            <Button look={left > 0 ? 'plain' : 'primary'} busy={lead.busy} onClick={() => lead.goTo(first.place)}>
              Begin section by section
            </Button>
          ) : null}
          <Button busy={lead.busy} onClick={() => lead.moreTime(MORE_MINUTES)}>
            Give {MORE_MINUTES} more minutes
          </Button>
        </div>
      ) : null}
    </section>
  );
}
