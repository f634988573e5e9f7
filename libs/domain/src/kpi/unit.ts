/** Units of KPIs; numbers are stored as they arrived, so a percentage of 41.2 % is stored as 41.2. */
export const UNITS = ['count', 'percent', 'bps', 'currency', 'duration-seconds', 'ratio'] as const;
export type Unit = (typeof UNITS)[number];

const WORDS: Record<string, string> = { count: '', percent: '%', bps: 'bps', 'duration-seconds': 's', ratio: '' };

/** What stands behind a number in a sentence: `%`, `EUR`, nothing for a count. */
export function unitWords(unit: string, currency: string | null): string {
  return unit === 'currency' ? (currency ?? '') : (WORDS[unit] ?? '');
}
