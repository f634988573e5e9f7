/** What a series really is, with everything it ever was: sources tell it, and what the product stored is held against it. */
export class Truth {
  private readonly days = new Map<string, { value: number; fromMs: number }[]>();

  /** From now on the day has this value. */
  set(day: string, value: number): void {
    const versions = this.days.get(day) ?? [];
    this.days.set(day, versions);
    versions.push({ value, fromMs: Date.now() });
  }

  /** The present value of every day, oldest first. */
  rows(from = '', to = '9999'): { day: string; value: number }[] {
    return [...this.days]
      .filter(([day]) => day >= from && day <= to)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, versions]) => ({ day, value: versions.at(-1)!.value }));
  }

  /** Values that a day had at any instant of a span. */
  during(day: string, fromMs: number, toMs: number): number[] {
    const versions = this.days.get(day) ?? [];
    return versions
      .filter(({ fromMs: begins }, i) => begins <= toMs && (versions[i + 1]?.fromMs ?? Infinity) >= fromMs)
      .map(({ value }) => value);
  }

  /** Days that were there before an instant. */
  daysBefore(atMs: number): string[] {
    return [...this.days].filter(([, versions]) => versions[0]!.fromMs < atMs).map(([day]) => day);
  }
}

const DAY_MS = 86_400_000;

export const today = (): string => new Date().toISOString().slice(0, 10);
export const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

/** A series of the last days; every number is a multiple of a quarter, which binary and decimal both hold exactly. */
export function seriesOf(days: number, at: number): Truth {
  const truth = new Truth();
  for (let ago = days; ago >= 0; ago--) truth.set(daysAgo(ago), 100 * at + ((ago * 37) % 400) / 4);
  return truth;
}

/** Time goes on: today's number grows, and now and then a day of the past is corrected. Answers the changed day. */
export function goOn(truth: Truth, correct: boolean): string {
  const rows = truth.rows();
  const row = correct ? rows[Math.floor(Math.random() * (rows.length - 1))]! : rows.at(-1)!;
  truth.set(row.day, row.value + 0.25);
  return row.day;
}
