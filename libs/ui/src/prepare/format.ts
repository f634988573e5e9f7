/** The one way a KPI's number is written on a screen (DESIGN 2.4): `—` is no data, `0` is zero, `n/a` is not comparable. */
import type { Unit } from '@workback/domain/kpi/unit';

/** What is written where a day, a period or a target has no value. */
export const NO_DATA = '—';
/** What is written where two values cannot be compared. */
export const NOT_COMPARABLE = 'n/a';

/** How a KPI's numbers are to be written; `precision` is the number of decimals, null leaves it to the number. */
export interface NumberLook {
  readonly unit: Unit;
  readonly currency?: string | null;
  readonly precision?: number | null;
}

/** Full for tables, tooltips and sentences; compact (`1.2M`) for cards and axes. */
export type NumberStyle = 'full' | 'compact';

/** Between a number and its unit, so that they never part at a line's end. */
const SPACE = '\u00a0';
const MINUS = '\u2212';
const MOST_DECIMALS = 6;
const MAGNITUDES = ['', 'K', 'M', 'B', 'T'] as const;

/** A value in its unit; null gives `—`, a value that is not a finite number gives `n/a`. */
export function formatValue(value: number | null, look: NumberLook, style: NumberStyle = 'full'): string {
  if (value === null) return NO_DATA;
  if (!Number.isFinite(value)) return NOT_COMPARABLE;
  const text = unsigned(Math.abs(value), look, style);
  // What rounds to zero is written without a sign.
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

/**
 * The change from one value to another with its sign: percentage points for percent, bps for bps, otherwise the unit
 * itself. Without a later value `—`, without an earlier one `n/a`.
 */
export function formatChange(from: number | null, to: number | null, look: NumberLook): string {
  if (to === null) return NO_DATA;
  if (from === null || !Number.isFinite(from) || !Number.isFinite(to)) return NOT_COMPARABLE;
  const change = to - from;
  const text = formatDistance(change, look);
  if (!/[1-9]/.test(text)) return text;
  return `${change < 0 ? MINUS : '+'}${text}`;
}

/** How far apart two values of a KPI are, without a sign: “3.8 pp”, “120”, “£0.40”. */
export function formatDistance(change: number, look: NumberLook): string {
  if (!Number.isFinite(change)) return NOT_COMPARABLE;
  const size = Math.abs(change);
  return look.unit === 'percent' ? `${grouped(size, look.precision)}${SPACE}pp` : unsigned(size, look, 'full');
}

function unsigned(size: number, look: NumberLook, style: NumberStyle): string {
  const { unit, precision } = look;
  if (unit === 'duration-seconds') return duration(size, precision, style);
  const number = style === 'compact' ? compact(size, precision) : grouped(size, precision);
  if (unit === 'percent') return `${number}${SPACE}%`;
  if (unit === 'bps') return `${number}${SPACE}bps`;
  if (unit === 'currency') return withCurrency(number, look.currency ?? null);
  return number;
}

const groupings = new Map<string, Intl.NumberFormat>();

/** Thousands separated; a fixed number of decimals when a precision is given, else as many as matter. */
function grouped(size: number, precision: number | null | undefined): string {
  const fixed = precision === null || precision === undefined ? null : Math.min(MOST_DECIMALS, Math.max(0, precision));
  const most = fixed ?? (size >= 100 ? 1 : size >= 1 ? 2 : 4);
  const key = `${fixed ?? ''}/${most}`;
  let format = groupings.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat('en-GB', { minimumFractionDigits: fixed ?? 0, maximumFractionDigits: most });
    groupings.set(key, format);
  }
  return format.format(size);
}

/** Below 10,000 as it is, above in thousands, millions … with three digits that count. */
function compact(size: number, precision: number | null | undefined): string {
  if (size < 10_000) return grouped(size, precision);
  let scaled = Number(size.toPrecision(3));
  let magnitude = 0;
  while (scaled >= 1000 && magnitude < MAGNITUDES.length - 1) {
    scaled /= 1000;
    magnitude += 1;
  }
  return `${grouped(Number(scaled.toPrecision(3)), null)}${MAGNITUDES[magnitude]}`;
}

const symbols = new Map<string, string>();

/** The sign of a currency before the number where it has one of its own (£, €, US$), else its code behind. */
function withCurrency(number: string, currency: string | null): string {
  if (currency === null || currency === '') return number;
  let symbol = symbols.get(currency);
  if (symbol === undefined) {
    symbol = symbolOf(currency);
    symbols.set(currency, symbol);
  }
  return symbol === currency ? `${number}${SPACE}${currency}` : symbol + number;
}

function symbolOf(currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) return currency;
  const parts = new Intl.NumberFormat('en-GB', { style: 'currency', currency }).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}

/** Seconds as “12.4 s”, “3 min 20 s”, “5 h 10 min”, “2 d 4 h”; compact gives the larger unit alone. */
function duration(seconds: number, precision: number | null | undefined, style: NumberStyle): string {
  if (seconds < 60) return `${grouped(seconds, precision)}${SPACE}s`;
  const [size, word, smallerSize, smallerWord] =
    seconds < 3600 ? ([60, 'min', 1, 's'] as const) : seconds < 86_400 ? ([3600, 'h', 60, 'min'] as const) : DAYS;
  if (style === 'compact') return `${grouped(Number((seconds / size).toPrecision(3)), null)}${SPACE}${word}`;
  const smaller = Math.round(seconds / smallerSize);
  const perSize = size / smallerSize;
  const rest = smaller % perSize;
  const whole = `${grouped(Math.floor(smaller / perSize), 0)}${SPACE}${word}`;
  return rest === 0 ? whole : `${whole} ${rest}${SPACE}${smallerWord}`;
}

const DAYS = [86_400, 'd', 3600, 'h'] as const;
