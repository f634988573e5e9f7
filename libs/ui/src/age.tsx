import { type ReactElement, useEffect, useState } from 'react';

const STEPS: readonly [number, string][] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
];

/** How long ago in words: "4 min ago"; "just now" under a minute. */
export function ageWords(seconds: number): string {
  for (const [size, unit] of STEPS) if (seconds >= size) return `${Math.floor(seconds / size)} ${unit} ago`;
  return 'just now';
}

interface AgeProps {
  /** ISO instant; null when it never happened. */
  readonly at: string | null;
  readonly verb?: string;
  readonly state?: 'fresh' | 'old' | 'dead';
}

/** The age of a number, kept up to date; the exact time is in the title. */
export function Age({ at, verb = '', state = 'fresh' }: AgeProps): ReactElement {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const tone = state === 'fresh' ? 'age' : `age ${state}`;
  if (at === null) return <span className={tone}>never {verb}</span>;
  const seconds = Math.max(0, (nowMs - Date.parse(at)) / 1000);
  return (
    <time className={tone} dateTime={at} title={new Date(at).toLocaleString()}>
      {verb ? `${verb} ` : ''}
      {ageWords(seconds)}
    </time>
  );
}
