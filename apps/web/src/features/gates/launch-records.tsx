import type { LaunchRecord } from '@workback/contracts/gate/gate.schemas';
import { formatDate } from '@workback/ui/prepare/format-date';
import type { ReactElement } from 'react';
import { momentWords } from '../prfaqs/moment-words.js';

/** How the launch was declared, in spite of what, and launches that were taken back; nothing before the first. */
export function LaunchRecords({ launches }: { readonly launches: readonly LaunchRecord[] }): ReactElement | null {
  if (launches.length === 0) return null;
  return (
    <ul className="launches" aria-label="Launches on record">
      {launches.map(({ id, launchedOn, by, at, exception, open, cancelled }) => (
        <li key={id}>
          <p>
            {cancelled ? <s>Launched {formatDate(launchedOn)}</s> : <b>Launched {formatDate(launchedOn)}</b>}
            <span className="mu">
              {' '}
              · declared by {by?.name ?? 'somebody who left'}, {momentWords(at)}
            </span>
          </p>
          {exception === null ? null : (
            <p>
              <b>By an exception:</b> {exception}
            </p>
          )}
          {open.length === 0 ? null : <p className="mu">Open at the time: {open.join(' · ')}</p>}
          {cancelled === null ? null : (
            <p>
              <b>Taken back</b> by {cancelled.by?.name ?? 'somebody who left'}, {momentWords(cancelled.at)}:{' '}
              {cancelled.reason}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
