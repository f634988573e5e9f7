import { type ReactElement, useSyncExternalStore } from 'react';
import { formatInstantAge } from './prepare/format-date.js';

interface AgeProps {
  /** ISO instant; null when it never happened. */
  readonly at: string | null;
  readonly verb?: string;
  readonly state?: 'fresh' | 'old' | 'dead';
}

/** The age of a number, kept up to date; the exact time with its zone is in the title. */
export function Age({ at, verb = '', state = 'fresh' }: AgeProps): ReactElement {
  const nowMs = useNow();
  const tone = state === 'fresh' ? 'age' : `age ${state}`;
  if (at === null) return <span className={tone}>{verb ? `never ${verb}` : 'never'}</span>;
  const atMs = Date.parse(at);
  // A server's clock a little ahead of ours must not turn what has just happened into something to come.
  const words = formatInstantAge(atMs - nowMs < SKEW_MS ? Math.max(nowMs, atMs) : nowMs, at);
  return (
    <time className={tone} dateTime={at} title={Number.isNaN(atMs) ? undefined : exactly.format(atMs)}>
      {verb ? `${verb} ` : ''}
      {words}
    </time>
  );
}

const SKEW_MS = 2 * 60_000;
const TICK_MS = 30_000;

const exactly = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

// One timer for all ages of a page: a table of 200 rows must not set 200.
const watchers = new Set<() => void>();
let nowMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  nowMs = Date.now();
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function readNow(): number {
  // While nobody watches, the time stands still; whoever comes first sets it.
  if (timer === undefined && Date.now() - nowMs > 1000) nowMs = Date.now();
  return nowMs;
}

function useNow(): number {
  return useSyncExternalStore(watch, readNow);
}
