import type { MeetingState } from '@workback/contracts/meeting/meeting.schemas';
import { secondsLeft } from '@workback/domain/prfaq/meeting';
import { useEffect, useState } from 'react';

/** Seconds of reading that are left, by the server's clock, so that everybody's clock shows the same; null without a meeting. */
export function useTimeLeft({ meeting, now }: MeetingState): number | null {
  const endsAtMs = meeting === null ? null : Date.parse(meeting.readingEndsAt);
  const nowMs = Date.parse(now);
  const [left, setLeft] = useState(() => (endsAtMs === null ? null : secondsLeft(endsAtMs, nowMs)));
  useEffect(() => {
    // How far this computer's clock is from the server's, as of the answer that told it.
    const skewMs = nowMs - Date.now();
    const tick = (): void => setLeft(endsAtMs === null ? null : secondsLeft(endsAtMs, Date.now() + skewMs));
    tick();
    if (endsAtMs === null) return undefined;
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [endsAtMs, nowMs]);
  return left;
}
