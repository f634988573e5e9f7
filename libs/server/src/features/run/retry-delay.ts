import type { ConnectorError } from '@workback/connectors/connector-error';

const DELAYS_SECONDS = [5, 30];
/** A source that asks for longer is asked again after an hour all the same. */
const LONGEST_SECONDS = 3_600;

/** Seconds until a failed pull is tried again; null when trying again would not help or was done often enough. */
export function retryDelaySeconds(
  failure: Pick<ConnectorError, 'retryable' | 'retryAfterMs'>,
  attempt: number,
): number | null {
  const planned = DELAYS_SECONDS[attempt - 1];
  if (!failure.retryable || planned === undefined) return null;
  const asked = (failure.retryAfterMs ?? 0) / 1000;
  return Math.max(planned, Math.min(asked, LONGEST_SECONDS));
}
