/** Figures of a deck as words and marks; every period list is columnar, as the deck answers it. */
import { NO_DATA, NOT_COMPARABLE, formatDistance, formatValue, type NumberLook } from './format.js';

type AmountState = 'complete' | 'partial' | 'incomplete' | 'no-data' | 'not-comparable';
type ComparedState = 'compared' | 'no-data' | 'incomplete' | 'not-comparable';

interface Amounts {
  readonly state: readonly AmountState[];
  readonly value: readonly (number | null)[];
}
interface Comparisons {
  readonly state: readonly ComparedState[];
  readonly value: readonly (number | null)[];
}

/** The periods of one list. */
export interface DeckPeriods extends Amounts {
  readonly presentDays: readonly number[];
  readonly expectedDays: readonly number[];
  readonly priorYear: Amounts;
  readonly target: Amounts | null;
  readonly variance: readonly (number | null)[] | null;
  readonly onPrevious: Comparisons;
  readonly onPriorYear: Comparisons;
  readonly onTarget: Comparisons | null;
}

/** A KPI of a deck, as far as its looks depend on it. */
export interface DeckKpiLook extends NumberLook {
  readonly direction: 'up' | 'down';
  readonly comparison: 'percent' | 'bps';
}

/** Whether a change is good news; null where it is none, or nobody knows. */
export type News = 'better' | 'worse' | null;

const MINUS = '\u2212';
const SPACE = '\u00a0';
const digits = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** “+8.3 %”, “−12 bps”; `n/a` where there is nothing to compare with, `—` where there is no number. */
export function comparisonWords(state: ComparedState, value: number | null, how: DeckKpiLook['comparison']): string {
  if (state === 'not-comparable') return NOT_COMPARABLE;
  if (value === null) return NO_DATA;
  const size = Math.abs(value);
  // A change of a thousand percent needs no tenths.
  const text = how === 'bps' || size >= 1000 ? whole.format(size) : digits.format(size);
  const sign = !/[1-9]/.test(text) ? '' : value < 0 ? MINUS : '+';
  return `${sign}${text}${SPACE}${how === 'bps' ? 'bps' : '%'}`;
}

/** What a comparison means by the direction of its KPI. */
export function newsOf(value: number | null, direction: DeckKpiLook['direction']): News {
  if (value === null || value === 0) return null;
  return value > 0 === (direction === 'up') ? 'better' : 'worse';
}

/** One of the nine boxes, ready to be drawn. */
export interface PreparedBox {
  readonly label: string;
  readonly text: string;
  readonly news: News;
  /** What the short label stands for, and why there is no number. */
  readonly explained: string;
  readonly isAmount: boolean;
}

const BOX_WORDS: Record<string, readonly [label: string, explained: string]> = {
  'last-week': ['Last wk', 'The reviewed week'],
  'week-on-week': ['WOW', 'Against the week before'],
  'week-on-year': ['YOY', 'Against the week 364 days earlier'],
  'month-to-date': ['MTD', 'Month to date'],
  'month-to-date-on-year': ['YOY', 'Month to date against the same dates a year earlier'],
  'quarter-to-date': ['QTD', 'Fiscal quarter to date'],
  'quarter-to-date-on-year': ['YOY', 'Fiscal quarter to date against the same dates a year earlier'],
  'year-to-date': ['YTD', 'Fiscal year to date'],
  'year-to-date-on-year': ['YOY', 'Fiscal year to date against the same dates a year earlier'],
};

/** The nine boxes in their published order. */
export function prepareBoxes(
  boxes: readonly {
    readonly box: string;
    readonly state: AmountState | ComparedState;
    readonly value: number | null;
  }[],
  { weeks, toDate }: { readonly weeks: DeckPeriods; readonly toDate: DeckPeriods },
  look: DeckKpiLook,
): PreparedBox[] {
  const last = weeks.value.length - 1;
  const days: Record<string, readonly [number, number]> = {
    'last-week': [weeks.presentDays[last] ?? 0, weeks.expectedDays[last] ?? 0],
    'month-to-date': [toDate.presentDays[0] ?? 0, toDate.expectedDays[0] ?? 0],
    'quarter-to-date': [toDate.presentDays[1] ?? 0, toDate.expectedDays[1] ?? 0],
    'year-to-date': [toDate.presentDays[2] ?? 0, toDate.expectedDays[2] ?? 0],
  };
  return boxes.map(({ box, state, value }) => {
    const [label, explained] = BOX_WORDS[box] ?? [box, box];
    const own = days[box];
    if (!own) {
      const text = comparisonWords(state as ComparedState, value, look.comparison);
      return {
        label,
        text,
        news: newsOf(value, look.direction),
        explained: `${explained}${stateWords(state)}`,
        isAmount: false,
      };
    }
    const short = state === 'partial' || state === 'incomplete';
    return {
      label: short ? `○ ${own[0]} of ${own[1]} d` : label,
      text: state === 'not-comparable' ? NOT_COMPARABLE : formatValue(value, look, 'compact'),
      news: null,
      explained: `${explained}${short ? `: ${own[0]} of ${own[1]} days have data` : ''}${stateWords(state)}`,
      isAmount: true,
    };
  });
}

function stateWords(state: AmountState | ComparedState): string {
  if (state === 'incomplete') return '; a sum needs all of them';
  if (state === 'not-comparable') return ': no comparison possible';
  return state === 'no-data' ? ': no data' : '';
}

function amountWords(value: number | null, state: AmountState, look: NumberLook): string {
  if (value !== null) return formatValue(value, look);
  if (state === 'incomplete') return 'not whole';
  return state === 'not-comparable' ? NOT_COMPARABLE : NO_DATA;
}

/** A row of a table of periods. */
export interface PeriodRow {
  readonly name: string;
  readonly cells: readonly { readonly text: string; readonly news: News }[];
}

/** Actual, plan, variance and comparisons as rows, periods as columns; `previous` names the period before. */
export function periodRows(periods: DeckPeriods, look: DeckKpiLook, previous: string | null): PeriodRow[] {
  const amounts = (name: string, { value, state }: Amounts): PeriodRow => ({
    name,
    cells: value.map((each, at) => ({
      text: amountWords(each, state[at] ?? 'no-data', look),
      news: null,
    })),
  });
  const compared = (name: string, { state, value }: Comparisons): PeriodRow => ({
    name,
    cells: value.map((each, at) => ({
      text: comparisonWords(state[at] ?? 'no-data', each, look.comparison),
      news: newsOf(each, look.direction),
    })),
  });
  const { target, variance, onTarget } = periods;
  return [
    amounts('Actual', periods),
    ...(target === null ? [] : [amounts('Plan', target)]),
    ...(target === null || variance === null
      ? []
      : [
          {
            name: 'Variance to plan',
            cells: variance.map((each) => ({ text: signedDistance(each, look), news: newsOf(each, look.direction) })),
          },
        ]),
    ...(onTarget === null || target === null
      ? []
      : [compared(look.comparison === 'bps' ? 'Variance, bps' : 'Variance, %', onTarget)]),
    amounts('Prior year', periods.priorYear),
    compared('Year on year', periods.onPriorYear),
    ...(previous === null ? [] : [compared(previous, periods.onPrevious)]),
  ];
}

function signedDistance(value: number | null, look: NumberLook): string {
  if (value === null) return NO_DATA;
  const text = formatDistance(value, look);
  if (!/[1-9]/.test(text)) return text;
  return `${value < 0 ? MINUS : '+'}${text}`;
}

/** The message of a block: its number, and how it lies to the target or, without one, to the year before. */
export function blockHeadline(name: string, weeks: DeckPeriods, kind: string, look: DeckKpiLook): string {
  const last = weeks.value.length - 1;
  const value = weeks.value[last] ?? null;
  if (value === null) return `${name}: ${weeks.state[last] === 'incomplete' ? 'the week is not whole' : 'no data'}`;
  const start = `${name}: ${formatValue(value, look, 'compact')}`;
  const target = weeks.target?.value[last] ?? null;
  if (target !== null) {
    const missed = look.direction === 'up' ? value < target : value > target;
    if (kind === 'guardrail') return `${start}, ${missed ? 'guardrail breached' : 'within its guardrail'}`;
    const distance = formatDistance(value - target, look);
    if (value === target) return `${start}, on target`;
    const how = /[1-9]/.test(distance) ? distance : 'just';
    return `${start}, ${how} ${value > target ? 'over' : 'under'} target`;
  }
  const year = weeks.onPriorYear.value[last] ?? null;
  if (year === null) return start;
  const change = comparisonWords('compared', year, look.comparison).replace(/^[+\u2212]/, '');
  if (!/[1-9]/.test(change)) return `${start}, as a year before`;
  return `${start}, ${change} ${year > 0 ? 'over' : 'under'} last year`;
}
