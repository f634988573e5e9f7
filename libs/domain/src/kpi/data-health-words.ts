import { dayAndMonth } from '../calendar/date-words.js';
import type { Grain } from '../calendar/period.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { DataStanding } from './data-health.js';

/** What the words name beside the standing. */
export interface HealthFacts extends DataStanding {
  readonly grain: Grain;
  readonly latestDay: PlainDate | null;
  /** What the last pull said when it failed. */
  readonly lastError: string | null;
}

const MOST_LETTERS = 90;
const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What is wrong with the numbers of a KPI, in a few words that follow its name; empty when nothing is. */
export function dataHealthWords(facts: HealthFacts): string {
  const { latestDay, periodsBehind, grain } = facts;
  switch (facts.state) {
    case 'failing':
      return `last pull failed${facts.lastError ? `, ${shortened(facts.lastError)}` : ''}`;
    case 'stale':
      return latestDay === null ? 'pulls are overdue' : `pulls are overdue, last number of ${dayAndMonth(latestDay)}`;
    case 'behind':
      return `no number since ${dayAndMonth(latestDay ?? '')}, ${plural(periodsBehind, grain)} behind`;
    case 'none':
      return 'no number yet';
    case 'incomplete':
      return `${facts.rows} of ${plural(facts.expectedRows, grain)} present`;
    case 'late':
      return 'a pull is overdue';
    case 'sound':
      return '';
  }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/\.$/, '');
  return line.length <= MOST_LETTERS ? line : `${line.slice(0, MOST_LETTERS).trimEnd()}…`;
}
