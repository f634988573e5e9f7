import type { DayRange } from '@workback/domain/calendar/period';
import { fromDayNumber } from '@workback/domain/calendar/plain-date';
import type { Aggregate } from '@workback/domain/kpi/aggregation';
import type { DeckFigures } from '@workback/domain/wbr/deck-figures';
import type { PeriodFigures } from '@workback/domain/wbr/metric-figures';
import type { WbrMetric } from '@workback/domain/wbr/wbr-metric';
import type { WbrDefinition } from './definition.js';

/** A deck as plain data: every figure with its state, so that zero, no data and not comparable stay three things. */
export function deckJson(
  definition: WbrDefinition,
  weekEnding: string,
  metrics: readonly WbrMetric[],
  deck: DeckFigures,
): unknown {
  const { axis } = deck;
  const last = axis.weeks.at(-1);
  return {
    title: definition.title,
    weekEnding,
    week: last ? { year: last.year, number: last.week } : null,
    fiscalYearEndMonth: definition.fiscalYearEnd,
    priorYear: { weeks: '364 days earlier', monthsAndToDate: 'same calendar dates one year earlier' },
    weeks: axis.weeks.map((week) => ({
      year: week.year,
      week: week.week,
      ...dates(week),
      priorYear: dates(week.priorYear),
    })),
    months: axis.months.map((month) => ({
      year: month.year,
      month: month.month,
      standing: month.standing,
      ...dates(month),
      priorYear: dates(month.priorYear),
    })),
    monthToDate: { ...dates(axis.monthToDate), priorYear: dates(axis.monthToDate.priorYear) },
    quarterToDate: { ...dates(axis.quarterToDate), priorYear: dates(axis.quarterToDate.priorYear) },
    yearToDate: { ...dates(axis.yearToDate), priorYear: dates(axis.yearToDate.priorYear) },
    blocks: definition.deck ?? metrics.map(({ name }) => name),
    metrics: deck.metrics.map((figures, at) => ({
      name: figures.name,
      ...(metrics[at] as WbrMetric).look,
      boxes: figures.boxes.map((box) =>
        box.kind === 'amount' ? { box: box.name, ...amount(box.amount) } : { box: box.name, ...box.compared },
      ),
      weeks: figures.weeks.map(period),
      months: figures.months.map(period),
      monthToDate: period(figures.monthToDate),
      quarterToDate: period(figures.quarterToDate),
      yearToDate: period(figures.yearToDate),
    })),
  };
}

const dates = ({ from, to }: DayRange): { from: string; to: string } => ({
  from: fromDayNumber(from),
  to: fromDayNumber(to),
});

const amount = ({ state, value, presentDays, expectedDays }: Aggregate): Aggregate => ({
  state,
  value,
  presentDays,
  expectedDays,
});

const period = (figures: PeriodFigures): unknown => ({
  ...amount(figures.actual),
  priorYear: amount(figures.priorYear),
  target: figures.target && amount(figures.target),
  variance: figures.variance,
  onTarget: figures.onTarget,
  onPreviousPeriod: figures.onPreviousPeriod,
  onPriorYear: figures.onPriorYear,
});
