import type { DayRange } from '@workback/domain/calendar/period';
import { fromDayNumber } from '@workback/domain/calendar/plain-date';
import type { Aggregate } from '@workback/domain/kpi/aggregation';
import type { DeckFigures } from '@workback/domain/wbr/deck-figures';
import type { Compared } from '@workback/domain/wbr/comparison';
import type { MetricFigures, PeriodFigures } from '@workback/domain/wbr/metric-figures';
import type { WbrMetric } from '@workback/domain/wbr/wbr-metric';
import type { WbrDefinition } from './definition.js';

/** A deck as JSON: every figure with its state, so that zero, no data and not comparable stay three things. */
export function deckJson(
  definition: WbrDefinition,
  weekEnding: string,
  metrics: readonly WbrMetric[],
  deck: DeckFigures,
): string {
  const { axis } = deck;
  const last = axis.weeks.at(-1);
  const head = JSON.stringify({
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
  });
  // Tens of thousands of small figures: written at once, without an object for each.
  const figures = deck.metrics.map((each, at) => metricText(each, (metrics[at] as WbrMetric).look));
  return `${head.slice(0, -1)},"metrics":[${figures.join(',')}]}`;
}

function metricText(figures: MetricFigures, look: WbrMetric['look']): string {
  const list = (periods: readonly PeriodFigures[]): string => `[${periods.map(period).join(',')}]`;
  const boxes = figures.boxes.map(
    (box) => `{"box":"${box.name}",${(box.kind === 'amount' ? amount(box.amount) : compared(box.compared)).slice(1)}`,
  );
  const head = JSON.stringify({ name: figures.name, ...look }).slice(0, -1);
  const { weeks, months, monthToDate, quarterToDate, yearToDate } = figures;
  return `${head},"boxes":[${boxes.join(',')}],"weeks":${list(weeks)},"months":${list(months)},"monthToDate":${period(monthToDate)},"quarterToDate":${period(quarterToDate)},"yearToDate":${period(yearToDate)}}`;
}

const dates = ({ from, to }: DayRange): { from: string; to: string } => ({
  from: fromDayNumber(from),
  to: fromDayNumber(to),
});

const amount = ({ state, value, presentDays, expectedDays }: Aggregate): string =>
  `{"state":"${state}","value":${value},"presentDays":${presentDays},"expectedDays":${expectedDays}}`;

const compared = ({ state, value }: Compared): string => `{"state":"${state}","value":${value}}`;

const period = (of: PeriodFigures): string =>
  `${amount(of.actual).slice(0, -1)},"priorYear":${amount(of.priorYear)},"target":${of.target && amount(of.target)},"variance":${of.variance},"onTarget":${of.onTarget && compared(of.onTarget)},"onPreviousPeriod":${compared(of.onPreviousPeriod)},"onPriorYear":${compared(of.onPriorYear)}}`;
