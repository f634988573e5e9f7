import type { DeckAxisWire, DeckFiguresWire, PeriodColumns } from '@workback/contracts/deck/deck-reading.schemas';
import type { DayRange } from '@workback/domain/calendar/period';
import { fromDayNumber } from '@workback/domain/calendar/plain-date';
import type { Compared } from '@workback/domain/wbr/comparison';
import type { MetricFigures, PeriodFigures } from '@workback/domain/wbr/metric-figures';
import type { WbrAxis } from '@workback/domain/wbr/wbr-axis';

/** The figures of a KPI as they cross the wire. */
export function figuresToWire(figures: MetricFigures): DeckFiguresWire {
  const { weeks, months, monthToDate, quarterToDate, yearToDate, boxes } = figures;
  return {
    weeks: columns(weeks),
    months: columns(months),
    toDate: columns([monthToDate, quarterToDate, yearToDate]),
    boxes: boxes.map((box) => {
      const { state, value } = box.kind === 'amount' ? box.amount : box.compared;
      return { box: box.name, state, value };
    }),
  };
}

/** The periods of a deck as they cross the wire. */
export function axisToWire({ weeks, months, monthToDate, quarterToDate, yearToDate }: WbrAxis): DeckAxisWire {
  return {
    weeks: weeks.map(({ year, week, priorYear, ...range }) => ({
      year,
      week,
      ...dates(range),
      priorYear: dates(priorYear),
    })),
    months: months.map(({ year, month, standing, priorYear, ...range }) => ({
      year,
      month,
      standing,
      ...dates(range),
      priorYear: dates(priorYear),
    })),
    toDate: [monthToDate, quarterToDate, yearToDate].map(({ priorYear, ...range }) => ({
      ...dates(range),
      priorYear: dates(priorYear),
    })),
  };
}

const dates = ({ from, to }: DayRange): { from: string; to: string } => ({
  from: fromDayNumber(from),
  to: fromDayNumber(to),
});

function columns(periods: readonly PeriodFigures[]): PeriodColumns {
  // A plan that says nothing of these periods is none for them.
  const planned = periods.some(({ target }) => target !== null && target.value !== null);
  return {
    state: periods.map(({ actual }) => actual.state),
    value: periods.map(({ actual }) => actual.value),
    presentDays: periods.map(({ actual }) => actual.presentDays),
    expectedDays: periods.map(({ actual }) => actual.expectedDays),
    priorYear: aggregates(periods.map(({ priorYear }) => priorYear)),
    target: planned ? aggregates(periods.map(({ target }) => target ?? NONE)) : null,
    variance: planned ? periods.map(({ variance }) => variance) : null,
    onPrevious: compared(periods.map(({ onPreviousPeriod }) => onPreviousPeriod)),
    onPriorYear: compared(periods.map(({ onPriorYear }) => onPriorYear)),
    onTarget: planned ? compared(periods.map(({ onTarget }) => onTarget ?? NOT_COMPARABLE)) : null,
  };
}

const NONE = { state: 'no-data', value: null } as const;
const NOT_COMPARABLE: Compared = { state: 'not-comparable', value: null };

function aggregates(all: readonly Pick<PeriodFigures['actual'], 'state' | 'value'>[]): PeriodColumns['priorYear'] {
  return { state: all.map(({ state }) => state), value: all.map(({ value }) => value) };
}

function compared(all: readonly Compared[]): PeriodColumns['onPrevious'] {
  return { state: all.map(({ state }) => state), value: all.map(({ value }) => value) };
}
