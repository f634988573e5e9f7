import type { EventEmitter } from 'node:events';

/** One press of Ctrl-C arrives twice when a launcher passes on what the terminal already sent to the whole group. */
const samePressMs = 500;

/**
 * Calls `stop` at the first request to stop (Ctrl-C, SIGTERM, a closed terminal, a launcher that is gone) and `force` at
 * the second. Takes the signals over from whoever listened before: frameworks would end the process in their own order.
 */
export function onStopRequest(
  source: EventEmitter,
  now: () => number,
  stop: (reason: string) => void,
  force: () => void,
): void {
  let first: number | undefined;
  const request = (reason: string) => {
    if (first === undefined) {
      first = now();
      stop(reason);
    } else if (now() - first > samePressMs) {
      force();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    source.removeAllListeners(signal);
    source.on(signal, () => request(signal));
  }
  source.removeAllListeners('disconnect');
  source.once('disconnect', () => request('disconnect'));
}
