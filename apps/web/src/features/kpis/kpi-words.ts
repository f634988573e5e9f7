import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import type { Choice } from '@workback/ui/choice-field';

type Explained<Value extends string> = readonly [value: Value, words: string, hint: string];

export const kinds: readonly Explained<Kpi['kind']>[] = [
  ['input', 'Input metric', 'Something that the team moves directly: a lever.'],
  ['output', 'Output metric', 'The result that customers or the business get.'],
  ['guardrail', 'Guardrail', 'Must not get worse while the others get better.'],
];

export const units: readonly Choice<Kpi['unit']>[] = [
  ['count', 'Count'],
  ['percent', 'Percent'],
  ['bps', 'Basis points'],
  ['currency', 'Money'],
  ['duration-seconds', 'Duration (seconds)'],
  ['ratio', 'Ratio'],
];

export const directions: readonly Choice<Kpi['direction']>[] = [
  ['up', 'Higher'],
  ['down', 'Lower'],
];

export const grains: readonly Choice<Kpi['grain']>[] = [
  ['day', 'Day'],
  ['week', 'Week'],
  ['month', 'Month'],
];

export const aggregations: readonly Explained<Kpi['aggregation']>[] = [
  ['mean', 'Mean', 'The average of the days: rates, durations.'],
  ['sum', 'Sum', 'All days together: orders, sign-ups. A missing day makes the period incomplete.'],
  ['last', 'Last', 'The last day of the period: stock, balances, active customers.'],
  ['first', 'First', 'The first day of the period.'],
  ['min', 'Lowest', 'The lowest day of the period.'],
  ['max', 'Highest', 'The highest day of the period.'],
];

export const dimensionTotals: readonly Explained<NonNullable<Kpi['dimension']>['total']>[] = [
  ['sum', 'The sum of the values', 'Orders of all countries together.'],
  ['mean', 'The mean of the values', 'Each value counts the same, however large it is.'],
  ['min', 'The lowest value', 'The worst of all.'],
  ['max', 'The highest value', 'The best of all.'],
  ['given', 'Sent by the source', 'In rows that name no value: for rates and averages, which do not add up.'],
  ['none', 'Not kept', 'The values have nothing in common; the KPI has no number as a whole.'],
];

/** The words of a stored choice. */
export const wordsOf = (choices: readonly (readonly [string, string, string?])[], value: string): string =>
  choices.find(([stored]) => stored === value)?.[1] ?? value;
