import type { CheckIn } from '@workback/contracts/check-in/check-in.schemas';
import { Age } from '@workback/ui/age';
import { Avatar } from '@workback/ui/avatar';
import { StatusMark, statusWord } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import { CheckInComments } from './check-in-comments.js';
import { figureWords } from './check-in-words.js';

interface CheckInEntryProps {
  readonly checkIn: CheckIn;
  /** Of the milestone that it is about; null for the initiative. */
  readonly outcome: string | null;
  readonly onAcknowledge: (() => void) | null;
  readonly onWithdraw: (() => void) | null;
}

/** One check-in as people read it; too old to go by, it no longer shows its colour as the status. */
export function CheckInEntry({ checkIn, outcome, onAcknowledge, onWithdraw }: CheckInEntryProps): ReactElement {
  const { author, acknowledgement, confidence } = checkIn;
  const by = author?.name ?? 'Somebody who left';
  return (
    <li>
      <div className="meta">
        {author ? <Avatar name={author.name} /> : null}
        <b>{by}</b>
        <Standing checkIn={checkIn} />
        {confidence ? <span>Confidence {confidence}</span> : null}
        <Age at={checkIn.createdAt} />
        {checkIn.byLink ? <span>by link</span> : null}
        <span className="grow" />
        {acknowledgement ? <span>Acknowledged by {acknowledgement.by?.name ?? 'somebody who left'}</span> : null}
        {onAcknowledge ? (
          <button type="button" className="linkbtn" onClick={onAcknowledge} aria-label={`Acknowledge ${by}’s check-in`}>
            Acknowledge
          </button>
        ) : null}
        {onWithdraw && mayStillWithdraw(checkIn) ? (
          <button type="button" className="linkbtn" onClick={onWithdraw}>
            Take back
          </button>
        ) : null}
      </div>
      {outcome ? <p className="sm mu">{outcome}</p> : null}
      <dl>
        {(
          [
            ['Done', checkIn.done],
            ['Next', checkIn.next],
            ['Blocked by', checkIn.blockers],
            ['Path to green', checkIn.pathToGreen],
            ['Figures', figureWords(checkIn)],
          ] as const
        ).map(([term, text]) =>
          text ? (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <CheckInComments checkIn={checkIn} />
    </li>
  );
}

function Standing({ checkIn: { achievement, standing, jumped } }: { checkIn: CheckIn }): ReactElement {
  if (standing === 'outdated') {
    return <StatusMark status="outdated" label={`Not updated, was ${statusWord(achievement).toLowerCase()}`} />;
  }
  return jumped ? (
    <StatusMark status={achievement} label="From on track to off track" tinted />
  ) : (
    <StatusMark status={achievement} tinted={achievement !== 'green'} />
  );
}

function mayStillWithdraw({ withdrawableUntil }: CheckIn): boolean {
  return withdrawableUntil !== null && Date.parse(withdrawableUntil) > Date.now();
}
