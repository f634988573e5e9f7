import type { DeckAxisWire } from '@workback/contracts/deck/deck-reading.schemas';
import { monthName } from '@workback/domain/calendar/date-words';

/** What the periods of a deck are called in charts and in tables. */
export interface PeriodNames {
  readonly weeks: readonly string[];
  readonly months: readonly string[];
  readonly weekHeads: readonly string[];
  readonly monthHeads: readonly string[];
}

/** Weeks by number, months by name; tables have room for the year and for a month that still runs. */
export function periodNames({ weeks, months }: DeckAxisWire): PeriodNames {
  return {
    weeks: weeks.map(({ week }, at) => (at === 0 ? `Wk ${week}` : String(week))),
    months: months.map(({ month }) => monthName(month)),
    weekHeads: weeks.map(({ week }) => `Wk ${week}`),
    monthHeads: months.map(({ month, year, standing }) => {
      const name = `${monthName(month)} ${String(year).slice(2)}`;
      return standing === 'partial' ? `${name}, runs` : name;
    }),
  };
}

/** Names of what is counted to date. */
export const TO_DATE_HEADS = ['MTD', 'QTD', 'YTD'] as const;
