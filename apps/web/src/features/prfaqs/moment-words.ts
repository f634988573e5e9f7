const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** An instant in the reader's zone: "Sun, 22 Nov 2026, 14:02". */
export const momentWords = (instant: string): string =>
  `${day.format(new Date(instant))}, ${clock.format(new Date(instant))}`;

/** The time of day in the reader's zone: "14:02". */
export const clockWords = (ms: number): string => clock.format(new Date(ms));
