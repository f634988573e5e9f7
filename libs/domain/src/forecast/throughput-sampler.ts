import { toDayNumber, type PlainDate } from '../calendar/plain-date.js';
import { type WorkingDays, workingIndex } from '../calendar/working-calendar.js';
import { FEWEST_VALUES } from '../xmr/xmr.js';
import type { Random } from './random.js';
import type { SamplerResult } from './sampler.js';
import { type Throughput, throughputOf, unstablePeriods } from './throughput.js';

/** What a forecast by past throughput goes by. */
export interface ThroughputPlan {
  /** Days on which milestones were finished, in any order. */
  readonly finishes: readonly PlainDate[];
  /** Milestones that are left. */
  readonly remaining: number;
  /** How many more there may turn out to be, in percent of those that are left; drawn evenly for each run. */
  readonly growthPercent: number;
  readonly since: PlainDate | null;
  readonly today: PlainDate;
  readonly launchDate: PlainDate | null;
  readonly days: WorkingDays;
  readonly every: 'day' | 'week';
}

/** The published minimum of points in the past. */
export const FEWEST_PERIODS = 10;
/** A run that finishes nothing for so many periods has gone on for long enough. */
const MOST_PERIODS = 20_000;

/**
 * Plays the rest of the work through by past throughput: a random period of the past, zero ones included, is repeated
 * until everything left is finished (METHOD 8.2). Refused when there are fewer than ten periods, when nothing was finished
 * in them, or when their throughput is unstable. Days are judged by their weeks where there are enough of these: single
 * days with and without a finish would always look unstable.
 */
export function throughputSampler(plan: ThroughputPlan, random: Random): SamplerResult {
  const { finishes, remaining, growthPercent, since, today, launchDate, days, every } = plan;
  if (remaining <= 0) return { kind: 'refused', refusal: { code: 'nothing-left' } };
  const history = since === null ? null : throughputOf(finishes, { since, today, days, every });
  const periods = history?.counts.length ?? 0;
  if (history === null || periods < FEWEST_PERIODS) {
    return { kind: 'refused', refusal: { code: 'history-short', periods, needed: FEWEST_PERIODS } };
  }
  const { counts, periodDays } = history;
  if (counts.every((count) => count === 0)) return { kind: 'refused', refusal: { code: 'nothing-finished' } };
  const unstable = unstablePeriods(judged(plan, history));
  if (unstable.length > 0) {
    return { kind: 'refused', refusal: { code: 'history-unstable', periods: unstable } };
  }

  const morning = workingIndex(days, toDayNumber(today));
  const most = Math.ceil((remaining * growthPercent) / 100);
  return {
    kind: 'ready',
    sampler: {
      days,
      deadline: launchDate === null ? null : workingIndex(days, toDayNumber(launchDate) + 1),
      run() {
        let left = remaining + (most > 0 ? Math.floor(random() * (most + 1)) : 0);
        let passed = 0;
        while (left > 0 && passed < MOST_PERIODS) {
          left -= counts[Math.floor(random() * counts.length)]!;
          passed += 1;
        }
        return morning + passed * periodDays;
      },
    },
  };
}

function judged({ finishes, since, today, days }: ThroughputPlan, history: Throughput): Throughput {
  if (history.every === 'week' || since === null) return history;
  const weeks = throughputOf(finishes, { since, today, days, every: 'week' });
  return weeks.counts.length >= FEWEST_VALUES ? weeks : history;
}
