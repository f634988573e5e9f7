import type { CheckIn } from '@workback/contracts/check-in/check-in.schemas';
import { Age } from '@workback/ui/age';
import { Avatar } from '@workback/ui/avatar';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';

/** What people said about how it stands, newest first. */
export function CheckInFeed({
  checkIns,
  outcomeOf,
}: {
  checkIns: readonly CheckIn[];
  outcomeOf: (milestoneId: string) => string;
}): ReactElement {
  return (
    <ol className="feed">
      {checkIns.map((checkIn) => (
        <li key={checkIn.id}>
          <div className="meta">
            {checkIn.author ? (
              <>
                <Avatar name={checkIn.author.name} />
                <b>{checkIn.author.name}</b>
              </>
            ) : (
              <b>Somebody who left</b>
            )}
            <Age at={checkIn.createdAt} />
            <StatusMark status={checkIn.colour} />
          </div>
          {checkIn.milestoneId ? <p className="sm mu">{outcomeOf(checkIn.milestoneId)}</p> : null}
          <p>{checkIn.note}</p>
          {checkIn.pathToGreen ? (
            <p>
              <span className="mu">Path to green: </span>
              {checkIn.pathToGreen}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
