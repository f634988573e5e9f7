import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { ApiProblem, sentenceOf } from '../../api/problem.js';
import { sendCheckIn, useRefreshCheckIns } from './api/check-ins.queries.js';
import { findWaiting, removeWaiting, WAITING_CHANGED, type WaitingCheckIn } from './kept-check-ins.js';

const AGAIN_MS = 20_000;

/** Sends check-ins that were finished without a connection, and says how many still wait on this device. */
export function WaitingCheckIns(): ReactElement | null {
  const refresh = useRefreshCheckIns();
  const [waiting, setWaiting] = useState(findWaiting);
  const [refused, setRefused] = useState<{ checkIn: WaitingCheckIn; reason: string } | null>(null);

  const send = useCallback(async () => {
    for (const checkIn of findWaiting()) {
      try {
        await sendCheckIn(checkIn.workspaceId, checkIn.initiativeId, checkIn.body);
        removeWaiting(checkIn.body.key);
        refresh();
      } catch (error) {
        const hopeless = error instanceof ApiProblem && error.problem.status < 500 && error.problem.status !== 401;
        if (!hopeless) return;
        removeWaiting(checkIn.body.key);
        setRefused({ checkIn, reason: sentenceOf(error) });
      }
    }
  }, [refresh]);

  useEffect(() => {
    const changed = (): void => setWaiting(findWaiting());
    const online = (): void => void send();
    window.addEventListener(WAITING_CHANGED, changed);
    window.addEventListener('online', online);
    const first = setTimeout(online);
    const again = setInterval(online, AGAIN_MS);
    return () => {
      window.removeEventListener(WAITING_CHANGED, changed);
      window.removeEventListener('online', online);
      clearTimeout(first);
      clearInterval(again);
    };
  }, [send]);

  return (
    <>
      {waiting.length > 0 ? (
        <p className="banner bad" role="status">
          {waiting.length === 1 ? 'One check-in waits' : `${waiting.length} check-ins wait`} on this device and{' '}
          {waiting.length === 1 ? 'goes' : 'go'} out as soon as there is a connection.
        </p>
      ) : null}
      {refused ? (
        <p className="banner bad" role="alert">
          The check-in on “{refused.checkIn.subject}” that waited here was refused: {refused.reason} It said: “
          {refused.checkIn.body.done || refused.checkIn.body.blockers || refused.checkIn.body.next}”
          <button type="button" className="btn" onClick={() => setRefused(null)}>
            Close
          </button>
        </p>
      ) : null}
    </>
  );
}
