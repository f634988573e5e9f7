import type { RunDetail } from '@workback/contracts/run/run.schemas';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import { momentsOf } from './run-message.js';
import './runs.css';

const clock = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** What happened to a run, step by step. */
export function RunTimeline({ run }: { run: RunDetail }): ReactElement {
  return (
    <ol className="moments">
      {momentsOf(run).map(({ at, what, why, status }, index) => (
        <li key={index}>
          <time dateTime={at} className="mu">
            {clock.format(new Date(at))}
          </time>
          <div>
            {status ? <StatusMark status={status} label={what} /> : what}
            {why ? <p className="sm">{why}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
