/** Axes of a chart: round ticks for values, weeks and months for days. */
import { dayOfWeekOf, fromDayNumber, toDayNumber } from '@workback/domain/calendar/plain-date';
import { formatValue, type NumberLook } from './format.js';
import { monthName } from '@workback/domain/calendar/date-words';
import { formatDay } from './format-date.js';

/** A mark on an axis: where, and what stands there. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** The value axis: its two ends, its ticks, and a sentence when it does not start at 0. */
export interface ValueAxis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
  readonly note: string | null;
}

/** Room above and below the values, as a part of their range. */
const HEADROOM = 0.08;
/** A lowest value below this part of the highest lies near enough to 0 for the axis to begin there. */
const NEAR_ZERO = 0.4;
const AIMED_AT_TICKS = 6;
/** Seconds that read as round times on an axis, up to a day. */
const DURATION_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];
/** Beyond it a range can no longer be computed. */
const LARGEST = 1e300;

/** A value axis around finite values; between 0 and 1 when there are none. It need not start at 0, and says so then. */
export function valueAxis(values: readonly number[], look: NumberLook): ValueAxis {
  const finite = values.filter(Number.isFinite).map((value) => Math.min(LARGEST, Math.max(-LARGEST, value)));
  if (finite.length === 0) return axisOver(0, 1, look);
  let low = finite.reduce((a, b) => Math.min(a, b));
  let high = finite.reduce((a, b) => Math.max(a, b));
  if (low === high) {
    const room = Math.abs(low) * 0.1 || 1;
    [low, high] = [low >= 0 ? Math.max(0, low - room) : low - room, high < 0 ? Math.min(0, high + room) : high + room];
  } else {
    const room = (high - low) * HEADROOM;
    if (low >= 0) low = low < high * NEAR_ZERO ? 0 : Math.max(0, low - room);
    else low -= room;
    // An axis of percentages does not go past 100 for the sake of air.
    high =
      look.unit === 'percent' && high <= 100
        ? Math.min(100, high + room)
        : high > 0
          ? high + room
          : Math.min(0, high + room);
  }
  return axisOver(low, high, look);
}

function axisOver(low: number, high: number, look: NumberLook): ValueAxis {
  const span = high - low;
  const step = Number.isFinite(span) ? stepFor(span / (AIMED_AT_TICKS - 1), look) : 0;
  // Values so large or so close that steps between them cannot be told apart keep their two ends as ticks.
  const distinct = step > 0 && step > Math.max(Math.abs(low), Math.abs(high)) * 1e-12;
  const first = distinct ? Math.floor(low / step) : 0;
  const last = distinct ? Math.ceil(high / step) : 0;
  const at = distinct
    ? Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
    : [low, high];
  const from = at[0] ?? low;
  const to = at.at(-1) ?? high;
  const ticks = labelled(at, step, look);
  const lowest = ticks[0]?.label ?? '';
  return { from, to, ticks, note: from > 0 || to < 0 ? `The axis starts at ${lowest}, not at 0.` : null };
}

/** Durations step by round seconds, minutes, hours or days; everything else by round numbers. */
function stepFor(rough: number, { unit }: NumberLook): number {
  if (unit !== 'duration-seconds' || rough < 1) return roundStep(rough);
  return DURATION_STEPS.find((step) => step >= rough * 0.999) ?? 86_400 * roundStep(rough / 86_400);
}

/** The next step of 1, 2 or 5 times a power of ten. */
function roundStep(rough: number): number {
  if (!(rough > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * 0.999) ?? 10;
  return factor * power;
}

function labelled(at: readonly number[], step: number, look: NumberLook): Tick[] {
  const decimals = step > 0 ? Math.min(6, Math.max(0, -Math.floor(Math.log10(step) + 1e-9))) : null;
  const write = (style: 'compact' | 'full') =>
    at.map((value) => ({ at: value, label: formatValue(value, { ...look, precision: decimals }, style) }));
  const compact = write('compact');
  return new Set(compact.map(({ label }) => label)).size === compact.length ? compact : write('full');
}

/** Calendar days a chart may span and still be marked day by day, or week by week. */
const DAILY_UP_TO = 10;
const WEEKLY_UP_TO = 62;

/** Ticks over day numbers, at most `most` (2 or more): days, then weeks counted back from the end, then months. */
export function dayTicks(fromDay: number, toDay: number, most = 8): Tick[] {
  const span = toDay - fromDay;
  if (span <= WEEKLY_UP_TO) {
    let step = span <= DAILY_UP_TO ? 1 : 7;
    while (Math.floor(span / step) + 1 > most) step += step < 7 ? 1 : 7;
    const ticks: Tick[] = [];
    for (let day = toDay; day >= fromDay; day -= step) ticks.unshift({ at: day, label: formatDay(fromDayNumber(day)) });
    return ticks;
  }
  const months = monthStarts(fromDay, toDay);
  let step = 1;
  while (Math.ceil(months.length / step) > most) step = step < 3 ? step + 1 : step * 2;
  return months
    .filter(({ index }) => index % step === 0)
    .map(({ day, month, year }, i) => ({
      at: day,
      label: i === 0 || month === 1 ? `${monthName(month)} ${year}` : monthName(month),
    }));
}

/** First day of a month within a range of days; `index` counts months since year 0. */
export interface MonthStart {
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly index: number;
}

/** The first days of the months from one day number to another. */
export function monthStarts(fromDay: number, toDay: number): MonthStart[] {
  const starts: MonthStart[] = [];
  const first = fromDayNumber(fromDay);
  let index = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1;
  for (;;) {
    const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
    const day = toDayNumber(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);
    if (!(day <= toDay)) return starts;
    if (day >= fromDay) starts.push({ day, month, year, index });
    index += 1;
  }
}

/** The Mondays from one day number to another. */
export function mondays(fromDay: number, toDay: number): number[] {
  const starts: number[] = [];
  for (let day = fromDay + ((8 - dayOfWeekOf(fromDay)) % 7); day <= toDay; day += 7) starts.push(day);
  return starts;
}
