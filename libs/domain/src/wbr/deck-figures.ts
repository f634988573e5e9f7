/** The numbers of a whole deck: one axis, and the figures of each metric on it. */
import { fromDayNumber, type PlainDate, toDayNumber } from '../calendar/plain-date.js';
import { type MetricFigures, metricFigures } from './metric-figures.js';
import { type MonthAxis, type WbrAxis, wbrAxis } from './wbr-axis.js';
import { MetricReader, type WbrMetric } from './wbr-metric.js';

/** The week that a deck reviews, and how its organisation counts years. */
export interface DeckSettings {
  readonly weekEnding: PlainDate;
  /** 1 to 12; 12 when the fiscal year is the calendar year. */
  readonly fiscalYearEndMonth: number;
  readonly months: MonthAxis;
}

/** The figures of a deck, metrics in the order given. */
export interface DeckFigures {
  readonly axis: WbrAxis;
  readonly metrics: readonly MetricFigures[];
}

/**
 * Computes a deck from rows alone: the same rows give the same figures to the last digit. The metrics must be without
 * `metricProblems`; figures are those of the `shown` ones, all of them unless told.
 */
export function deckFigures(
  settings: DeckSettings,
  metrics: readonly WbrMetric[],
  shown: readonly WbrMetric[] = metrics,
): DeckFigures {
  const weekEnding = toDayNumber(settings.weekEnding);
  const reader = new MetricReader(metrics);
  const axis = wbrAxis({
    weekEnding,
    fiscalYearEndMonth: settings.fiscalYearEndMonth,
    months: settings.months,
    futureMonths: reader.reachesBeyond(lastDayOfMonth(weekEnding)),
  });
  return { axis, metrics: shown.map((metric) => metricFigures(metric, axis, reader)) };
}

function lastDayOfMonth(day: number): number {
  const month = fromDayNumber(day).slice(0, 7);
  let last = day;
  while (fromDayNumber(last + 1).startsWith(month)) last += 1;
  return last;
}
