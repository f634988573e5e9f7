import { dateWords } from '@workback/domain/calendar/date-words';
import type { ForecastRefusal } from '@workback/domain/forecast/sampler';

/** Why there is no forecast, and what would help, in words. */
export function refusalSentence(refusal: ForecastRefusal, every: 'day' | 'week'): string {
  switch (refusal.code) {
    case 'nothing-left':
      return 'Every milestone is finished: there is nothing left to forecast.';
    case 'plan-invalid':
      return 'The plan cannot be scheduled, so it cannot be forecast; the plan says what is wrong with it.';
    case 'no-ranges':
      return 'No unfinished milestone has a three-point estimate, so every run would end on the same day. Give the uncertain ones a best and a worst number of days.';
    case 'nothing-finished':
      return 'No milestone was finished in the time that is looked back at: there is no throughput to go by.';
    case 'history-short':
      return `The history of this plan covers ${count(refusal.periods, every)}; a forecast by past throughput needs ${refusal.needed}.`;
    case 'history-unstable':
      return `How much is finished varies too much to be a guide: ${listed(refusal.periods)} ${
        refusal.periods.length === 1 ? 'lies' : 'lie'
      } outside of the limits of routine variation.`;
  }
}

function count(periods: number, every: 'day' | 'week'): string {
  const noun = every === 'day' ? 'working day' : 'week';
  return `${periods} ${noun}${periods === 1 ? '' : 's'}`;
}

function listed(dates: readonly string[]): string {
  const shown = dates.slice(0, 3).map((date) => `the time from ${dateWords(date)} on`);
  const rest = dates.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
